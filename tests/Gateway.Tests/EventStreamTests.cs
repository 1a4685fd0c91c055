using System.Diagnostics;
using System.Text;

namespace PartyPlatform.Gateway.Tests;

public sealed class EventStreamTests(EventStreamTests.OneLearning gateway) : IClassFixture<EventStreamTests.OneLearning>
{
    public sealed class OneLearning : GatewayHost
    {
        // Far below what the test waits: an ordinary request would be broken off.
        protected override IEnumerable<(string Name, string Value)> Settings() => [("Proxy:Clusters:learning:HttpRequest:ActivityTimeout", "00:00:01")];
    }

    [Fact]
    public async Task A_stream_opens_at_once_passes_each_entry_as_it_comes_and_is_never_timed_out()
    {
        using var client = gateway.Plain();
        using var warm = await client.GetAsync("/api/learning/echo");
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/learning/stream") { Headers = { { "Accept", "text/event-stream" } } };
        var watch = Stopwatch.StartNew();
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        Assert.Equal(": ok\n\n", await ReadAsync(stream));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"It opened after {watch.ElapsedMilliseconds} ms.");
        Assert.Equal(("text/event-stream", true), (response.Content.Headers.ContentType!.MediaType, response.Headers.CacheControl!.NoStore));

        for (var number = 1; number <= 2; number++)
        {
            await Task.Delay(1500);
            gateway.Learning[0].NextEvent.SetResult();
            Assert.Equal($"id: {number}\ndata: entry {number}\n\n", await ReadAsync(stream));
        }
    }

    [Fact]
    public async Task What_is_no_stream_is_timed_out()
    {
        using var client = gateway.Plain();
        using var response = await client.GetAsync("/api/learning/slow?seconds=3");
        await response.RefusedAsync(503, "service.unavailable");
    }

    [Fact]
    public async Task A_refused_stream_is_an_ordinary_refusal()
    {
        using var client = gateway.Plain();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/learning/status/403") { Headers = { { "Accept", "text/event-stream" } } };
        using var response = await client.SendAsync(request);
        Assert.Equal(403, (int)response.StatusCode);
    }

    private static async Task<string> ReadAsync(Stream stream)
    {
        var buffer = new byte[1024];
        var length = await stream.ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(5));
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
