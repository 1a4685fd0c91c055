using Microsoft.Net.Http.Headers;
using PartyPlatform.Gateway.Callers;
using PartyPlatform.Gateway.Live;
using PartyPlatform.Gateway.Session;
using PartyPlatform.Gateway.WebClient;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.ServiceDiscovery;
using Yarp.ReverseProxy.Transforms;

namespace PartyPlatform.Gateway.Proxy;

internal static class ProxyRegistration
{
    public static void AddProxy(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IPassiveHealthCheckPolicy, TakeOutAtFirstFailure>();
        builder.Services.AddSingleton<IDestinationResolver, DiscoveredDestinations>();
        builder.Services.AddReverseProxy()
            .LoadFromConfig(builder.Configuration.GetSection("Proxy"))
            .ConfigureHttpClient((_, handler) =>
            {
                // Inside one network; a host that does not answer by then is gone, and another replica is asked.
                handler.ConnectTimeout = TimeSpan.FromSeconds(2);
                handler.PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2);
            })
            .AddTransforms(transforms =>
            {
                var isApi = transforms.Route.Metadata?.GetValueOrDefault("Kind") == RouteKind.Api.ToString();
                transforms.AddOriginalHost();
                transforms.AddResponseHeaderRemove(HeaderNames.Server, ResponseCondition.Always);
                transforms.AddResponseTransform(response => KeepOwnCookies(response, isApi));
                transforms.AddResponseTransform(LeaveFailureToPage);
                if (isApi)
                    transforms.AddResponseTransform(EventStreams.Open);
            });
    }

    public static void MapProxy(this WebApplication app) => app.MapReverseProxy(proxy =>
    {
        proxy.Use(PrepareForService.Invoke);
        proxy.Use(LiveStreams.Invoke);
        proxy.Use(EventStreams.WithoutTimeout);
        proxy.Use(TryAnotherReplica.Invoke);
        proxy.UseLoadBalancing();
        proxy.UsePassiveHealthChecks();
    });

    // No service may set or overwrite the session's cookie, and an API sets none at all.
    private static ValueTask KeepOwnCookies(ResponseTransformContext transform, bool isApi)
    {
        var headers = transform.HttpContext.Response.Headers;
        if (headers.SetCookie.Count > 0)
        {
            var kept = headers.SetCookie.Where(cookie => !isApi && cookie?.StartsWith(SessionCookie.Name, StringComparison.Ordinal) == false).ToArray();
            if (kept.Length == 0)
                headers.Remove(HeaderNames.SetCookie);
            else
                headers.SetCookie = kept;
        }

        return ValueTask.CompletedTask;
    }

    // A service that runs without its database answers all with a problem document. Without a body here, it becomes a page.
    private static ValueTask LeaveFailureToPage(ResponseTransformContext transform)
    {
        var response = transform.HttpContext.Response;
        if (response.StatusCode >= 500 && transform.ProxyResponse?.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && ProblemPage.IsAskedFor(transform.HttpContext.Request))
        {
            transform.SuppressResponseBody = true;
            response.ContentType = null;
            response.ContentLength = null;
        }

        return ValueTask.CompletedTask;
    }
}
