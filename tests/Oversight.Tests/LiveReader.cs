using System.Net;
using System.Text.Json.Nodes;

namespace PartyPlatform.Oversight.Tests;

/// <summary>An event as a phone gets it.</summary>
internal sealed record LiveEvent(long Position, string Type, JsonNode Data);

/// <summary>A phone that follows a channel: reads events until it has enough, or is cut off.</summary>
internal sealed class LiveReader : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private LiveReader(HttpResponseMessage response, Stream body) => (_response, _lines) = (response, new StreamReader(body));

    public static async Task<LiveReader> OpenAsync(HttpClient client, string path, long? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId.ToString());
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new LiveReader(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next so many events; fails when they do not come within 20 seconds.</summary>
    public async Task<List<LiveEvent>> TakeAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var events = new List<LiveEvent>();
        var (id, type) = (0L, "");
        while (events.Count < count)
        {
            var line = await _lines.ReadLineAsync(patience.Token);
            Assert.NotNull(line);
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = long.Parse(line[4..], System.Globalization.CultureInfo.InvariantCulture);
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
                type = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                events.Add(new LiveEvent(id, type, JsonNode.Parse(line[6..])!));
        }

        return events;
    }

    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }
}
