using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartyPlatform.Notifications.Events;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Notifications.Subscribers;

/// <summary>A subscriber as staff see it.</summary>
/// <param name="Id">The subscriber.</param>
/// <param name="System">The client id of its system.</param>
/// <param name="SystemName">What people call the system.</param>
/// <param name="Name">What tells it from others of the system.</param>
/// <param name="Patterns">What it gets.</param>
/// <param name="Queue">Name of its queue and of its account.</param>
/// <param name="IsActive">False while it, or its system, is disabled.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="PasswordChangedAt">When its password was made.</param>
/// <param name="KeptAt">When the broker was last brought to it; null before the first time.</param>
/// <param name="Trouble">Why that failed, if it did.</param>
/// <param name="Depth">Messages that wait in the queue, as of <paramref name="KeptAt"/>.</param>
/// <param name="Consumers">Connections that read it.</param>
/// <param name="LastReadAt">When something was last read from it, to the minute.</param>
/// <param name="Dropped">Events that the queue dropped because nobody read them.</param>
/// <param name="LastDroppedAt">When it last did.</param>
/// <param name="Refused">Events that the subscriber refused.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
internal sealed record SubscriberResponse(
    Guid Id, string System, string SystemName, string Name, IReadOnlyList<string> Patterns, string Queue, bool IsActive,
    DateTimeOffset CreatedAt, DateTimeOffset PasswordChangedAt, DateTimeOffset? KeptAt, string? Trouble,
    long Depth, int Consumers, DateTimeOffset? LastReadAt, long Dropped, DateTimeOffset? LastDroppedAt, long Refused, long Version)
{
    public static async Task<SubscriberResponse?> FindAsync(NotificationsDb db, Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync(db, subscribers => subscribers.Where(s => s.Id == id), cancellationToken)).SingleOrDefault();

    public static async Task<List<SubscriberResponse>> ReadAsync(
        NotificationsDb db, Func<IQueryable<Subscriber>, IQueryable<Subscriber>> which, CancellationToken cancellationToken)
    {
        var rows = await (
            from subscriber in which(db.Set<Subscriber>().AsNoTracking().Where(s => s.RemovedAt == null))
            join state in db.Set<SubscriberState>() on subscriber.Id equals state.SubscriberId into states
            from state in states.DefaultIfEmpty()
            join system in db.Set<KnownSystem>() on subscriber.System equals system.ClientId into systems
            from system in systems.DefaultIfEmpty()
            orderby subscriber.System, subscriber.Name
            select new { subscriber, state, system }).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(row => Of(row.subscriber, row.state, row.system))];
    }

    private static SubscriberResponse Of(Subscriber subscriber, SubscriberState? state, KnownSystem? system) => new(
        subscriber.Id, subscriber.System, system?.Name ?? subscriber.System, subscriber.Name, subscriber.Patterns, subscriber.Queue,
        subscriber.DisabledAt is null && system is { IsDisabled: false }, subscriber.CreatedAt, subscriber.PasswordChangedAt, state?.KeptAt, state?.Trouble,
        state?.Depth ?? 0, state?.Consumers ?? 0, state?.LastReadAt, state?.Dropped ?? 0, state?.LastDroppedAt, state?.Refused ?? 0, subscriber.Version);
}

internal static class ListSubscribers
{
    /// <param name="Items">All of them: one or two a system, so the list is not paged.</param>
    /// <param name="QueueLength">Messages that a queue holds before it drops the oldest.</param>
    /// <param name="ReplayDays">Days for which events can be read again.</param>
    /// <param name="VirtualHost">Where the queues are.</param>
    internal sealed record SubscriberList(IReadOnlyList<SubscriberResponse> Items, int QueueLength, int ReplayDays, string VirtualHost);

    public static async Task<Ok<SubscriberList>> Handle(NotificationsDb db, IOptions<PublicEventOptions> options, CancellationToken cancellationToken) =>
        TypedResults.Ok(new SubscriberList(
            await SubscriberResponse.ReadAsync(db, all => all, cancellationToken),
            options.Value.QueueLength, options.Value.ReplayDays, options.Value.VirtualHost));
}

internal static class ReadSubscriber
{
    public static async Task<Results<Ok<SubscriberResponse>, NotFound>> Handle(Guid id, HttpContext http, NotificationsDb db, CancellationToken cancellationToken)
    {
        if (await SubscriberResponse.FindAsync(db, id, cancellationToken) is not { } found)
            return TypedResults.NotFound();
        EntityVersion.Tag(http, found.Version);
        return TypedResults.Ok(found);
    }
}

/// <summary>The systems that a subscriber can be registered for, and what they may have.</summary>
internal static class ListSystems
{
    internal sealed record SystemRow(string ClientId, string Name, IReadOnlyList<string> Areas);

    internal sealed record SystemRows(IReadOnlyList<SystemRow> Items);

    public static async Task<Ok<SystemRows>> Handle(NotificationsDb db, CancellationToken cancellationToken)
    {
        var systems = await db.Set<KnownSystem>().AsNoTracking().Where(system => !system.IsDisabled).OrderBy(system => system.ClientId).ToListAsync(cancellationToken);
        return TypedResults.Ok(new SystemRows([.. systems.Select(system => new SystemRow(system.ClientId, system.Name, [.. system.Areas]))]));
    }
}
