using Microsoft.EntityFrameworkCore;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.MemberCopy;

/// <summary>Whoever speaks in public has acknowledged the present conduct rules.</summary>
public static class ConductCheck
{
    /// <summary>
    /// Refuses a member who has not. Asked of the tables and not of the caller, who is remembered for two seconds: whoever
    /// has just agreed goes on at once.
    /// </summary>
    /// <param name="db">The service's context with its copy of the members.</param>
    /// <param name="memberId">The member who wants to speak.</param>
    /// <param name="chinese">What to do first, in the words of the place.</param>
    /// <param name="english">The same in English.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="RuleViolation"><c>conductRules.notAcknowledged</c>, with the <c>version</c> to read.</exception>
    public static async Task RequireConductRulesAsync(
        this DbContext db, Guid memberId, string chinese, string english, CancellationToken cancellationToken)
    {
        var present = await db.Set<LocalConductRules>().MaxAsync(rules => (int?)rules.Version, cancellationToken) ?? 0;
        var own = await db.Set<RulesAcknowledgement>().Where(a => a.MemberId == memberId).Select(a => a.RulesVersion).FirstOrDefaultAsync(cancellationToken);
        if (own < present)
            throw new RuleViolation("conductRules.notAcknowledged", chinese, english) { Details = { ["version"] = present } };
    }
}
