using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using PartyPlatform.Faults;
using PartyPlatform.Messaging.Failures;
using PartyPlatform.Messaging.Transport;
using PartyPlatform.Probe;

namespace PartyPlatform.Messaging.Tests;

public sealed class BrokerAwayTests : MessagingTest
{
    [Fact]
    public async Task A_broker_that_swallows_everything_is_waited_for_no_longer_than_the_time_out_and_nothing_is_lost()
    {
        await using var proxy = Proxy();
        var consumer = await Platform.StartAsync("consumer", messaging => messaging.Handle<ThingHappened, RecordThing>());
        var producer = await Platform.StartAsync("producer", broker: Through(proxy),
            services: builder => builder.Configuration["Messaging:ConfirmTimeout"] = "00:00:02");
        await producer.PublishAsync(new ThingHappened(Guid.CreateVersion7()));
        await Eventually.Equal(1, consumer.EffectsAsync, "effects before the fault");

        proxy.Swallow();
        var asked = Stopwatch.GetTimestamp();
        using (var answer = await producer.Client().PostAsync($"/things/{Guid.CreateVersion7()}", null))
            Assert.True(answer.IsSuccessStatusCode);
        // Whoever made the change is not kept waiting.
        Assert.True(Stopwatch.GetElapsedTime(asked) < TimeSpan.FromSeconds(2));
        await Eventually.Async(async () => await producer.ScalarAsync<int>("select max(attempts) from outbox_messages where published_at is null") >= 1,
            "the row was given back with a note", TimeSpan.FromSeconds(10));
        // No transaction of the relay stays open over the fault.
        await Eventually.Equal(0, () => producer.ScalarAsync<long>($"""
            select count(*) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'
                and state_change < clock_timestamp() - interval '3 s'
            """), "transactions left open");

        proxy.Heal();
        await Eventually.Equal(2, consumer.EffectsAsync, "effects after the fault", TimeSpan.FromSeconds(40));
        await Eventually.Equal(0, producer.UnpublishedAsync, "unpublished", TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_broker_missing_at_the_start_only_degrades_and_is_found_when_it_comes()
    {
        await using var proxy = Proxy();
        proxy.Refuse();
        var consumer = await Platform.StartAsync("consumer", messaging => messaging.Handle<ThingHappened, RecordThing>());
        var producer = await Platform.StartAsync("producer", broker: Through(proxy), waitForBroker: false);

        using (var ready = await producer.Client().GetAsync("/health/ready"))
        {
            Assert.True(ready.IsSuccessStatusCode);
            Assert.Contains("\"broker\":{\"status\":\"Degraded\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await producer.PublishAsync(new ThingHappened(Guid.CreateVersion7()));
        proxy.Heal();

        await Eventually.Equal(1, consumer.EffectsAsync, "effects", TimeSpan.FromSeconds(40));
        await producer.ReadyAsync();
    }

    [Fact]
    public async Task The_error_queue_is_read_again_after_a_broker_that_answered_the_connection_and_nothing_more()
    {
        var consumer = await Platform.StartAsync("consumer", messaging => messaging.Handle<ThingHappened, RecordThing>());
        // Its own reader of the error queue is to be replaced by one behind the proxy.
        await consumer.StopAsync();
        await Platform.DeliverAsync("consumer-error", (Guid.CreateVersion7(), "no event"));
        await using var proxy = Proxy();
        // Open, and black-holed as the first thing that it asks of the broker is on its way.
        proxy.Swallow("consumer-error"u8);
        var options = Options.Create(new MessagingOptions { BrokerTimeout = TimeSpan.FromMilliseconds(500) });
        var identity = new MessagingIdentity("consumer");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:rabbitmq", Through(proxy))]).Build();
        await using var database = NpgsqlDataSource.Create(consumer.Database);
        using var collecting = new CollectFailures(
            new BrokerConnection(configuration, identity, options), database, identity, options, TimeProvider.System, NullLogger<CollectFailures>.Instance);
        await collecting.StartAsync(CancellationToken.None);

        await Eventually.Async(() => Task.FromResult(proxy.Swallowed), "the broker is silent");
        await Task.Delay(1000);
        Assert.False(collecting.ExecuteTask!.IsCompleted, "It has given up.");
        proxy.Heal();

        await Eventually.Equal(1, () => consumer.ScalarAsync<long>("select count(*) from failed_messages"), "failed messages", TimeSpan.FromSeconds(20));
        await collecting.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Connections_that_are_reset_again_and_again_lose_nothing_and_double_no_effect()
    {
        await using var proxy = Proxy();
        proxy.Delay(TimeSpan.FromMilliseconds(5));
        var consumer = await Platform.StartAsync("consumer", messaging => messaging.Handle<ThingHappened, RecordThing>(), broker: Through(proxy));
        var producer = await Platform.StartAsync("producer", broker: Through(proxy));

        for (var round = 0; round < 3; round++)
        {
            await producer.PublishAsync(Enumerable.Range(0, 30).Select(_ => new ThingHappened(Guid.CreateVersion7())).ToArray());
            await Task.Delay(100 * round);
            proxy.Reset();
        }

        await Eventually.Equal(0, producer.UnpublishedAsync, "unpublished", TimeSpan.FromSeconds(60));
        await Eventually.Equal(90, consumer.EffectsAsync, "effects", TimeSpan.FromSeconds(60));
        await Task.Delay(1000);
        Assert.Equal(90, await consumer.ScalarAsync<long>("select count(distinct thing_id) from effects"));
        Assert.Equal(90, await consumer.EffectsAsync());
    }

    private FaultProxy Proxy() => FaultProxy.To("localhost", new Uri(Platform.Broker).Port);

    private string Through(FaultProxy proxy) => new UriBuilder(Platform.Broker) { Port = proxy.Port }.Uri.ToString();
}
