namespace PartyPlatform.Reliability.Tests;

/// <summary>Row 1 of the reliability goals.</summary>
public sealed class BrokerKillTests
{
    private const int Kills = 5;

    [Fact]
    public async Task A_broker_killed_five_times_while_events_flow_loses_none_that_was_acknowledged()
    {
        var random = new Random(Counts.Seed);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Counts.Seed}");
        await using var broker = await PrivateBroker.CreateAsync();
        await using var ledger = await Ledger.OpenAsync();
        await using var consumer = await ProbeProcess.StartAsync("consumer", ledger.Consumer, broker.Address);
        await using var producer = await ProbeProcess.StartAsync("producer", ledger.Producer, broker.Address);

        using var enough = new CancellationTokenSource();
        var clients = Enumerable.Range(0, 4).Select(_ => AskOnAsync(ledger, producer, enough.Token)).ToArray();
        for (var kill = 0; kill < Kills; kill++)
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

    private static async Task AskOnAsync(Ledger ledger, ProbeProcess producer, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await ledger.TryAsync(producer);
            await Task.Delay(50, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
