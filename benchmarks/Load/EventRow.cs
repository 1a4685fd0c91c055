using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PartyPlatform.Probe;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace PartyPlatform.Benchmarks;

/// <summary>
/// Row 5: from the commit to the effect in another service, against a bare client that publishes with confirms to a quorum
/// queue and acknowledges what it takes. The bare client writes to no database.
/// </summary>
internal static class EventRow
{
    private const int Burst = 4_000;
    private const int PerSecond = 300;
    private const int Seconds = 8;

    public static async Task RunAsync(Servers servers, int rounds)
    {
        await using var pair = await Pair.StartAsync(servers);
        await using var raw = await RawClient.ConnectAsync(servers.Rabbitmq);
        await Rounds.CompareAsync($"Row 5: throughput of a burst of {Burst}", rounds,
            new Contender("bare client", () => raw.RunAsync(Burst, perSecond: null)),
            new Contender("outbox and inbox", () => pair.BurstAsync(Burst)));
        await Rounds.CompareAsync($"Row 5: delay at {PerSecond} events a second", rounds,
            new Contender("bare client", () => raw.RunAsync(PerSecond * Seconds, PerSecond)),
            new Contender("outbox and inbox", () => pair.SteadyAsync(PerSecond * Seconds, PerSecond)));
    }

