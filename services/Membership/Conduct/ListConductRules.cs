using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Membership.Conduct;

/// <summary>All versions, the newest first, with how many active members have acknowledged each.</summary>
internal static class ListConductRules
{
    internal sealed record ConductRulesVersion(int Version, DateTimeOffset PublishedAt, IReadOnlyList<string> Rules, int AcknowledgedBy);

    internal sealed record ConductRulesList(IReadOnlyList<ConductRulesVersion> Items);

    public static async Task<Ok<ConductRulesList>> Handle(MembershipDb db, CancellationToken cancellationToken)
    {
        var versions = await db.ConductRules.AsNoTracking().OrderByDescending(rules => rules.Version)
            .Select(rules => new ConductRulesVersion(rules.Version, rules.PublishedAt, rules.Rules,
                db.Members.Count(member => member.DeactivatedAt == null && member.AcknowledgedRulesVersion >= rules.Version)))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new ConductRulesList(versions));
    }
}
