using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Oversight.Scorecards;

/// <summary>The branches in a month.</summary>
/// <param name="Month">Written <c>2026-11</c>.</param>
/// <param name="Items">The Party office and leaders see all, branch staff the branches they lead, and everyone the own one.</param>
public sealed record ScorecardsResponse(string Month, IReadOnlyList<Scorecard> Items);

internal static class ListScorecards
{
    public static async Task<Ok<ScorecardsResponse>> Handle(
        string? month, Caller caller, OversightDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var asked = BusinessMonth.Asked(month, clock);
        var cards = await Scorecard.ReadAsync(db, asked, branchId: null, cancellationToken);
        return TypedResults.Ok(new ScorecardsResponse(BusinessMonth.Text(asked), [.. cards.Where(card => MaySee(caller, card.BranchId))]));
    }

    /// <summary>A member sees what the own branch does (看得见的机关党建), branch staff what they lead, the office everything.</summary>
    public static bool MaySee(Caller caller, Guid branchId) =>
        caller.Has(PartyRole.PartyOffice) || caller.Has(PartyRole.Leader) || caller.BranchId == branchId || caller.LedBranches.Contains(branchId);
}
