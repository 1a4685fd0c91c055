using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PartyPlatform.Live.Fanout;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Live.Streams;

/// <summary>A member watches a channel, or the gateway asks whether they may.</summary>
internal static class WatchChannel
{
    public static async Task HandleAsync(HttpContext http, Caller caller, ChannelOf channelOf)
    {
        var wantsGrant = StreamRequest.Accepts(http.Request, StreamGrant.MediaType);
        var wantsStream = StreamRequest.Accepts(http.Request, Frames.MediaType);
        StreamRequest.RefuseWithProblems(http);
        if (!wantsGrant && !wantsStream)
        {
            http.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return;
        }

        var after = StreamRequest.After(http.Request) ?? 0;
        if (await channelOf(http, caller) is not { } channel)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var services = http.RequestServices;
        var grant = StreamGrant.For(
            channel, services.GetRequiredService<IOptions<LiveOptions>>().Value, services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (wantsGrant)
        {
            http.Response.Headers.CacheControl = "no-store";
            await http.Response.WriteAsJsonAsync(grant, options: null, StreamGrant.MediaType, http.RequestAborted);
            return;
        }

        var hubs = services.GetRequiredService<Hubs>();
        var member = caller.MemberId.ToString();
        if (!hubs.TryCount(member))
        {
            await StreamRefusal.TooManyAsync(http);
            return;
        }

        try
        {
            await ShowAsync(http, hubs, grant, member, after);
        }
        finally
        {
            hubs.Uncount(member);
        }
    }

    private static async Task ShowAsync(HttpContext http, Hubs hubs, StreamGrant grant, string member, long after)
    {
        var reader = http.RequestServices.GetRequiredService<LiveReader>();
        if (hubs.Hold(grant.Channel, () => reader.Source(grant.Channel)) is not { } hub)
        {
            await StreamRefusal.FullAsync(http);
            return;
        }

        try
        {
            await StreamRequest.OpenAsync(http);
            var tokenEnds = StreamGrant.EndOf(http.User);
            var viewer = new Viewer(http, hub.Ring, after, grant.ExpiresAt < tokenEnds ? grant.ExpiresAt : tokenEnds, member);
            await StreamRequest.ShowAsync(http, hub, viewer);
        }
        finally
        {
            hubs.Release(hub);
        }
    }
}
