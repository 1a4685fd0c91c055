using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;
using Yarp.ReverseProxy.Transforms;

namespace PartyPlatform.Gateway.Proxy;

/// <summary>Event streams stay open for hours: no time-out ends them, nothing buffers them, and their headers go out at once.</summary>
internal static class EventStreams
{
    private const string MediaType = "text/event-stream";

    // Clients skip comments; but without a first byte the headers would wait for the first event, and the browser's onopen with them.
    private static readonly byte[] Opening = ": ok\n\n"u8.ToArray();

    public static Task WithoutTimeout(HttpContext context, Func<Task> next)
    {
        if (!context.Request.Headers.Accept.ToString().Contains(MediaType, StringComparison.OrdinalIgnoreCase))
            return next();

        var proxied = context.GetReverseProxyFeature();
        var config = proxied.Cluster.Config;
        context.Features.Set<IReverseProxyFeature>(new ReverseProxyFeature
        {
            Route = proxied.Route,
            Cluster = new ClusterModel(
                config with { HttpRequest = (config.HttpRequest ?? new ForwarderRequestConfig()) with { ActivityTimeout = Timeout.InfiniteTimeSpan } },
                proxied.Cluster.HttpClient),
            AllDestinations = proxied.AllDestinations,
            AvailableDestinations = proxied.AvailableDestinations,
        });
        return next();
    }

    public static async ValueTask Open(ResponseTransformContext transform)
    {
        var context = transform.HttpContext;
        if (transform.ProxyResponse?.Content.Headers.ContentType?.MediaType != MediaType || !HttpMethods.IsGet(context.Request.Method))
            return;

        context.Response.Headers.CacheControl = "no-store";
        // Asks a proxy in front of us not to buffer either.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        await context.Response.Body.WriteAsync(Opening, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
