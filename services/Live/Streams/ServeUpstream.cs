using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Live.Fanout;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Live.Streams;

/// <summary>A gateway follows a channel for all its viewers, or reads a page of what is older than its ring.</summary>
internal static class ServeUpstream
{
    /// <summary>The position after which an upstream stream begins; told, since one that names none gets what is in memory.</summary>
    public const string AfterHeader = "Live-After";

    private const int MostPerPage = 1_000;

    public static async Task HandleAsync(HttpContext http, string channel)
    {
        StreamRequest.RefuseWithProblems(http);
        if (!LiveLog.IsChannel(channel))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var after = StreamRequest.After(http.Request);
        if (http.Request.Query.ContainsKey("limit"))
            await PageAsync(http, channel, after ?? 0, LimitOf(http.Request));
        else
            await StreamAsync(http, channel, after);
    }

    private static async Task PageAsync(HttpContext http, string channel, long after, int limit)
    {
        var page = await http.RequestServices.GetRequiredService<LiveReader>().PageAsync(channel, after, limit, http.RequestAborted);
        http.Response.ContentType = Frames.MediaType;
        http.Response.ContentLength = page.Bytes.Length;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.BodyWriter.WriteAsync(page.Bytes, http.RequestAborted);
    }

    private static async Task StreamAsync(HttpContext http, string channel, long? after)
    {
        var hubs = http.RequestServices.GetRequiredService<Hubs>();
        var reader = http.RequestServices.GetRequiredService<LiveReader>();
        if (hubs.Hold(channel, () => reader.Source(channel)) is not { } hub)
        {
            await StreamRefusal.FullAsync(http);
            return;
        }

        try
        {
            await hub.BegunAsync(http.RequestAborted);
            var from = after ?? hub.Ring.Before;
            http.Response.Headers[AfterHeader] = from.ToString(CultureInfo.InvariantCulture);
            await StreamRequest.OpenAsync(http);
            // The token proves who opened it. A gateway reads on without a new one for as long as it stays.
            await StreamRequest.ShowAsync(http, hub, new Viewer(http, hub.Ring, from, DateTimeOffset.MaxValue, member: ""));
        }
        finally
        {
            hubs.Release(hub);
        }
    }

    private static int LimitOf(HttpRequest request) =>
        int.TryParse(request.Query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and <= MostPerPage
            ? limit
            : throw new InputRejected("live.limit", $"一页要 1 到 {MostPerPage} 条", $"A page has 1 to {MostPerPage} events.", "limit");
}