    /// <summary>Calls something so often a second and waits until all calls are done.</summary>
    public static async Task PaceAsync(int count, int perSecond, Func<Task> call)
    {
        var (started, running) = (Stopwatch.GetTimestamp(), new List<Task>(count));
        for (var number = 0; number < count; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / perSecond) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.FromMilliseconds(1))
                await Task.Delay(due);
            running.Add(call());
        }

        await Task.WhenAll(running);
    }

    private sealed class Pair(ServiceProcess producer, ServiceProcess consumer, NpgsqlDataSource produced, NpgsqlDataSource consumed, HttpClient client) : IAsyncDisposable
    {
        public static async Task<Pair> StartAsync(Servers servers)
        {
            var (from, to) = (await DatabaseAsync(servers), await DatabaseAsync(servers));
            var consumer = await ServiceProcess.StartAsync("tests/Probe", Environment(servers, "consumer", to));
            var producer = await ServiceProcess.StartAsync("tests/Probe", Environment(servers, "producer", from));
            return new Pair(producer, consumer, NpgsqlDataSource.Create(from), NpgsqlDataSource.Create(to), new HttpClient { BaseAddress = producer.Address });
        }

        /// <summary>Commits many events at once and waits for their effects.</summary>
        public async Task<Sample> BurstAsync(int count)
        {
            await ForgetAsync();
            await ExecuteAsync(produced, $$"""
                insert into outbox_messages (id, occurred_at, event_type, body)
                select id, now(), 'PartyPlatform.Probe.ThingHappened', jsonb_build_object('thingId', id, 'mode', '')
                from (select gen_random_uuid() as id from generate_series(2, {{count}})) things
                """);
            var committed = Stopwatch.GetTimestamp();
            // The last of them by a request, whose commit wakes the relay as every commit does.
            (await client.PostAsync($"/things/{Guid.CreateVersion7()}", null)).EnsureSuccessStatusCode();
            await ArrivedAsync(count);
            return new Sample(count / Stopwatch.GetElapsedTime(committed).TotalSeconds, double.NaN, double.NaN, double.NaN);
        }

        /// <summary>Asks for changes at a steady pace and reads from the tables when each took effect.</summary>
        public async Task<Sample> SteadyAsync(int count, int perSecond)
        {
            await ForgetAsync();
            await PaceAsync(count, perSecond, async () =>
            {
                using var answer = await client.PostAsync($"/things/{Guid.CreateVersion7()}", null);
                answer.EnsureSuccessStatusCode();
            });
            await ArrivedAsync(count);
            var began = await TimesAsync(produced, "select id, occurred_at from outbox_messages");
            var ended = await TimesAsync(consumed, "select message_id, at from effects");
            double[] sorted = [.. ended.Select(effect => (effect.Value - began[effect.Key]).TotalMilliseconds).Order()];
            return new Sample(perSecond, double.NaN, Rounds.Percentile(sorted, 0.5), Rounds.Percentile(sorted, 0.99));
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await producer.DisposeAsync();
            await consumer.DisposeAsync();
            await produced.DisposeAsync();
            await consumed.DisposeAsync();
        }

        private async Task ForgetAsync()
        {
            await ExecuteAsync(consumed, "truncate effects");
            await ExecuteAsync(produced, "truncate outbox_messages");
        }

        private async Task ArrivedAsync(int count)
        {
            await using var command = consumed.CreateCommand("select count(*) from effects");
            var (started, arrived) = (Stopwatch.GetTimestamp(), 0L);
            for (; (arrived = (long)(await command.ExecuteScalarAsync())!) < count; await Task.Delay(10))
                if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(60))
                    throw new InvalidOperationException($"{arrived} of {count} events arrived.");
            if (arrived > count)
                throw new InvalidOperationException($"{arrived} effects of {count} events.");
        }

        private static async Task<Dictionary<Guid, DateTime>> TimesAsync(NpgsqlDataSource source, string sql)
        {
            var times = new Dictionary<Guid, DateTime>();
            await using var command = source.CreateCommand(sql);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                times[reader.GetGuid(0)] = reader.GetDateTime(1);
            return times;
        }

        private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        private static async Task<string> DatabaseAsync(Servers servers)
        {
            var database = await servers.CreateDatabaseAsync("bench_probe");
            await using var db = new ProbeDb(new DbContextOptionsBuilder<ProbeDb>().UseNpgsql(database).UseSnakeCaseNamingConvention().Options);
            await db.CreateTablesAsync();
            return database;
        }

        private static Dictionary<string, string> Environment(Servers servers, string role, string database) => new()
        {
            ["Probe__Role"] = role,
            ["ConnectionStrings__probedb"] = database,
            ["ConnectionStrings__rabbitmq"] = servers.Rabbitmq,
            ["Party__PublicAddress"] = Issuer.PublicAddress,
            ["services__membership__http__0"] = "http://localhost:1",
        };
    }

    private sealed class RawClient(IConnection connection, IChannel publisher, IChannel reader, string queue) : IAsyncDisposable
    {
        // As large as the event is on the wire.
        private static readonly byte[] Body = new byte[700];

        private readonly ConcurrentBag<double> _delays = [];
        private int _taken;

        public static async Task<RawClient> ConnectAsync(string address)
        {
            var connection = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync();
            var publisher = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
            var reader = await connection.CreateChannelAsync();
            var queue = $"bench-{Guid.CreateVersion7():N}";
            await publisher.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
            await reader.BasicQosAsync(0, 64, global: false);
            var client = new RawClient(connection, publisher, reader, queue);
            var consumer = new AsyncEventingBasicConsumer(reader);
            consumer.ReceivedAsync += client.TakeAsync;
            await reader.BasicConsumeAsync(queue, autoAck: false, consumer);
            return client;
        }

        public async Task<Sample> RunAsync(int count, int? perSecond)
        {
            _delays.Clear();
            _taken = 0;
            var started = Stopwatch.GetTimestamp();
            if (perSecond is { } pace)
                await PaceAsync(count, pace, () => PublishAsync().AsTask());
            else
                for (var sent = 0; sent < count; sent += 100)
                    await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => PublishAsync().AsTask()));
            while (Volatile.Read(ref _taken) < count)
                await Task.Delay(5);
            var elapsed = Stopwatch.GetElapsedTime(started);
            double[] sorted = [.. _delays.Order()];
            return perSecond is null
                ? new Sample(count / elapsed.TotalSeconds, double.NaN, double.NaN, double.NaN)
                : new Sample(perSecond.Value, double.NaN, Rounds.Percentile(sorted, 0.5), Rounds.Percentile(sorted, 0.99));
        }

        public async ValueTask DisposeAsync()
        {
            await publisher.QueueDeleteAsync(queue);
            await reader.DisposeAsync();
            await publisher.DisposeAsync();
            await connection.DisposeAsync();
        }

        private ValueTask PublishAsync() => publisher.BasicPublishAsync("", queue, mandatory: true,
            new BasicProperties { Persistent = true, Headers = new Dictionary<string, object?> { ["at"] = Stopwatch.GetTimestamp() } }, Body);

        private async Task TakeAsync(object sender, BasicDeliverEventArgs delivery)
        {
            _delays.Add(Stopwatch.GetElapsedTime((long)delivery.BasicProperties.Headers!["at"]!).TotalMilliseconds);
            await reader.BasicAckAsync(delivery.DeliveryTag, multiple: false);
            Interlocked.Increment(ref _taken);
        }
    }
}
