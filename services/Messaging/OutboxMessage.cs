using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Messaging;

/// <summary>An event that waits to be published, saved in the transaction of the change it tells of.</summary>
public sealed class OutboxMessage
{
    private OutboxMessage()
    {
    }

    /// <summary>The message id on the wire; consumers recognise duplicates by it.</summary>
    public Guid Id { get; private set; }

    /// <summary>Full name of the contract.</summary>
    public string EventType { get; private set; } = "";

    /// <summary>The event as JSON.</summary>
    public string Body { get; private set; } = "";

    /// <summary>When it happened; also decides the daily partition.</summary>
    public DateTimeOffset OccurredAt { get; private set; }

    /// <summary>W3C trace context of the request that caused it, so that the consumer's work is in the same trace.</summary>
    public string? TraceParent { get; private set; }

    internal static OutboxMessage Of<TEvent>(TEvent message, DateTimeOffset now)
        where TEvent : class => new()
        {
            Id = Guid.CreateVersion7(now),
            EventType = typeof(TEvent).FullName!,
            Body = JsonSerializer.Serialize(message, MessagingJson.Options),
            OccurredAt = now,
            TraceParent = Activity.Current?.Id,
        };
}

/// <summary>How a use case announces what it did.</summary>
public static class Outbox
{
    /// <summary>
    /// Adds an event to the same unit of work as the change: both are saved by the next <c>SaveChanges</c> or neither is.
    /// </summary>
    public static void Publish<TEvent>(this DbContext db, TEvent message, DateTimeOffset now)
        where TEvent : class => db.Set<OutboxMessage>().Add(OutboxMessage.Of(message, now));
}
