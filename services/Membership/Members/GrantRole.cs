using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Organisation;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership.Members;

/// <summary>A role and, for those of a branch, where it holds.</summary>
public sealed record GrantRoleRequest(PartyRole Role, Guid? OrgUnitId = null);

internal static class GrantRole
{
    public static async Task<Results<Created<RoleResponse>, NotFound>> Handle(
        Guid id, GrantRoleRequest request, [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        MembershipDb db, TimeProvider clock, Caller caller, HttpContext http, CancellationToken cancellationToken)
    {
        RefuseOneself(id, caller);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var member = await db.Members.FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (member is null)
            return TypedResults.NotFound();
        EntityVersion.CheckIfGiven(ifMatch, member.Version);

        var now = clock.GetUtcNow();
        var unit = request.OrgUnitId is { } unitId ? await Placing.FindAsync(db, unitId, "orgUnitId", cancellationToken) : null;
        var role = MemberRole.Of(Guid.CreateVersion7(now), id, request.Role, unit, caller.MemberId, now);
        member.Grant(role);
        db.Record(member, caller.MemberId, HistoryKind.RoleGranted, $"授予“{RoleWords.Of(request.Role)}”{In(unit)}", now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        EntityVersion.Tag(http, member.Version);
        return TypedResults.Created($"/api/membership/members/{id}/roles/{role.Id}",
            new RoleResponse(role.Id, role.Role, role.OrgUnitId, unit?.Name, role.GrantedAt));
    }

    /// <summary>Four eyes: nobody raises or lowers their own powers.</summary>
    internal static void RefuseOneself(Guid id, Caller caller)
    {
        if (id == caller.MemberId)
            throw new RuleViolation("member.ownRoles", "不能给自己授予或移除角色，请另一位管理员来做", "You cannot change your own roles.");
    }

    internal static string In(OrgUnit? unit) => unit is null ? "" : $"（{unit.Name}）";
}

/// <summary>The roles as staff call them.</summary>
internal static class RoleWords
{
    public static string Of(PartyRole role) => role switch
    {
        PartyRole.BranchSecretary => "党支部书记",
        PartyRole.CommitteeMember => "支部委员",
        PartyRole.PartyOffice => "党务办公室",
        PartyRole.Leader => "领导",
        PartyRole.Administrator => "管理员",
        PartyRole.Operator => "运维",
        _ => role.ToString(),
    };
}
