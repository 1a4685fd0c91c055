using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PartyPlatform.Messaging.Handling;
using PartyPlatform.Probe;

namespace PartyPlatform.Messaging.Tests;

public sealed class InboxTests : MessagingTest
{
    private const string Queue = "consumer-thing-happened";

    [Fact]
    public async Task A_message_delivered_twice_has_one_effect()
    {
        var (_, consumer) = await PairAsync();
        var message = (Guid.CreateVersion7(), Json(new ThingHappened(Guid.CreateVersion7())));

        await Platform.DeliverAsync(Queue, message, message, message);

        // The one behind them tells that they were all looked at.
        await Platform.DeliverAsync(Queue, (Guid.CreateVersion7(), Json(new ThingHappened(Guid.CreateVersion7()))));
        await Eventually.Equal(2, consumer.EffectsAsync, "effects");
        await DrainedAsync(Queue);
        Assert.Equal(2, await consumer.EffectsAsync());
    }

    [Fact]
    public async Task Every_delivery_three_times_and_shuffled_ends_in_the_same_state()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var consumer = await Platform.StartAsync("consumer", messaging => messaging
            .Handle<ThingHappened, RecordThing>().Handle<CounterMoved, RecordCounter>());
        var things = Enumerable.Range(0, 60).Select(_ => (Guid.CreateVersion7(), Json(new ThingHappened(Guid.CreateVersion7())))).ToArray();
        var counters = Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7()).ToArray();
        var moves = counters.SelectMany(counter => Enumerable.Range(1, 10)
            .Select(version => (Guid.CreateVersion7(), Json(new CounterMoved(counter, version, version * 7))))).ToArray();

        var random = new Random(seed);
        await Platform.DeliverAsync(Queue, Thrice(things, random));
        await Platform.DeliverAsync("consumer-counter-moved", Thrice(moves, random));

        await Eventually.Equal(60, consumer.EffectsAsync, "effects");
        await DrainedAsync(Queue);
        await DrainedAsync("consumer-counter-moved");
        Assert.Equal(60, await consumer.EffectsAsync());
        Assert.Equal(60, await consumer.ScalarAsync<long>("select count(distinct thing_id) from effects"));
        Assert.Equal(8, await consumer.ScalarAsync<long>("select count(*) from counters where version = 10 and value = 70"));
    }

    [Fact]
    public async Task Two_handlers_of_one_event_each_have_their_effect_once_even_if_one_fails_at_first()
    {
        var consumer = await Platform.StartAsync("consumer",
            messaging => messaging.Handle<ThingHappened, RecordThing>().Handle<ThingHappened, FailTwice>(),
            builder => builder.Services.AddSingleton<Failing>());

        await Platform.DeliverAsync(Queue, (Guid.CreateVersion7(), Json(new ThingHappened(Guid.CreateVersion7()))));

        await Eventually.Equal(2, consumer.EffectsAsync, "effects");
        await DrainedAsync(Queue);
        Assert.Equal(2, await consumer.EffectsAsync());
        Assert.Equal(3, consumer.Services.GetRequiredService<Failing>().Tries);
    }

    [Fact]
    public async Task A_failure_that_passes_by_itself_is_never_an_error_of_the_message()
    {
        var consumer = await Platform.StartAsync("consumer",
            messaging => messaging.Handle<ThingHappened, Deadlocked>(),
            builder => builder.Services.AddSingleton<Failing>());

        await Platform.DeliverAsync(Queue, (Guid.CreateVersion7(), Json(new ThingHappened(Guid.CreateVersion7()))));

        // More often than a poison message would be tried.
        await Eventually.Equal(1, consumer.EffectsAsync, "effects", TimeSpan.FromSeconds(30));
        Assert.Equal(7, consumer.Services.GetRequiredService<Failing>().Tries);
        Assert.Equal(0, await consumer.ScalarAsync<long>("select count(*) from failed_messages"));
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_tried_again_like_any_failure_of_a_handler()
    {
        var consumer = await Platform.StartAsync("consumer",
            messaging => messaging.Handle<ThingHappened, CancelTwice>(),
            builder => builder.Services.AddSingleton<Failing>());

        await Platform.DeliverAsync(Queue, (Guid.CreateVersion7(), Json(new ThingHappened(Guid.CreateVersion7()))));

        await Eventually.Equal(1, consumer.EffectsAsync, "effects");
        Assert.Equal(3, consumer.Services.GetRequiredService<Failing>().Tries);
        Assert.Equal(0, await consumer.ScalarAsync<long>("select count(*) from failed_messages"));
    }

    [Theory]
    [InlineData(PostgresErrorCodes.ConnectionFailure, true)]
    [InlineData(PostgresErrorCodes.SerializationFailure, true)]
    [InlineData(PostgresErrorCodes.DiskFull, true)]
    [InlineData(PostgresErrorCodes.AdminShutdown, true)]
    [InlineData(PostgresErrorCodes.IoError, true)]
    [InlineData(PostgresErrorCodes.LockNotAvailable, true)]
    [InlineData("25P03", true)]
    [InlineData(PostgresErrorCodes.UniqueViolation, false)]
    [InlineData(PostgresErrorCodes.ObjectInUse, false)]
    public void What_the_database_says_decides_whether_a_failure_passes_by_itself(string state, bool passes) =>
        Assert.Equal(passes, TransientFailure.Is(new DbUpdateException("Saving failed.", new PostgresException("", "ERROR", "ERROR", state))));

    [Fact]
    public async Task Events_of_a_newer_producer_are_read_without_their_new_members()
    {
        var (_, consumer) = await PairAsync();

        await Platform.DeliverAsync(Queue, (Guid.CreateVersion7(), $$"""{"thingId":"{{Guid.CreateVersion7()}}","mode":"","colour":{"name":"red"} }"""));

        await Eventually.Equal(1, consumer.EffectsAsync, "effects");
    }

    private async Task DrainedAsync(string queue) =>
        // The management API counts with a delay; the unacknowledged ones are part of the total.
        await Eventually.Async(async () => (await Platform.QueueAsync(queue)).TryGetProperty("messages", out var messages) && messages.GetInt32() == 0,
            $"{queue} is empty", TimeSpan.FromSeconds(20));

    private static (Guid, string)[] Thrice((Guid, string)[] messages, Random random)
    {
        var all = messages.Concat(messages).Concat(messages).ToArray();
        random.Shuffle(all);
        return all;
    }

    private static string Json<T>(T message) => JsonSerializer.Serialize(message, MessagingJson.Options);
}

