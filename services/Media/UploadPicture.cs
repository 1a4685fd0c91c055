using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Media;

/// <summary>A picture that was taken; use its id where the service asks for one, within a day.</summary>
/// <param name="Id">The picture.</param>
/// <param name="Width">Pixels of the full rendering.</param>
/// <param name="Height">Pixels of the full rendering.</param>
public sealed record PictureResponse(Guid Id, int Width, int Height);

/// <summary>Members send pictures one by one, before the thing that they belong to is saved.</summary>
public static class PictureUpload
{
    // Room for the lines of the form around the file.
    private const long FormBytes = 64 * 1024;

    /// <summary>Removes the pictures of a service that were uploaded and used nowhere; call it once beside <c>AddMedia</c>.</summary>
    public static IHostApplicationBuilder AddPictureRemoval<TDb>(this IHostApplicationBuilder builder)
        where TDb : DbContext
    {
        builder.Services.AddHostedService<RemoveUnattachedPictures<TDb>>();
        return builder;
    }

    /// <summary>Adds <c>POST pictures</c> (multipart, field <c>file</c>) to a group, for every member.</summary>
    public static RouteHandlerBuilder MapPictureUpload<TDb>(this IEndpointRouteBuilder routes)
        where TDb : DbContext
    {
        // Through a variable: the framework's analyzer of route handlers fails on a parameter of a generic type.
        Delegate handle = UploadPicture<TDb>.Handle;
        return routes.MapPost("/pictures", handle).WithName(nameof(UploadPicture<>)).WithTags("Pictures")
            .RequireAuthorization(Policies.Member)
            .Accepts<IFormFile>("multipart/form-data")
            // A bearer token comes with every request here and a browser adds none by itself, so there is nothing to forge.
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(PictureLimits.Bytes + FormBytes));
    }
}

internal static class UploadPicture<TDb>
    where TDb : DbContext
{
    public static async Task<Results<Created<PictureResponse>, ProblemHttpResult>> Handle(
        HttpContext context, Caller caller, TDb db, PictureIntake intake, PictureFiles files, TimeProvider clock, CancellationToken cancellationToken)
    {
        await RequireRoomAsync(db, caller.MemberId, cancellationToken);
        using var turn = await context.RequestServices.GetRequiredService<UploadTurns>().TakeAsync(caller.MemberId, cancellationToken);
        if (turn is null)
            return Busy(context);

        await using var file = await FileOfAsync(context.Request, cancellationToken);
        var stored = await TakeAsync(intake, file, cancellationToken);
        try
        {
            await SaveAsync(db, Picture.Of(stored, caller.MemberId, clock.GetUtcNow()), cancellationToken);
        }
        catch
        {
            files.Delete(stored.Id);
            throw;
        }

        return TypedResults.Created($"{context.Request.Path}/{stored.Id}", new PictureResponse(stored.Id, stored.Width, stored.Height));
    }

    private static async Task SaveAsync(TDb db, Picture picture, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // One of a member at a time: of many that were received side by side, here or at other replicas, each finds those before it.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('pictures of ' || {picture.OwnerMemberId.ToString()}, 0))", cancellationToken);
        await RequireRoomAsync(db, picture.OwnerMemberId, cancellationToken);
        db.Add(picture);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task RequireRoomAsync(TDb db, Guid member, CancellationToken cancellationToken)
    {
        if (await db.Set<Picture>().CountAsync(picture => picture.OwnerMemberId == member && picture.AttachedTo == null, cancellationToken) >= PictureLimits.Unattached)
            throw PictureLimits.TooMany();
    }

    private static ProblemHttpResult Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return TypedResults.Problem(
            title: "同时传的图片太多了，等前面几张传完再传", statusCode: StatusCodes.Status429TooManyRequests,
            extensions: new Dictionary<string, object?> { ["code"] = "picture.busy", ["titleEn"] = "Too many pictures are being sent at once; wait for those before." });
    }

    /// <summary>The file inside the form, read as it arrives: the form is never kept as a whole.</summary>
    private static async Task<Stream> FileOfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new BadHttpRequestException("A picture comes as multipart/form-data.", StatusCodes.Status415UnsupportedMediaType);
        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 70 } boundary)
            throw new BadHttpRequestException("The form has no boundary.");

        var reader = new MultipartReader(boundary, request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
                if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                    && HeaderUtilities.RemoveQuotes(disposition.Name).Value == "file")
                    return section.Body;
        }
        catch (Exception exception) when (exception is InvalidDataException || (exception is IOException && exception is not BadHttpRequestException))
        {
            throw new BadHttpRequestException("The form cannot be read.", exception);
        }

        throw PictureLimits.Missing();
    }

    private static async Task<StoredPicture> TakeAsync(PictureIntake intake, Stream file, CancellationToken cancellationToken)
    {
        try
        {
            return await intake.TakeAsync(new FormFile(file), cancellationToken);
        }
        catch (FormBrokenOff exception)
        {
            throw new BadHttpRequestException("The form ends in the middle of the file.", exception);
        }
    }

    /// <summary>Tells a form that ends too early from a disk that fails: both are an IOException.</summary>
    private sealed class FormFile(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await inner.ReadAsync(buffer, cancellationToken);
            }
            catch (Exception exception) when (exception is InvalidDataException || (exception is IOException && exception is not BadHttpRequestException))
            {
                throw new FormBrokenOff(exception);
            }
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private sealed class FormBrokenOff(Exception inner) : Exception("The form ends in the middle of the file.", inner);
}
