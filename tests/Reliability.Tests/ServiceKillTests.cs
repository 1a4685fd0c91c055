using System.Collections.Concurrent;
using System.Diagnostics;
using PartyPlatform.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace PartyPlatform.Reliability.Tests;

/// <summary>Rows 2 to 4 of the reliability goals: a service is killed at a named place, and started again.</summary>
public sealed class ServiceKillTests : IAsyncLifetime
{
    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(15);

    private string _broker = "";
    private Ledger _ledger = null!;

    public async ValueTask InitializeAsync()
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Counts.Seed}, {Counts.ServiceKills} kills");
        _broker = await TestServers.Shared.CreateVirtualHostAsync();
        _ledger = await Ledger.OpenAsync();
    }

    [Fact]
    public async Task Killed_between_commit_and_publish_the_event_is_sent_after_the_restart()
    {
        await using var consumer = await ConsumerAsync();
        for (var kill = 1; kill <= Counts.ServiceKills; kill++)
        {
            Guid thing;
            await using (var doomed = await ProducerAsync("after-commit"))
            {
                thing = await _ledger.TryAsync(doomed);
                await doomed.KilledAsync();
            }

            Assert.Equal((1, 0), (await _ledger.UnpublishedAsync(), await _ledger.EffectsAsync(thing)));
            await using var restarted = await ProducerAsync();
            await EffectAsync(thing, kill);
        }

        await _ledger.BalanceAsync(Goal);
    }

    [Fact]
    public async Task Killed_after_the_publish_the_event_is_sent_twice_and_has_one_effect()
    {
        await using var consumer = await ConsumerAsync();
        var (sent, tap) = await TapAsync();
        await using var _ = tap;
        for (var kill = 1; kill <= Counts.ServiceKills; kill++)
        {
            Guid thing;
            await using (var doomed = await ProducerAsync("after-publish"))
            {
                thing = await _ledger.TryAsync(doomed);
                await doomed.KilledAsync();
            }

            // It is out, and its producer does not know.
            Assert.Equal(1, await _ledger.UnpublishedAsync());
            await EffectAsync(thing, kill);
            await using var restarted = await ProducerAsync();
            await UntilAsync(async () => await _ledger.UnpublishedAsync() == 0, "it was sent again");
        }

        await _ledger.BalanceAsync(Goal);
        Assert.Equal(Counts.ServiceKills, sent.Count);
        Assert.All(sent, message => Assert.Equal(2, message.Value));
    }

    [Fact]
    public async Task Killed_inside_its_handler_the_consumer_leaves_one_effect()
    {
        await using var producer = await ProducerAsync();
        // The queue has to be there before the first event.
        await (await ConsumerAsync()).DisposeAsync();
        for (var kill = 1; kill <= Counts.ServiceKills; kill++)
        {
            Guid thing;
            await using (var doomed = await ConsumerAsync("in-handler"))
            {
                thing = await _ledger.TryAsync(producer);
                await doomed.KilledAsync();
            }

            Assert.Equal(0, await _ledger.EffectsAsync(thing));
            await using var restarted = await ConsumerAsync();
            await EffectAsync(thing, kill);
        }

        await _ledger.BalanceAsync(Goal);
    }

    [Theory]
    [InlineData("after-commit", 1)]
    [InlineData("after-publish", 2)]
    public async Task Of_two_relays_on_one_outbox_the_other_sends_what_a_killed_one_had_in_hand(string place, int most)
    {
        await using var consumer = await ConsumerAsync();
        var (sent, tap) = await TapAsync();
        await using var _ = tap;
        await using var survivor = await ProducerAsync();
        for (var kill = 1; kill <= Counts.RelayKills; kill++)
        {
            await using var doomed = await ProducerAsync(place);
            // Both are asked, and each relay takes what is free: the doomed one dies with the first rows that it takes.
            while (!doomed.HasExited)
                await Task.WhenAll(_ledger.TryAsync(doomed), _ledger.TryAsync(survivor), _ledger.TryAsync(survivor));
            await doomed.KilledAsync();
        }

        await _ledger.BalanceAsync(Goal);
        Assert.False(survivor.HasExited);
        // Only what was confirmed and not yet marked went out again, and no more than once.
        Assert.All(sent, message => Assert.InRange(message.Value, 1, most));
        Assert.InRange(sent.Count(message => message.Value == 2), most == 2 ? Counts.RelayKills : 0, sent.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        await TestServers.Shared.DropVirtualHostAsync(_broker);
    }

    private Task<ProbeProcess> ProducerAsync(string? killPoint = null) => ProbeProcess.StartAsync("producer", _ledger.Producer, _broker, killPoint);

    private Task<ProbeProcess> ConsumerAsync(string? killPoint = null) => ProbeProcess.StartAsync("consumer", _ledger.Consumer, _broker, killPoint);

    private Task EffectAsync(Guid thing, int kill) => UntilAsync(async () => await _ledger.EffectsAsync(thing) == 1, $"one effect after kill {kill}");

    private static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Goal, $"Not within {Goal}: {what}.");
            await Task.Delay(50);
        }
    }

    /// <summary>Counts what the broker is given, which the consumer's inbox would hide.</summary>
    private async Task<(ConcurrentDictionary<string, int> Sent, IAsyncDisposable Tap)> TapAsync()
    {
        var sent = new ConcurrentDictionary<string, int>();
        var connection = await new ConnectionFactory { Uri = new Uri(_broker) }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync("tap", durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync("tap", "probe.thing-happened", "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            sent.AddOrUpdate(delivery.BasicProperties.MessageId!, 1, (_, times) => times + 1);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync("tap", autoAck: true, consumer);
        return (sent, connection);
    }
}
