using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Messaging;

namespace PartyPlatform.Membership.Systems;

/// <summary>The registered systems as they are now, for a service that did not exist when they were registered.</summary>
internal sealed class SystemsSnapshot(MembershipDb db) : ISnapshotSource
{
    public string Name => SnapshotRequested.Systems;

    public async IAsyncEnumerable<object> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var systems = await db.Systems.AsNoTracking().OrderBy(system => system.Id).ToListAsync(cancellationToken);
        foreach (var system in systems)
            yield return system.ToEvent();
    }
}
