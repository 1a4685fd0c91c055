using System.Collections.Concurrent;
using System.Diagnostics;
using PartyPlatform.Testing;

namespace PartyPlatform.Gateway.Tests;

/// <summary>
/// Row 8 of the reliability goals: Redis is flushed, then killed, under viewers of a live channel and a web session. No
/// stream breaks, each ends with 1..N, nobody is signed out; answers take at most twice as long.
/// </summary>
public sealed class RedisTests(RedisTests.Platform platform) : IClassFixture<RedisTests.Platform>
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("PARTY_TEST_FULL") == "1";

    private static readonly int Viewers = Full ? 500 : 50;

    private static readonly int Each = Full ? 200 : 20;

    public sealed class Platform : LiveGateway
    {
        internal PrivateRedis Redis { get; } = new();

        protected override async Task StartServicesAsync()
        {
            await Redis.StartAsync();
            await base.StartServicesAsync();
        }

        protected override IEnumerable<(string Name, string Value)> Settings() => [.. base.Settings(), ("ConnectionStrings:redis", Redis.Address)];

        protected override IEnumerable<(string Name, string Value)> ServiceSettings() => [("ConnectionStrings__redis", Redis.Address)];

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Redis.DisposeAsync();
        }
    }

    [Fact]
    public async Task Without_Redis_streams_and_sessions_go_on_as_if_nothing_had_happened()
    {
        var room = LiveGateway.NewRoom();
        var browser = await platform.SignedInAsync(platform.NewMember());
        var streams = await Task.WhenAll(Enumerable.Range(0, Viewers).Select(_ => platform.WatchAsync(room, platform.NewMemberToken())));
        // A stream that broke off would end this with an exception: nobody comes back.
        var viewers = streams.Select(stream => stream.TakeAsync(4 * Each, TimeSpan.FromSeconds(90))).ToList();
        var asking = new Asking(browser);

        await PostAsync(room);
        await platform.Redis.FlushAsync();
        await PostAsync(room);
        var before = asking.Next();
        await platform.Redis.KillAsync();
        await PostAsync(room);
        var away = asking.Next();
        await platform.Redis.StartAsync();
        await PostAsync(room);

        foreach (var positions in await Task.WhenAll(viewers))
            Assert.Equal(1L.To(4 * Each), positions);
        await asking.StopAsync();
        Assert.All(asking.Statuses, status => Assert.Equal((200, true), status));
        TestContext.Current.TestOutputHelper!.WriteLine($"{asking.Statuses.Count} answers, p95 {before:0.0} ms, without Redis {away:0.0} ms");
        // Of a handful of answers on a busy machine the slowest say nothing.
        if (Full)
            Assert.True(away <= 2 * before + 20, $"p95 was {before:0.0} ms and without Redis {away:0.0} ms.");
        foreach (var stream in streams)
            await stream.DisposeAsync();
    }

    // At both replicas in turn, of which one is not the one that the gateway reads from.
    private async Task PostAsync(string room)
    {
        for (var number = 0; number < Each; number++)
        {
            await platform.PostAsync(room, 1, number % 2);
            await Task.Delay(10);
        }
    }

    /// <summary>A web session that asks without end and notes what it was answered and how long that took.</summary>
    private sealed class Asking
    {
        private readonly CancellationTokenSource _enough = new();
        private readonly Task _asking;
        private ConcurrentBag<double> _times = [];

        public Asking(Browser browser) => _asking = Task.Run(() => AskAsync(browser));

        public ConcurrentBag<(int Status, bool SignedIn)> Statuses { get; } = [];

        /// <summary>The 95th percentile since the last time, in milliseconds.</summary>
        public double Next()
        {
            var times = Interlocked.Exchange(ref _times, []).Order().ToList();
            Assert.NotEmpty(times);
            return times[(int)(times.Count * 0.95)];
        }

        public async Task StopAsync()
        {
            await _enough.CancelAsync();
            await _asking;
            _enough.Dispose();
        }

        private async Task AskAsync(Browser browser)
        {
            while (!_enough.IsCancellationRequested)
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await browser.GetAsync("/session");
                var text = await answer.Content.ReadAsStringAsync();
                _times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                Statuses.Add(((int)answer.StatusCode, text.Contains("\"signedIn\":true", StringComparison.Ordinal)));
                await Task.Delay(10);
            }
        }
    }
}
