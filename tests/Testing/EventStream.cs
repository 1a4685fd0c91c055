using System.Globalization;
using System.Net.Http.Headers;

namespace PartyPlatform.Testing;

/// <summary>One event as a browser would see it.</summary>
/// <param name="Id">Its position.</param>
/// <param name="Type">The name it is listened to under.</param>
/// <param name="Data">The JSON.</param>
public sealed record StreamedEvent(long Id, string Type, string Data);

/// <summary>Reads a stream of server-sent events as a browser does, one line after the other.</summary>
public sealed class EventStream : IAsyncDisposable
{
    private readonly StreamReader _lines;

    private EventStream(HttpResponseMessage response, Stream body) => (Response, _lines) = (response, new StreamReader(body));

    /// <summary>The answer, of which the headers are there.</summary>
    public HttpResponseMessage Response { get; }

    /// <summary>Comments seen so far, heartbeats among them.</summary>
    public int Comments { get; private set; }

    /// <summary>A request for a stream.</summary>
    public static HttpRequestMessage Request(string path, long? lastEventId = null, string? token = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/event-stream" } } };
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId.Value.ToString(CultureInfo.InvariantCulture));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    /// <summary>Opens a stream; the caller looks at the status.</summary>
    public static async Task<EventStream> OpenAsync(HttpClient client, HttpRequestMessage request)
    {
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new EventStream(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event, or null once the stream has been closed in order.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task<StreamedEvent?> NextAsync(CancellationToken cancellationToken)
    {
        var (id, type, data) = (0L, "message", "");
        while (await _lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(':'))
                Comments++;
            else if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = long.Parse(line.AsSpan(4), CultureInfo.InvariantCulture);
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
                type = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                data = line[6..];
            else if (line.Length == 0 && id > 0)
                return new StreamedEvent(id, type, data);
        }

        return null;
    }

    /// <summary>The positions of the next events.</summary>
    public async Task<List<long>> TakeAsync(int count, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(20));
        var positions = new List<long>(count);
        while (positions.Count < count)
            positions.Add((await NextAsync(limit.Token) ?? throw new EndOfStreamException($"Closed after {positions.Count} of {count} events.")).Id);
        return positions;
    }

    /// <summary>Waits until the stream is closed, skipping what comes.</summary>
    public async Task ClosedAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        while (await NextAsync(limit.Token) is not null)
        {
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        Response.Dispose();
        return ValueTask.CompletedTask;
    }
}
