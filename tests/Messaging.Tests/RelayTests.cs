using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PartyPlatform.Messaging.Publishing;
using PartyPlatform.Probe;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace PartyPlatform.Messaging.Tests;

public sealed class RelayTests : MessagingTest
{
    [Fact]
    public async Task Two_relays_never_send_a_row_twice_in_normal_running()
    {
        var sent = await TapAsync();
        var one = await Platform.StartAsync("producer", services: builder => builder.Configuration["Messaging:BatchSize"] = "7");
        var two = await Platform.StartAsync("producer", services: builder => builder.Configuration["Messaging:BatchSize"] = "7");

        await Task.WhenAll(Enumerable.Range(0, 40).Select(index => (index % 2 == 0 ? one : two)
            .PublishAsync(Enumerable.Range(0, 10).Select(_ => new ThingHappened(Guid.CreateVersion7())).ToArray())));

        await Eventually.Equal(0, one.UnpublishedAsync, "unpublished", TimeSpan.FromSeconds(30));
        await Eventually.Async(() => Task.FromResult(sent.Count >= 400), "all arrived");
        await Task.Delay(500);
        Assert.Equal(400, sent.Count);
        Assert.Equal(400, sent.Distinct().Count());
    }

    [Fact]
    public async Task What_no_queue_takes_stays_raises_an_alarm_and_leaves_once_there_is_one()
    {
        var producer = await Platform.StartAsync("producer", services: builder => builder.Configuration["Messaging:LongestUnroutablePause"] = "00:00:02");
        await producer.PublishAsync(new ThingHappened(Guid.CreateVersion7()));

        await Eventually.Async(async () => (await producer.ScalarAsync<int>("select max(attempts) from outbox_messages")) >= 2, "it was tried and came back");
        Assert.Equal(1, await producer.UnpublishedAsync());
        await Eventually.Async(async () => (await producer.HealthAsync()).Contains("No queue takes: PartyPlatform.Probe.ThingHappened", StringComparison.Ordinal), "health tells it");
        Assert.StartsWith("{\"status\":\"Degraded\"", await producer.HealthAsync(), StringComparison.Ordinal);

        var consumer = await Platform.StartAsync("consumer", messaging => messaging.Handle<ThingHappened, RecordThing>());
        await Eventually.Equal(1, consumer.EffectsAsync, "effects");
        await Eventually.Async(async () => (await producer.HealthAsync()).Contains("\"outbox\":{\"status\":\"Healthy\"", StringComparison.Ordinal), "the alarm ends");
    }

    [Fact]
    public async Task What_nobody_needs_to_hear_is_published_into_the_void_without_an_alarm()
    {
        var producer = await Platform.StartAsync("producer", messaging => messaging.MayGoUnheard<NobodyCares>());

        await producer.PublishAsync(new NobodyCares(Guid.CreateVersion7()));

        await Eventually.Equal(0, producer.UnpublishedAsync, "unpublished");
    }

    [Fact]
    public async Task One_event_that_no_queue_takes_does_not_hold_up_the_others()
    {
        var (producer, consumer) = await PairAsync();
        await producer.PublishAsync(Enumerable.Range(0, 150).Select(_ => new NobodyCares(Guid.CreateVersion7())).ToArray());
        await producer.PublishAsync(new ThingHappened(Guid.CreateVersion7()));

        await Eventually.Equal(1, consumer.EffectsAsync, "effects");
        Assert.Equal(150, await producer.UnpublishedAsync());
    }

