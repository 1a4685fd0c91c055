using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Membership.Conduct;

internal static class ShowCurrentRules
{
    internal sealed record CurrentRulesResponse(int Version, DateTimeOffset PublishedAt, IReadOnlyList<string> Rules, bool Acknowledged);

    public static async Task<Results<Ok<CurrentRulesResponse>, NotFound>> Handle(MembershipDb db, Caller caller, CancellationToken cancellationToken)
    {
        var rules = await db.ConductRules.AsNoTracking().OrderByDescending(candidate => candidate.Version).FirstOrDefaultAsync(cancellationToken);
        return rules is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new CurrentRulesResponse(rules.Version, rules.PublishedAt, rules.Rules, caller.AcknowledgedRulesVersion >= rules.Version));
    }
}
