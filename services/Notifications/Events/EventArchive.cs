using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Messaging;

namespace PartyPlatform.Notifications.Events;

/// <summary>
/// Writes an event down as other systems will see it and gives it its number. It runs in the transaction of the inbox row;
/// the counter's row lock is held until that commits, so the order of the numbers is the order of the commits: who has read
/// up to N has missed nothing below N.
/// </summary>
internal sealed class EventArchive(NotificationsDb db)
{
    /// <summary>Archives an event, unless its like is there already.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="subject">What it is about: <c>stories/0199…</c>.</param>
    /// <param name="data">The type's own record.</param>
    /// <param name="time">When it happened.</param>
    /// <param name="context">The internal event; its id becomes the public one.</param>
    /// <param name="once">What beside the subject makes it the same event; nothing where there is one a subject.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AddAsync(
        EventType type, string subject, object data, DateTimeOffset time, EventContext context, string once, CancellationToken cancellationToken)
    {
        if (data.GetType() != type.Data)
            throw new ArgumentException($"{type.Name} is made of {type.Data.Name}, not of {data.GetType().Name}.", nameof(data));
        var (key, json) = ($"{type.Name}|{subject}|{once}", JsonSerializer.Serialize(data, type.Data, PublicJson.Options));
        if (Encoding.UTF8.GetByteCount(json) > CloudEvent.MostDataBytes)
            throw new InvalidOperationException($"{type.Name} about {subject} is larger than what subscribers are promised.");
        var traceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: var id } ? id : null;

        // Two statements: the second must see what whoever held the lock before has committed.
        await db.Database.ExecuteSqlAsync($"select 1 from event_counter where id = 1 for update", cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            with number as (
                update event_counter set last_sequence = last_sequence + 1
                where id = 1 and not exists (select from public_events where key = {key} or id = {context.MessageId})
                returning last_sequence)
            insert into public_events (sequence, id, type, area, subject, time, data, trace_parent, key, archived_at)
            select last_sequence, {context.MessageId}, {type.Name}, {type.Area}, {subject}, {time.ToUniversalTime()}, {json}::json, {traceParent}, {key}, clock_timestamp()
            from number
            """, cancellationToken);
    }
}
