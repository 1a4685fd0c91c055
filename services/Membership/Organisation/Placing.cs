using Microsoft.EntityFrameworkCore;
using PartyPlatform.Membership.Members;

namespace PartyPlatform.Membership.Organisation;

/// <summary>Finds the units that a person is to be placed in, and keeps them from being closed until the change is saved.</summary>
internal static class Placing
{
    /// <remarks>Call it inside a transaction.</remarks>
    public static async Task<Placement> PlacementAsync(
        this MembershipDb db, Guid branchId, Guid? groupId, Guid? temporaryBranchId, CancellationToken cancellationToken) => new(
            await FindAsync(db, branchId, "branchId", cancellationToken),
            groupId is { } group ? await FindAsync(db, group, "groupId", cancellationToken) : null,
            temporaryBranchId is { } temporary ? await FindAsync(db, temporary, "temporaryBranchId", cancellationToken) : null);

    public static async Task<OrgUnit> FindAsync(MembershipDb db, Guid id, string field, CancellationToken cancellationToken) =>
        await db.OrgUnits.FromSql($"select *, xmin from org_units where id = {id} for share").SingleOrDefaultAsync(cancellationToken)
        ?? throw OrgUnitRefusals.Unknown(field);
}
