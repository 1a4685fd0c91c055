using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;

namespace PartyPlatform.Membership.Members;

/// <summary>Somebody must stay who can appoint others: two administrators cannot remove each other at the same time.</summary>
internal static class LastAdministrator
{
    private const long LockId = 0x4D454D42_0002;

    /// <summary>Lets one such change after the other; held to the end of the transaction.</summary>
    public static Task LockAsync(MembershipDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockId})", cancellationToken);

    public static async Task RefuseIfLastAsync(MembershipDb db, Guid memberId, CancellationToken cancellationToken)
    {
        var another = await db.Members.AnyAsync(member => member.Id != memberId && member.DeactivatedAt == null
            && member.Roles.Any(role => role.Role == PartyRole.Administrator), cancellationToken);
        if (!another)
            throw MemberRefusals.LastAdministrator();
    }
}
