using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Messaging;

/// <summary>How a use case announces what it did.</summary>
public static class Outbox
{
    // Which contexts have an event in their unit of work. Looking through the change tracker after every save would cost
    // each request of the platform a scan; a mark costs those that publish one look-up.
    private static readonly ConditionalWeakTable<DbContext, object> Announcing = [];

    /// <summary>
    /// Adds an event to the same unit of work as the change: both are saved by the next <c>SaveChanges</c> or neither is.
    /// </summary>
    /// <param name="db">The context that saves the change.</param>
    /// <param name="message">The event, one of the contracts.</param>
    /// <param name="now">When it happened.</param>
    public static void Publish<TEvent>(this DbContext db, TEvent message, DateTimeOffset now)
        where TEvent : class => db.Announce(OutboxMessage.Of(message, typeof(TEvent), now));

    /// <summary>Adds an event that is meant for one queue alone.</summary>
    internal static void Send(this DbContext db, object message, string queue, DateTimeOffset now) =>
        db.Announce(OutboxMessage.Of(message, message.GetType(), now, queue));

    /// <summary>True once after events were added to this context; the caller has seen them saved.</summary>
    internal static bool TakeAnnouncing(DbContext db) => Announcing.Remove(db);

    private static void Announce(this DbContext db, OutboxMessage message)
    {
        db.Set<OutboxMessage>().Add(message);
        Announcing.AddOrUpdate(db, Announcing);
    }
}
