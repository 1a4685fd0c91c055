using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Membership.Access;

/// <summary>Looks callers up in the directory itself, without a cache: who was deactivated is refused at once.</summary>
internal sealed class DirectoryCallers(MembershipDb db) : ICallerDirectory
{
    public async ValueTask<Caller?> FindAsync(Guid memberId, CancellationToken cancellationToken)
    {
        var member = await db.Members.AsNoTracking()
            .FirstOrDefaultAsync(candidate => candidate.Id == memberId && candidate.DeactivatedAt == null, cancellationToken);
        return member is null
            ? null
            : new Caller(member.Id, member.Name, member.BranchId, member.Status,
                [.. member.Roles.Select(role => new RoleGrant(role.Role, role.OrgUnitId))], member.AcknowledgedRulesVersion);
    }
}
