using Microsoft.EntityFrameworkCore;
using PartyPlatform.Messaging;

namespace PartyPlatform.Probe;

/// <summary>Leaves one row for each time its effect was committed.</summary>
public sealed class RecordThing(ProbeDb db) : IEventHandler<ThingHappened>
{
    public async Task HandleAsync(ThingHappened message, EventContext context, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"insert into effects (thing_id, message_id) values ({message.ThingId}, {context.MessageId})", cancellationToken);
        if (message.Mode == "poison")
            throw new InvalidOperationException("This message can never be handled.");
    }
}

/// <summary>Keeps the newest version of a value.</summary>
public sealed class RecordCounter(ProbeDb db) : IEventHandler<CounterMoved>
{
    public Task HandleAsync(CounterMoved message, EventContext context, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            insert into counters (id, version, value) values ({message.CounterId}, {message.Version}, {message.Value})
            on conflict (id) do update set version = excluded.version, value = excluded.value
            where counters.version < excluded.version
            """, cancellationToken);
}

/// <summary>Leaves a row as <see cref="RecordThing"/> does.</summary>
public sealed class RecordThatTwoCare(ProbeDb db) : IEventHandler<TwoCare>
{
    public Task HandleAsync(TwoCare message, EventContext context, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"insert into effects (thing_id, message_id) values ({message.ThingId}, {context.MessageId})", cancellationToken);
}