/// <summary>How often a handler was tried.</summary>
public sealed class Failing
{
    private int _tries;

    public int Tries => _tries;

    public int Next() => Interlocked.Increment(ref _tries);
}

public sealed class FailTwice(ProbeDb db, Failing failing) : IEventHandler<ThingHappened>
{
    public async Task HandleAsync(ThingHappened message, EventContext context, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"insert into effects (thing_id, message_id) values ({message.ThingId}, {context.MessageId})", cancellationToken);
        if (failing.Next() <= 2)
            throw new InvalidOperationException("Not yet.");
    }
}

public sealed class CancelTwice(ProbeDb db, Failing failing) : IEventHandler<ThingHappened>
{
    public async Task HandleAsync(ThingHappened message, EventContext context, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"insert into effects (thing_id, message_id) values ({message.ThingId}, {context.MessageId})", cancellationToken);
        if (failing.Next() <= 2)
            throw new OperationCanceledException("Something that the handler used gave up.");
    }
}

public sealed class Deadlocked(ProbeDb db, Failing failing) : IEventHandler<ThingHappened>
{
    public async Task HandleAsync(ThingHappened message, EventContext context, CancellationToken cancellationToken)
    {
        if (failing.Next() < 7)
            throw new DbUpdateException("Saving failed.", new PostgresException("deadlock detected", "ERROR", "ERROR", PostgresErrorCodes.DeadlockDetected));
        await db.Database.ExecuteSqlAsync($"insert into effects (thing_id, message_id) values ({message.ThingId}, {context.MessageId})", cancellationToken);
    }
}
