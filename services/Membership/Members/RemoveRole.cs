using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Membership.Members;

/// <summary>Takes a role away; Membership refuses what it allowed from the next request on.</summary>
internal static class RemoveRole
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Guid roleId, [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        MembershipDb db, TimeProvider clock, Caller caller, HttpContext http, CancellationToken cancellationToken)
    {
        GrantRole.RefuseOneself(id, caller);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await LastAdministrator.LockAsync(db, cancellationToken);
        var member = await db.Members.FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        var role = member?.Roles.FirstOrDefault(held => held.Id == roleId);
        if (member is null || role is null)
            return TypedResults.NotFound();
        EntityVersion.CheckIfGiven(ifMatch, member.Version);
        if (role.Role == PartyRole.Administrator)
            await LastAdministrator.RefuseIfLastAsync(db, id, cancellationToken);

        var unit = role.OrgUnitId is { } unitId ? await db.OrgUnits.FindAsync([unitId], cancellationToken) : null;
        member.Remove(role);
        db.Record(member, caller.MemberId, HistoryKind.RoleRemoved, $"移除“{RoleWords.Of(role.Role)}”{GrantRole.In(unit)}", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        EntityVersion.Tag(http, member.Version);
        return TypedResults.NoContent();
    }
}
