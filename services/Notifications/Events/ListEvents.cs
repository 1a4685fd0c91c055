using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Notifications.Events;

/// <summary>The archive for staff, the newest first: which events left and which wait for the broker.</summary>
internal static class ListEvents
{
    /// <param name="Sequence">Its number.</param>
    /// <param name="Id">Its id.</param>
    /// <param name="Type">What it is.</param>
    /// <param name="Time">When it happened.</param>
    /// <param name="ArchivedAt">When it was numbered.</param>
    /// <param name="PublishedAt">When the broker confirmed it; null while it waits.</param>
    /// <param name="Event">As other systems see it.</param>
    internal sealed record EventRow(
        long Sequence, Guid Id, string Type, DateTimeOffset Time, DateTimeOffset ArchivedAt, DateTimeOffset? PublishedAt, JsonElement Event);

    public static async Task<Ok<PagedResponse<EventRow>>> Handle(
        [AsParameters] PageRequest page, NotificationsDb db, IOptions<PartyOptions> party, CancellationToken cancellationToken,
        [StringLength(100)] string? type = null)
    {
        if (type is not null && EventTypes.Find(type) is null)
            throw new InputRejected("events.type", $"没有“{type}”这种事件", $"There is no event type {type}.", "type");
        var backwards = page.Before is not null;
        var rows = db.Set<PublicEvent>().AsNoTracking().Where(e => type == null || e.Type == type);
        if ((page.Before ?? page.After) is { } cursor)
        {
            var place = Cursor.Decode<long>(cursor);
            rows = backwards ? rows.Where(e => e.Sequence > place) : rows.Where(e => e.Sequence < place);
        }

        rows = backwards ? rows.OrderBy(e => e.Sequence) : rows.OrderByDescending(e => e.Sequence);
        var found = await rows.Take(page.Size + 1).ToListAsync(cancellationToken);
        var more = found.Count > page.Size;
        var items = found.Take(page.Size).OrderByDescending(e => e.Sequence).Select(row => Row(row, party.Value.PublicAddress)).ToList();
        if (items.Count == 0)
            return TypedResults.Ok(new PagedResponse<EventRow>(items, null, null));
        return TypedResults.Ok(new PagedResponse<EventRow>(
            items,
            more || backwards ? Cursor.Encode(items[^1].Sequence) : null,
            (more && backwards) || page.After is not null ? Cursor.Encode(items[0].Sequence) : null));
    }

    private static EventRow Row(PublicEvent row, string publicAddress) => new(
        row.Sequence, row.Id, row.Type, row.Time, row.ArchivedAt, row.PublishedAt, JsonElement.Parse(CloudEvent.Write(row, publicAddress)));
}

/// <summary>What other systems can be told.</summary>
internal static class ListEventTypes
{
    internal sealed record EventTypeRow(string Type, string RoutingKey, string Area, string Chinese, string English);

    internal sealed record EventTypeList(IReadOnlyList<EventTypeRow> Items);

    public static Ok<EventTypeList> Handle() => TypedResults.Ok(new EventTypeList(
        [.. EventTypes.All.Select(type => new EventTypeRow(type.Name, type.RoutingKey, type.Area, type.Chinese, type.English))]));
}
