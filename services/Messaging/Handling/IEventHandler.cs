namespace PartyPlatform.Messaging;

/// <summary>
/// Reacts to an event of another service. It runs inside one database transaction together with the inbox row that
/// makes a second delivery have no effect; the framework saves and commits after it returns.
/// </summary>
public interface IEventHandler<in TEvent>
    where TEvent : class
{
    /// <summary>
    /// Applies the event. Throwing rolls everything back and lets it be tried again: at once and up to five times, or for as
    /// long as it takes when the cause passes by itself (the database is away, a deadlock).
    /// </summary>
    Task HandleAsync(TEvent message, EventContext context, CancellationToken cancellationToken);
}

/// <summary>What is known about a delivered event besides its content.</summary>
/// <param name="MessageId">The same for every delivery of the event.</param>
/// <param name="OccurredAt">When it happened at the producer.</param>
public sealed record EventContext(Guid MessageId, DateTimeOffset OccurredAt);
