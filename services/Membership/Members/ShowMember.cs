using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Membership.Members;

/// <summary>One member. The history is for those who keep the directory and for the person; for others it is null.</summary>
internal static class ShowMember
{
    private const int HistoryShown = 100;

    public static async Task<Results<Ok<MemberResponse>, NotFound>> Handle(
        Guid id, MembershipDb db, Caller caller, HttpContext http, CancellationToken cancellationToken)
    {
        var member = await db.Members.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (member is null || !caller.Sees(member))
            return TypedResults.NotFound();

        var names = await UnitNames.LoadAsync(db, cancellationToken);
        EntityVersion.Tag(http, member.Version);
        return TypedResults.Ok(names.Describe(member, caller) with
        {
            History = caller.SeesAll() || caller.MemberId == id ? await HistoryAsync(db, id, cancellationToken) : null,
        });
    }

    private static async Task<List<HistoryLine>> HistoryAsync(MembershipDb db, Guid id, CancellationToken cancellationToken)
    {
        var lines = await (
            from entry in db.History.AsNoTracking()
            where entry.MemberId == id
            join actor in db.Members on entry.ActorId equals actor.Id into actors
            from actor in actors.DefaultIfEmpty()
            orderby entry.At descending, entry.Id descending
            select new { entry.At, entry.ActorId, ActorName = actor == null ? null : actor.Name, entry.Kind, entry.What })
            .Take(HistoryShown).ToListAsync(cancellationToken);
        return [.. lines.Select(line => new HistoryLine(
            line.At, line.ActorId == id ? "本人" : line.ActorName ?? "系统", line.Kind, line.What))];
    }
}