    [Fact]
    public async Task Coming_days_get_a_partition_old_published_ones_go_and_unpublished_ones_stay()
    {
        var producer = await Platform.StartAsync("producer", messaging => messaging.MayGoUnheard<NobodyCares>(),
            builder => builder.Configuration["Messaging:EventLogDays"] = "30");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var (gone, kept) = (OutboxPartitions.NameOf(today.AddDays(-40)), OutboxPartitions.NameOf(today.AddDays(-41)));
        await producer.InScopeAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync($"""
                create table {gone} partition of outbox_messages for values from ('{today.AddDays(-40):yyyy-MM-dd}+00') to ('{today.AddDays(-39):yyyy-MM-dd}+00');
                create table {kept} partition of outbox_messages for values from ('{today.AddDays(-41):yyyy-MM-dd}+00') to ('{today.AddDays(-40):yyyy-MM-dd}+00');
                insert into outbox_messages (id, occurred_at, event_type, body, published_at)
                values (gen_random_uuid(), '{today.AddDays(-40):yyyy-MM-dd} 12:00+00', 'x', '{"{}"}', now());
                insert into outbox_messages (id, occurred_at, event_type, body, next_attempt_at)
                values (gen_random_uuid(), '{today.AddDays(-41):yyyy-MM-dd} 12:00+00', 'x', '{"{}"}', 'infinity');
                drop table {OutboxPartitions.NameOf(today.AddDays(5))};
                insert into outbox_messages (id, occurred_at, event_type, body, next_attempt_at)
                values (gen_random_uuid(), '{today.AddDays(5):yyyy-MM-dd} 12:00+00', 'x', '{"{}"}', 'infinity');
                """.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        });

        await MaintainAsync(producer);

        Assert.False(await ExistsAsync(producer, gone));
        Assert.True(await ExistsAsync(producer, kept));
        // The row that the net had caught lies in its own day now.
        Assert.Equal(1, await producer.ScalarAsync<long>($"select count(*) from {OutboxPartitions.NameOf(today.AddDays(5))}"));
        for (var ahead = 0; ahead <= 7; ahead++)
            Assert.True(await ExistsAsync(producer, OutboxPartitions.NameOf(today.AddDays(ahead))), $"day {ahead}");
    }

    [Fact]
    public async Task An_old_day_goes_only_once_a_relay_at_work_has_ended_and_neither_fails()
    {
        var producer = await Platform.StartAsync("producer", services: builder => builder.Configuration["Messaging:EventLogDays"] = "30");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var old = OutboxPartitions.NameOf(today.AddDays(-40));
        await using var relay = await producer.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await RunAsync($"create table {old} partition of outbox_messages for values from ('{today.AddDays(-40):yyyy-MM-dd}+00') to ('{today.AddDays(-39):yyyy-MM-dd}+00')");

        // A claim locks the table and then its parts, one after the other; here the one who drops a part comes in between.
        await RunAsync("begin");
        await RunAsync("lock table only outbox_messages in row share mode");
        var dropping = MaintainAsync(producer);
        await Eventually.Async(() => producer.ScalarAsync<bool>("select exists (select from pg_locks where not granted and relation = 'outbox_messages'::regclass)"), "it waits");
        await RunAsync("lock table outbox_messages in row share mode");
        Assert.True(await ExistsAsync(producer, old));
        await RunAsync("commit");

        await dropping;
        Assert.False(await ExistsAsync(producer, old));

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, relay);
            await command.ExecuteNonQueryAsync();
        }
    }

    // The service does it as it starts, too; while it is at it nobody else is.
    private static Task MaintainAsync(ProbeService service) => Eventually.Async(
        () => service.Services.GetRequiredService<OutboxPartitions>().MaintainAsync(CancellationToken.None), "it was our turn");

    private static Task<bool> ExistsAsync(ProbeService service, string table) => service.ScalarAsync<bool>($"select to_regclass('{table}') is not null");

    /// <summary>A queue that sees everything published of one type, and nothing of what a consumer's inbox would hide.</summary>
    private async Task<System.Collections.Concurrent.ConcurrentQueue<string>> TapAsync()
    {
        var seen = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var connection = await new ConnectionFactory { Uri = new Uri(Platform.Broker) }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync("probe.thing-happened", ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync("tap", durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync("tap", "probe.thing-happened", "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            seen.Enqueue(delivery.BasicProperties.MessageId!);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync("tap", autoAck: true, consumer);
        return seen;
    }
}
