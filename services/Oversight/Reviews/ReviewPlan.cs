using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>What the Party office decides about a review before it begins.</summary>
/// <param name="Title">Its name.</param>
/// <param name="StartsAt">When it is meant to begin.</param>
/// <param name="Agenda">The branches in the order in which they report.</param>
/// <param name="ScribeIds">Members who post entries beside the Party office.</param>
public sealed record ReviewPlan(
    [property: Required, StringLength(100, MinimumLength = 1)] string Title,
    DateTimeOffset StartsAt,
    [property: Required, MaxLength(50)] IReadOnlyList<PlannedBranch> Agenda,
    [property: Required, MaxLength(Review.MostScribes)] IReadOnlyList<Guid> ScribeIds);

/// <summary>A branch that is to report.</summary>
/// <param name="BranchId">The branch.</param>
/// <param name="SpeakerMemberId">Who reports, as a member; the name is taken from there.</param>
/// <param name="SpeakerName">Who reports, if it is no member.</param>
/// <param name="Minutes">How long the report may take.</param>
public sealed record PlannedBranch(
    Guid BranchId,
    Guid? SpeakerMemberId,
    [property: StringLength(30)] string? SpeakerName,
    [property: Range(1, 120)] int Minutes);

/// <summary>Checks a plan against the organisation as this service knows it.</summary>
internal static class ReviewPlanning
{
    public static async Task<(string Title, DateTimeOffset StartsAt, IReadOnlyList<AgendaItem> Agenda, Guid[] Scribes)> CheckAsync(
        OversightDb db, ReviewPlan plan, CancellationToken cancellationToken)
    {
        var title = PlainText.Line(plan.Title, "title");
        var branches = plan.Agenda.Select(item => item.BranchId).ToArray();
        if (branches.Distinct().Count() < branches.Length)
            throw new InputRejected("review.branchTwice", "有支部在议程里出现了两次", "A branch is on the agenda twice.", "agenda");
        var known = await db.Set<LocalOrgUnit>()
            .CountAsync(unit => branches.Contains(unit.Id) && unit.Kind == OrgUnitKind.Branch && unit.ClosedOn == null, cancellationToken);
        if (known < branches.Length)
            throw new InputRejected("review.branch", "议程里有已撤销或不存在的支部，重新选一下", "The agenda names a branch that is closed or unknown.", "agenda");

        var scribes = plan.ScribeIds.Distinct().ToArray();
        var people = await MemberNames.ActiveAsync(db, [.. scribes, .. plan.Agenda.Select(item => item.SpeakerMemberId).OfType<Guid>()], cancellationToken);
        if (scribes.Any(id => !people.ContainsKey(id)))
            throw new InputRejected("review.scribe", "记录员里有已离开或不存在的成员", "A scribe is no active member.", "scribeIds");
        return (title, AsKept(plan.StartsAt), [.. plan.Agenda.Select(item => Item(item, people))], scribes);
    }

    private static AgendaItem Item(PlannedBranch item, Dictionary<Guid, string> people)
    {
        var name = item.SpeakerMemberId is { } id
            ? people.GetValueOrDefault(id) ?? throw new InputRejected("review.speaker", "述职人里有已离开或不存在的成员", "A speaker is no active member.", "agenda")
            : PlainText.Line(item.SpeakerName ?? "", "speakerName");
        return new AgendaItem(item.BranchId, name, item.SpeakerMemberId, item.Minutes, StartedAt: null, EndedAt: null);
    }

    /// <summary>UTC, to the microsecond that the database keeps, so that what was sent equals what was stored.</summary>
    public static DateTimeOffset AsKept(DateTimeOffset moment) =>
        moment.ToUniversalTime() is var utc ? utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond)) : default;
}
