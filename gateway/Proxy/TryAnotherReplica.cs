using Yarp.ReverseProxy.Forwarder;

namespace PartyPlatform.Gateway.Proxy;

/// <summary>
/// When a replica dies under a request, another one is asked, so that callers do not notice. A read may be repeated; a
/// change only if it never left this process, since otherwise it might be done twice.
/// </summary>
internal static partial class TryAnotherReplica
{
    public static async Task Invoke(HttpContext context, Func<Task> next)
    {
        var proxied = context.GetReverseProxyFeature();
        var untried = proxied.AvailableDestinations;
        while (true)
        {
            await next();
            if (context.Features.Get<IForwarderErrorFeature>() is not { } failure || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
                return;

            var tried = proxied.ProxiedDestination;
            untried = [.. untried.Where(destination => destination != tried)];
            if (tried is null || untried.Count == 0 || !MayRepeat(context.Request, failure))
            {
                Explain(context, failure);
                return;
            }

            LogRepeated(context.RequestServices.GetRequiredService<ILogger<TakeOutAtFirstFailure>>(), tried.DestinationId, failure.Error);
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.StatusCode = StatusCodes.Status200OK;
            proxied.AvailableDestinations = untried;
            proxied.ProxiedDestination = null;
        }
    }

    private static bool MayRepeat(HttpRequest request, IForwarderErrorFeature failure)
    {
        if (failure.Error != ForwarderError.Request)
            return false;
        if (failure.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError })
            return true;
        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
    }

    // To a caller it is all one whether the service was not reached or did not answer in time: try again in a moment.
    private static void Explain(HttpContext context, IForwarderErrorFeature failure)
    {
        if (failure.Error is not (ForwarderError.Request or ForwarderError.RequestTimedOut or ForwarderError.NoAvailableDestinations))
            return;
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Destination} failed with {Error}; another replica is asked")]
    private static partial void LogRepeated(ILogger logger, string destination, ForwarderError error);
}
