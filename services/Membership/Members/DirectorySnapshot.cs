using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Messaging;

namespace PartyPlatform.Membership.Members;

/// <summary>The present directory as the events that lead to it, for a service whose copy is empty or behind.</summary>
internal sealed class DirectorySnapshot(MembershipDb db) : ISnapshotSource
{
    public string Name => SnapshotRequested.Members;

    public async IAsyncEnumerable<object> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var unit in db.OrgUnits.AsNoTracking().OrderBy(unit => unit.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return unit.ToEvent();
        await foreach (var rules in db.ConductRules.AsNoTracking().OrderBy(rules => rules.Version).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return new ConductRulesPublished(rules.Version, rules.PublishedAt);
        // Deactivated members too: a copy that missed the deactivation must not let them act.
        await foreach (var member in db.Members.AsNoTracking().OrderBy(member => member.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new MemberChanged(member.ToSnapshot());
            if (member.AcknowledgedRulesVersion > 0)
                yield return new ConductRulesAcknowledged(member.Id, member.AcknowledgedRulesVersion);
        }
    }
}
