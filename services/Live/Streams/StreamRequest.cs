using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PartyPlatform.Live.Fanout;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Live.Streams;

/// <summary>What a request for a stream says, and how the answer begins.</summary>
internal static class StreamRequest
{
    /// <summary>The position after which the viewer wants to go on; null if it names none.</summary>
    public static long? After(HttpRequest request)
    {
        // The browser's own header wins: it knows what it has seen, the address only what it had seen when it was made.
        var text = request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } header ? header : request.Query["after"].ToString();
        if (text.Length == 0)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw new InputRejected("live.position", "从哪里接着看，要写成一个不小于 0 的整数", "The position to go on after must be a whole number from 0.", "after");
    }

    /// <summary>
    /// From here on a refusal is a problem document as everywhere: a caller who accepts nothing but a stream would otherwise
    /// get plain text.
    /// </summary>
    public static void RefuseWithProblems(HttpContext http) => http.Request.Headers.Accept = "application/problem+json";

    public static bool Accepts(HttpRequest request, string mediaType) =>
        request.Headers.Accept.ToString().Contains(mediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Sends the headers and a first comment, at once.</summary>
    public static async Task OpenAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentType = Frames.MediaType;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        // Asks a proxy in front of us not to buffer.
        headers["X-Accel-Buffering"] = "no";
        await http.Response.BodyWriter.WriteAsync(Frames.Opening, http.RequestAborted);
    }

    // What let the viewer in — the token, the database context that was asked — is not kept for the hours that follow.
    private static async ValueTask LightenAsync(HttpContext http)
    {
        http.Request.Headers.Authorization = default;
        http.Request.Headers.Cookie = default;
        http.Items.Clear();
        if (http.Features.Get<IServiceProvidersFeature>() is IAsyncDisposable scope)
            await scope.DisposeAsync();
    }

    /// <summary>Shows a hub's channel on an answer that has been opened.</summary>
    public static async Task ShowAsync(HttpContext http, Hub hub, Viewer viewer)
    {
        await LightenAsync(http);
        await using var hungUp = http.RequestAborted.UnsafeRegister(static state => ((Viewer)state!).Stop(StreamEnd.Left), viewer);
        try
        {
            await hub.ShowAsync(viewer, http.RequestAborted);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads on; that is how streams end.
        }
        catch (Exception exception) when (exception is IOException or TimeoutException or OperationCanceledException
            or System.Data.Common.DbException or HttpRequestException)
        {
            // What it should read is away. The headers are out, so the connection is all that can still say so; the viewer
            // resumes where it was.
            http.Abort();
        }
    }
}
