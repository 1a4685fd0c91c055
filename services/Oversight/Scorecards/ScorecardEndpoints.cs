using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Oversight.Scorecards;

internal static class ScorecardEndpoints
{
    public static void MapScorecards(this IEndpointRouteBuilder routes)
    {
        var scorecards = routes.MapGroup("/scorecards").WithTags("Scorecards").RequireAuthorization(Policies.Member);
        scorecards.MapGet("/", ListScorecards.Handle).WithName(nameof(ListScorecards));
        scorecards.MapGet("/{branchId:guid}", ReadScorecard.Handle).WithName(nameof(ReadScorecard));
    }
}
