using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Notifications.Events;

/// <summary>
/// What was published, for a subscriber that has missed something: everything behind a number, of the types that its
/// scopes open. What is given is to the byte what was on the exchange.
/// </summary>
internal static class ReplayEvents
{
    private const int DefaultLimit = 100;

    /// <param name="Items">CloudEvents in the order of their numbers.</param>
    /// <param name="Through">Up to here the caller has everything it asked for; give it as <c>after</c> the next time.</param>
    /// <param name="Next">The same while there is more, null at the end.</param>
    internal sealed record EventPage(IReadOnlyList<JsonElement> Items, string Through, string? Next);

    public static async Task<Results<Ok<EventPage>, ProblemHttpResult>> Handle(
        ClaimsPrincipal user, NotificationsDb db, TimeProvider clock, IOptions<PublicEventOptions> options, IOptions<PartyOptions> party,
        CancellationToken cancellationToken,
        [StringLength(25)] string? after = null, [StringLength(RoutingPattern.LongestPattern + 6)] string? type = null, [Range(1, 500)] int limit = DefaultLimit)
    {
        var types = TypesFor(user, type);
        // The counter first: what commits between the two reads is beyond it and comes with the next page.
        var last = await db.Set<EventCounter>().Select(counter => counter.LastSequence).SingleAsync(cancellationToken);
        var kept = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.ReplayDays);
        var oldest = await db.Set<PublicEvent>().Where(e => e.ArchivedAt >= kept).MinAsync(e => (long?)e.Sequence, cancellationToken) ?? last + 1;
        var from = after is null ? oldest - 1 : Number(after);
        if (from > last)
            throw new InputRejected("events.ahead", "after 比平台最后一个序号还大", "after is beyond the platform's last number.", "after");
        if (from + 1 < oldest)
            return TooOld(oldest, options.Value.ReplayDays);

        var rows = await db.Set<PublicEvent>().AsNoTracking()
            .Where(e => e.Sequence > from && e.Sequence <= last && types.Contains(e.Type))
            .OrderBy(e => e.Sequence).Take(limit + 1).ToListAsync(cancellationToken);
        var more = rows.Count > limit;
        var items = rows.Take(limit).Select(row => JsonElement.Parse(CloudEvent.Write(row, party.Value.PublicAddress))).ToList();
        var through = CloudEvent.SequenceOf(more ? rows[limit - 1].Sequence : last);
        return TypedResults.Ok(new EventPage(items, through, more ? through : null));
    }

    private static List<string> TypesFor(ClaimsPrincipal user, string? asked)
    {
        var pattern = asked is null ? "#" : asked.StartsWith("party.", StringComparison.Ordinal) ? asked["party.".Length..] : asked;
        var known = RoutingPattern.IsWellFormed(pattern) ? EventTypes.All.Where(type => RoutingPattern.Matches(pattern, type.RoutingKey)).ToList() : [];
        if (known.Count == 0)
            throw new InputRejected("events.type", $"没有“{asked}”这种事件", $"No event type matches {asked}.", "type");
        var areas = EventReader.AreasOf(user).ToHashSet();
        var granted = known.Where(type => areas.Contains(type.Area)).Select(type => type.Name).ToList();
        return granted.Count > 0
            ? granted
            : throw new NotAllowed("events.scope", "这个系统没有这类事件的权限", $"The token lacks the scope events:{known[0].Area}.");
    }

    private static long Number(string after) =>
        long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InputRejected("events.after", "after 要是一个序号", "after must be a sequence number.", "after");

    private static ProblemHttpResult TooOld(long oldest, int days) => TypedResults.Problem(
        statusCode: StatusCodes.Status410Gone,
        title: $"这个位置太旧了，平台只保留最近 {days} 天的事件",
        extensions: new Dictionary<string, object?>
        {
            ["code"] = "events.too_old",
            ["titleEn"] = $"The cursor is too old: events of the last {days} days are kept.",
            ["oldest"] = CloudEvent.SequenceOf(oldest),
        });
}
