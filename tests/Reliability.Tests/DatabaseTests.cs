using System.Diagnostics;
using System.Net;
using PartyPlatform.Testing;

namespace PartyPlatform.Reliability.Tests;

/// <summary>Rows 5 and 6 of the reliability goals: the database dies under load, or its disk is full.</summary>
public sealed class DatabaseTests : IAsyncLifetime
{
    private const int Clients = 4;

    private string _broker = "";

    public async ValueTask InitializeAsync()
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Counts.Seed}");
        _broker = await TestServers.Shared.CreateVirtualHostAsync();
    }

    [Fact]
    public async Task A_database_killed_under_load_loses_nothing_that_was_acknowledged_and_the_service_is_healthy_within_ten_seconds()
    {
        var random = new Random(Counts.Seed);
        await using var database = await PrivateDatabase.CreateAsync();
        // kill -9 is not a power cut: that commits reach the disk is a setting.
        Assert.Equal(("on", "on"), (await database.SettingAsync("fsync"), await database.SettingAsync("synchronous_commit")));
        await using var ledger = await Ledger.OpenAsync(database.Address);
        await using var consumer = await ProbeProcess.StartAsync("consumer", ledger.Consumer, _broker);
        await using var producer = await ProbeProcess.StartAsync("producer", ledger.Producer, _broker);

        using var enough = new CancellationTokenSource();
        var started = Stopwatch.GetTimestamp();
        var clients = Enumerable.Range(0, Clients).Select(_ => AskOnAsync(ledger, producer, enough.Token)).ToArray();
        for (var kill = 0; kill < Counts.DatabaseKills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500, 2500)));
            await database.KillAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 3000)));
            await database.StartAsync();
            await HealthyAsync(producer, consumer);
        }

        await enough.CancelAsync();
        await Task.WhenAll(clients);
        var lasted = Stopwatch.GetElapsedTime(started);

        await ledger.BalanceAsync(TimeSpan.FromSeconds(30));
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"{ledger.Acknowledged} acknowledged, {ledger.Refused} refused, error lines {producer.ErrorLines} and {consumer.ErrorLines} in {lasted.TotalSeconds:F0} s");
        Assert.True(ledger.Acknowledged > 0 && ledger.Refused > 0, "The database was killed while nothing was asked.");
        // A log that floods hides what it should tell.
        Assert.InRange(producer.ErrorLines, 0, (int)lasted.TotalSeconds);
        Assert.InRange(consumer.ErrorLines, 0, (int)lasted.TotalSeconds);
    }

    [Fact]
    public async Task A_full_disk_is_answered_with_503_and_nothing_is_lost_when_there_is_room_again()
    {
        var refused = await PrivateDatabase.WhyNoOwnDiskAsync();
        Assert.SkipWhen(refused is not null, $"A disk of a given size cannot be mounted here: {refused}");
        await using var database = await PrivateDatabase.CreateAsync(megabytes: 120);
        await using var ledger = await Ledger.OpenAsync(database.Address);
        await using var consumer = await ProbeProcess.StartAsync("consumer", ledger.Consumer, _broker);
        await using var producer = await ProbeProcess.StartAsync("producer", ledger.Producer, _broker);
        for (var ask = 0; ask < 20; ask++)
            await ledger.TryAsync(producer);

        database.FillDisk();
        var started = Stopwatch.GetTimestamp();
        while (ledger.Refused < 20)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60), $"The full disk was not noticed: {ledger.Acknowledged} acknowledged, {ledger.Refused} refused.");
            await ledger.TryAsync(producer);
        }

        database.FreeDisk();
        await database.StartIfItEndedAsync();
        await HealthyAsync(producer, consumer);
        for (var ask = 0; ask < 20; ask++)
            await ledger.TryAsync(producer);

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.ServiceUnavailable], producer.Statuses.Order());
        await ledger.BalanceAsync(TimeSpan.FromSeconds(30));
        Assert.True(ledger.Acknowledged >= 40, "Nothing was accepted after there was room again.");
    }

    public async ValueTask DisposeAsync() => await TestServers.Shared.DropVirtualHostAsync(_broker);

    private static async Task HealthyAsync(params ProbeProcess[] services)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var service in services)
            while (!await service.IsReadyAsync())
            {
                Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10), "Not healthy within ten seconds.");
                await Task.Delay(100);
            }
    }

    private static async Task AskOnAsync(Ledger ledger, ProbeProcess producer, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await ledger.TryAsync(producer);
            await Task.Delay(20, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
