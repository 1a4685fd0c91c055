using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Messaging;

namespace PartyPlatform.Membership.Members;

/// <summary>
/// The directory as it is now, as the versioned events that would have led to it: for a service whose copy is empty or
/// behind. Units before the people in them, rules before those who acknowledged them.
/// </summary>
internal sealed class DirectorySnapshot(MembershipDb db) : ISnapshotSource
{
    public string Name => SnapshotRequested.Members;

    public async IAsyncEnumerable<object> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var units = await db.OrgUnits.AsNoTracking().ToListAsync(cancellationToken);
        foreach (var unit in units.OrderBy(unit => unit.Kind))
            yield return unit.ToEvent();

        var rules = await db.ConductRules.AsNoTracking().OrderBy(version => version.Version).ToListAsync(cancellationToken);
        foreach (var version in rules)
            yield return new ConductRulesPublished(version.Version, version.PublishedAt);

        // Read to the end before the first is handed on: the events are written on the same connection. Deactivated members too:
        // a copy that missed the deactivation must not let them act.
        var members = await db.Members.AsNoTracking().OrderBy(member => member.Id).ToListAsync(cancellationToken);
        foreach (var member in members)
        {
            yield return new MemberChanged(member.ToSnapshot());
            if (member.AcknowledgedRulesVersion > 0)
                yield return new ConductRulesAcknowledged(member.Id, member.AcknowledgedRulesVersion);
        }
    }
}
