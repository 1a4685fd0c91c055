using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Members;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership.Conduct;

/// <summary>A member says that they have read the rules. Saying it twice is saying it once.</summary>
internal static class AcknowledgeRules
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        int version, MembershipDb db, TimeProvider clock, Caller caller, CancellationToken cancellationToken)
    {
        var current = await db.ConductRules.MaxAsync(rules => (int?)rules.Version, cancellationToken) ?? 0;
        if (version < 1 || version > current)
            return TypedResults.NotFound();
        if (version < current)
            throw new RuleViolation("conductRules.outdated", "群规有了新版，请先看新版", "There is a newer version; read that one.");

        var member = await db.Members.FirstAsync(candidate => candidate.Id == caller.MemberId, cancellationToken);
        if (member.Acknowledge(version))
        {
            var now = clock.GetUtcNow();
            db.Note(member.Id, member.Id, HistoryKind.RulesAcknowledged, $"读过第 {version} 版群规", now);
            db.Publish(new ConductRulesAcknowledged(member.Id, version), now);
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.NoContent();
    }
}
