using System.Collections.Concurrent;
using System.Diagnostics;
using PartyPlatform.Testing;

namespace PartyPlatform.Gateway.Tests;

/// <summary>
/// Row 13 of the reliability goals: a gateway or a replica of the service is killed with many viewers. Each ends with 1..N,
/// no gap, none twice; 95 % are back within 5 s.
/// </summary>
public sealed class LiveKillTests(LiveKillTests.Platform platform) : IClassFixture<LiveKillTests.Platform>
{
    private static readonly int Viewers = Environment.GetEnvironmentVariable("PARTY_TEST_FULL") == "1" ? 500 : 100;

    public sealed class Platform : LiveGateway;

    [Fact]
    public async Task Viewers_do_not_notice_that_the_replica_was_killed_from_which_the_gateway_reads()
    {
        var room = LiveGateway.NewRoom();
        await using var crowd = await Crowd.WatchAsync(platform, room, Viewers, [platform.Address]);
        await PostAsync(room, 20, service: 1);

        // One of the two is it: whichever is killed first or second, the stream was broken once and taken up again.
        await platform.ServiceProcesses[0].KillAsync();
        await PostAsync(room, 30, service: 1);
        await platform.RestartServiceAsync(0);
        await platform.ServiceProcesses[1].KillAsync();
        await PostAsync(room, 30, service: 0);
        await platform.RestartServiceAsync(1);

        await crowd.AllHaveAsync(80);
        Assert.Equal(Viewers, crowd.Connections);
    }

    [Fact]
    public async Task Viewers_of_a_killed_gateway_go_on_at_another_where_they_were()
    {
        var room = LiveGateway.NewRoom();
        await using var doomed = await HostProcess.StartAsync("Gateway", platform.ProcessSettings());
        await using var crowd = await Crowd.WatchAsync(platform, room, Viewers, [doomed.Address, platform.Address]);
        await PostAsync(room, 20, service: 0);

        var posting = PostAsync(room, 60, service: 0);
        await Task.Delay(200);
        await doomed.KillAsync();
        await posting;

        await crowd.AllHaveAsync(80);
        Assert.Equal(2 * Viewers, crowd.Connections);
        var late = crowd.Outages.Count(outage => outage > TimeSpan.FromSeconds(5));
        TestContext.Current.TestOutputHelper!.WriteLine($"back after {crowd.Outages.Max().TotalMilliseconds:0} ms at the latest, {late} of {Viewers} late");
        Assert.True(late <= Viewers / 20, $"{late} of {Viewers} were not back within 5 s.");
    }

    [Fact]
    public async Task A_gateway_with_open_streams_stops_quickly()
    {
        var room = LiveGateway.NewRoom();
        await using var stopping = await HostProcess.StartAsync("Gateway", platform.ProcessSettings());
        await using var stream = await platform.WatchAsync(room, platform.NewMemberToken(), gateway: stopping.Address);
        await platform.PostAsync(room, 1);
        Assert.Equal([1], await stream.TakeAsync(1));

        var took = await stopping.StopAsync();

        Assert.True(took < TimeSpan.FromSeconds(6), $"It took {took.TotalSeconds:0.0} s.");
        await stream.ClosedAsync(TimeSpan.FromSeconds(1));
    }

    private async Task PostAsync(string room, int count, int service)
    {
        for (var number = 0; number < count; number++)
        {
            await platform.PostAsync(room, 1, service);
            await Task.Delay(20);
        }
    }

    /// <summary>Viewers that behave as browsers do: when the stream ends they take it up again after the last position.</summary>
    private sealed class Crowd : IAsyncDisposable
    {
        private readonly CancellationTokenSource _leaving = new();
        private readonly List<Task> _viewers = [];
        private readonly ConcurrentDictionary<int, List<long>> _seen = new();
        private int _connections;

        public int Connections => _connections;

        /// <summary>For each viewer who lost the stream, how long until it was open again.</summary>
        public ConcurrentBag<TimeSpan> Outages { get; } = [];

        public static async Task<Crowd> WatchAsync(LiveGateway platform, string room, int viewers, Uri[] gateways)
        {
            var crowd = new Crowd();
            var open = new List<Task>();
            for (var number = 0; number < viewers; number++)
            {
                var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var (viewer, token) = (number, platform.NewMemberToken());
                crowd._viewers.Add(Task.Run(() => crowd.FollowAsync(platform, room, viewer, token, gateways, opened)));
                open.Add(opened.Task);
            }

            await Task.WhenAll(open).WaitAsync(TimeSpan.FromSeconds(30));
            return crowd;
        }

        public async Task AllHaveAsync(int count)
        {
            var started = Stopwatch.GetTimestamp();
            while (_seen.Values.Any(seen => Count(seen) < count) && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20))
                await Task.Delay(50);
            // What came twice may still be on its way.
            await Task.Delay(300);
            foreach (var seen in _seen.Values)
                lock (seen)
                    Assert.Equal(1L.To(count), seen);
        }

        public async ValueTask DisposeAsync()
        {
            await _leaving.CancelAsync();
            await Task.WhenAll(_viewers);
            _leaving.Dispose();
        }

        private async Task FollowAsync(LiveGateway platform, string room, int viewer, string token, Uri[] gateways, TaskCompletionSource opened)
        {
            var seen = _seen[viewer] = [];
            long? lost = null;
            for (var attempt = 0; !_leaving.IsCancellationRequested;)
            {
                try
                {
                    await using var stream = await platform.WatchAsync(room, token, Last(seen), gateways[Math.Min(attempt, gateways.Length - 1)]);
                    Interlocked.Increment(ref _connections);
                    if (lost is { } since)
                        Outages.Add(Stopwatch.GetElapsedTime(since));
                    opened.TrySetResult();
                    while (await stream.NextAsync(_leaving.Token) is { } entry)
                        lock (seen)
                            seen.Add(entry.Id);
                }
                catch (Exception exception) when (exception is IOException or HttpRequestException or OperationCanceledException)
                {
                    // As a browser: again in a moment, elsewhere.
                }

                attempt++;
                lost ??= Stopwatch.GetTimestamp();
                await Task.Delay(Random.Shared.Next(100, 500), _leaving.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        private static int Count(List<long> seen)
        {
            lock (seen)
                return seen.Count;
        }

        private static long Last(List<long> seen)
        {
            lock (seen)
                return seen.Count == 0 ? 0 : seen[^1];
        }
    }
}
