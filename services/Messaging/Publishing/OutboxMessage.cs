using System.Diagnostics;
using System.Text.Json;

namespace PartyPlatform.Messaging;

/// <summary>
/// An event, saved in the transaction of the change it tells of. Unpublished rows are the outbox, published ones the
/// producer's event log. The relay keeps the columns that are not mapped here.
/// </summary>
public sealed class OutboxMessage
{
    private OutboxMessage()
    {
    }

    /// <summary>The message id on the wire; consumers recognise duplicates by it.</summary>
    public Guid Id { get; private set; }

    /// <summary>When it happened, in UTC; also decides the daily partition.</summary>
    public DateTimeOffset OccurredAt { get; private set; }

    /// <summary>Full name of the contract.</summary>
    public string EventType { get; private set; } = "";

    /// <summary>The one queue it is meant for; null for everyone who listens.</summary>
    public string? Destination { get; private set; }

    /// <summary>The event as JSON.</summary>
    public string Body { get; private set; } = "";

    /// <summary>W3C trace context of the request that caused it, so that the consumer's work is in the same trace.</summary>
    public string? TraceParent { get; private set; }

    internal static OutboxMessage Of(object message, Type eventType, DateTimeOffset now, string? destination = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        OccurredAt = now.ToUniversalTime(),
        EventType = eventType.FullName!,
        Destination = destination,
        Body = JsonSerializer.Serialize(message, eventType, MessagingJson.Options),
        TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: var id } ? id : null,
    };
}
