using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Model;

namespace PartyPlatform.Gateway.Limits;

/// <summary>Refuses a body that says it is too large before a byte of it is read. One that does not say is cut off where it becomes so.</summary>
internal static class BodyLimits
{
    public static IApplicationBuilder UseBodyLimits(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var most = context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>()?.Config.MaxRequestBodySize
            ?? context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        return context.Request.ContentLength > most
            ? throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge)
            : next(context);
    });
}
