using Microsoft.Extensions.Options;
using PartyPlatform.Gateway.Callers;
using PartyPlatform.Live;
using PartyPlatform.Live.Fanout;
using PartyPlatform.Live.Streams;

namespace PartyPlatform.Gateway.Live;

/// <summary>
/// Serves routes of the kind Live: the service says once whether this viewer may watch; the stream itself comes from the one
/// that this gateway reads for all.
/// </summary>
internal static class LiveStreams
{
    public static Task Invoke(HttpContext context, Func<Task> next) =>
        RouteKind.Of(context.GetReverseProxyFeature().Route) == RouteKind.Live ? HandleAsync(context) : next();

    private static async Task HandleAsync(HttpContext context)
    {
        var counts = StreamRequest.Accepts(context.Request, Audience.MediaType);
        StreamRequest.RefuseWithProblems(context);
        var after = StreamRequest.After(context.Request) ?? 0;
        var service = context.GetReverseProxyFeature().Cluster.Config.ClusterId;
        var grant = await GrantAsync(context, service);
        if (grant is null)
            return;
        if (counts)
        {
            await CountAsync(context, $"{service}/{grant.Channel}");
            return;
        }

        // Whom the service knows and the gateway does not, it could neither count nor end when the member is deactivated.
        if (context.Features.Get<CallerFeature>()?.RateKey is not { } member)
        {
            await StreamRefusal.UnknownAsync(context);
            return;
        }

        var hubs = context.RequestServices.GetRequiredService<Hubs>();
        if (!hubs.TryCount(member))
        {
            await StreamRefusal.TooManyAsync(context);
            return;
        }

        try
        {
            await ShowAsync(context, hubs, service, grant, member, after);
        }
        finally
        {
            hubs.Uncount(member);
        }
    }

    private static async Task<StreamGrant?> GrantAsync(HttpContext context, string service)
    {
        using var answer = await context.RequestServices.GetRequiredService<Grants>().AskAsync(context, service, context.RequestAborted);
        if (answer is null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "2";
            return null;
        }

        if (answer.StatusCode == System.Net.HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == StreamGrant.MediaType)
            return await answer.Content.ReadFromJsonAsync<StreamGrant>(context.RequestAborted);
        if (answer.IsSuccessStatusCode)
            // There is something else at this address, which is no stream.
            context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
        else
            await Grants.PassOnAsync(answer, context);
        return null;
    }

    private static Task CountAsync(HttpContext context, string channel)
    {
        context.Response.Headers.CacheControl = "no-store";
        var viewers = context.RequestServices.GetRequiredService<Audience>().Of(channel);
        return context.Response.WriteAsJsonAsync(new AudienceResponse(viewers), options: null, Audience.MediaType, context.RequestAborted);
    }

    private static async Task ShowAsync(HttpContext context, Hubs hubs, string service, StreamGrant grant, string member, long after)
    {
        if (hubs.Hold($"{service}/{grant.Channel}", () => SourceOf(context.RequestServices, service, grant.Channel)) is not { } hub)
        {
            await StreamRefusal.FullAsync(context);
            return;
        }

        try
        {
            await StreamRequest.OpenAsync(context);
            var caller = context.Features.Get<CallerFeature>();
            // The session's tokens are of no use to a stream that is open.
            context.Features.Set<CallerFeature>(null);
            var callerEnds = caller?.EndsAt ?? DateTimeOffset.MaxValue;
            var viewer = new Viewer(context, hub.Ring, after, grant.ExpiresAt < callerEnds ? grant.ExpiresAt : callerEnds, member)
            {
                Session = caller?.Session?.Secret.Hash,
            };
            await StreamRequest.ShowAsync(context, hub, viewer);
        }
        finally
        {
            hubs.Release(hub);
        }
    }

    private static Upstream SourceOf(IServiceProvider services, string service, string channel) => new(
        service, channel, services.GetRequiredService<Replicas>(), services.GetRequiredService<MachineToken>(),
        services.GetRequiredService<IOptions<LiveOptions>>().Value, services.GetRequiredService<ILogger<Upstream>>());
}
