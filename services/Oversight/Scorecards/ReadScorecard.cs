using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Oversight.Scorecards;

/// <summary>One branch in a month.</summary>
/// <param name="Month">Written <c>2026-11</c>.</param>
/// <param name="Scorecard">Its figures.</param>
public sealed record ScorecardResponse(string Month, Scorecard Scorecard);

internal static class ReadScorecard
{
    public static async Task<Results<Ok<ScorecardResponse>, NotFound>> Handle(
        Guid branchId, string? month, Caller caller, OversightDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var asked = BusinessMonth.Asked(month, clock);
        if (!ListScorecards.MaySee(caller, branchId))
            return TypedResults.NotFound();
        return await Scorecard.ReadAsync(db, asked, branchId, cancellationToken) is [var card]
            ? TypedResults.Ok(new ScorecardResponse(BusinessMonth.Text(asked), card))
            : TypedResults.NotFound();
    }
}
