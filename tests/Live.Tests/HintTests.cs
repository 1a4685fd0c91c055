using System.Diagnostics;

namespace PartyPlatform.Live.Tests;

public sealed class HintTests(TwoReplicas service) : IClassFixture<TwoReplicas>
{
    [Fact]
    public async Task A_hint_brings_an_event_to_the_other_replica_long_before_it_would_look()
    {
        await using var patient = service.Start(("Live:Poll", "00:01:00"));
        await WaitForRedisAsync(patient);
        await WaitForRedisAsync(service.First);
        var room = TwoReplicas.NewRoom();
        await using var stream = await patient.As(service.NewMember()).WatchAsync(room);
        using var client = service.First.As(service.NewMember());
        // The first look of a stream that has just opened is no hint's doing.
        await Task.Delay(500);

        var watch = Stopwatch.StartNew();
        await client.PostAsync(room, "hinted");
        Assert.Equal([1], await stream.TakeAsync(1));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.ElapsedMilliseconds} ms.");
    }

    [Fact]
    public async Task Without_redis_everything_comes_within_seconds_and_the_log_says_it_once()
    {
        await using var first = service.StartWithoutRedis();
        await using var second = service.StartWithoutRedis();
        var room = TwoReplicas.NewRoom();
        await using var stream = await second.As(service.NewMember()).WatchAsync(room);
        using var client = first.As(service.NewMember());
        var reading = stream.TakeAsync(10);
        for (var number = 0; number < 10; number++)
        {
            await client.PostAsync(room, $"{number}");
            await Task.Delay(300);
        }

        Assert.Equal(1L.To(10), await reading);
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.Single(second.Warnings, line => line.Contains("Redis", StringComparison.Ordinal));
        Assert.Equal(200, (int)(await second.As(null).GetAsync("/health/ready")).StatusCode);
    }

    private static async Task WaitForRedisAsync(Replica replica)
    {
        var hints = (LiveHints)replica.Services.GetService(typeof(LiveHints))!;
        for (var waited = 0; !hints.IsConnected; waited++)
        {
            Assert.True(waited < 200, "Redis was not reached.");
            await Task.Delay(50);
        }

        await Task.Delay(300);
    }
}
