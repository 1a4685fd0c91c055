using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace PartyPlatform.Media;

/// <summary>The answer that is a picture, with the headers that keep a browser from taking it for anything else.</summary>
public sealed class PictureFile : IResult, IEndpointMetadataProvider
{
    private readonly string _path;
    private readonly string _tag;

    internal PictureFile(string path, string tag) => (_path, _tag) = (path, tag);

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (!File.Exists(_path))
            return TypedResults.NotFound().ExecuteAsync(httpContext);

        var headers = httpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        // Two people who share a browser are told apart by their session.
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers.Vary = "Cookie, Authorization";
        return TypedResults.PhysicalFile(_path, PictureFiles.ContentType, entityTag: new EntityTagHeaderValue(_tag)).ExecuteAsync(httpContext);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(byte[]), [PictureFiles.ContentType]));
    }
}
