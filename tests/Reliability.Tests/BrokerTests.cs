using System.Diagnostics;

namespace PartyPlatform.Reliability.Tests;

/// <summary>Rows 1 and 7 of the reliability goals: the broker is killed, or its disk is full.</summary>
public sealed class BrokerTests(PrivateBroker broker) : IClassFixture<PrivateBroker>
{
    [Fact]
    public async Task A_broker_killed_again_and_again_while_events_flow_loses_none_that_was_acknowledged()
    {
        var random = new Random(Counts.Seed);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Counts.Seed}");
        var address = await broker.CreateVirtualHostAsync();
        await using var ledger = await Ledger.OpenAsync();
        await using var consumer = await ProbeProcess.StartAsync("consumer", ledger.Consumer, address);
        await using var producer = await ProbeProcess.StartAsync("producer", ledger.Producer, address);

        using var enough = new CancellationTokenSource();
        var clients = Enumerable.Range(0, 4).Select(_ => AskOnAsync(ledger, producer, enough.Token)).ToArray();
        for (var kill = 0; kill < Counts.BrokerKills; kill++)
        {
            // Some events flow, some are on their way, some wait.
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500, 2500)));
            await broker.KillAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 1500)));
            await broker.StartAsync();
        }

        while (ledger.Acknowledged < Counts.Acknowledged)
            await Task.Delay(200);
        await enough.CancelAsync();
        await Task.WhenAll(clients);

        var took = await ledger.BalanceAsync(TimeSpan.FromSeconds(60));
        TestContext.Current.TestOutputHelper.WriteLine($"{ledger.Acknowledged} acknowledged, drained in {took.TotalSeconds:F1} s");
        Assert.False(producer.HasExited || consumer.HasExited);
    }

    [Fact]
    public async Task A_broker_whose_disk_is_full_keeps_nobody_waiting_and_gets_everything_when_there_is_room_again()
    {
        var address = await broker.CreateVirtualHostAsync();
        await using var ledger = await Ledger.OpenAsync();
        await using var consumer = await ProbeProcess.StartAsync("consumer", ledger.Consumer, address);
        await using var producer = await ProbeProcess.StartAsync("producer", ledger.Producer, address, confirmTimeout: TimeSpan.FromSeconds(2));
        await ledger.TryAsync(producer);
        await ledger.BalanceAsync(TimeSpan.FromSeconds(30));

        await broker.FillDiskAsync();
        for (var ask = 0; ask < 20; ask++)
        {
            var asked = Stopwatch.GetTimestamp();
            await ledger.TryAsync(producer);
            Assert.InRange(Stopwatch.GetElapsedTime(asked), TimeSpan.Zero, TimeSpan.FromSeconds(3));
        }

        Assert.Equal(21, ledger.Acknowledged);
        // Longer than the relay waits for a confirm: it has tried and keeps them.
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal(20, await ledger.UnpublishedAsync());
        Assert.True(await producer.IsReadyAsync());

        await broker.FreeDiskAsync();
        var took = await ledger.BalanceAsync(TimeSpan.FromSeconds(60));
        TestContext.Current.TestOutputHelper!.WriteLine($"drained in {took.TotalSeconds:F1} s");
    }

    private static async Task AskOnAsync(Ledger ledger, ProbeProcess producer, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await ledger.TryAsync(producer);
            await Task.Delay(50, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
