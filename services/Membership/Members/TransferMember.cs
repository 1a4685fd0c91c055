using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Organisation;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Membership.Members;

/// <summary>Where a person belongs from now on. Roles held for the branch that is left end with the transfer.</summary>
/// <param name="BranchId">The home branch; the present one to change only the temporary branch or the group.</param>
/// <param name="GroupId">The group inside it.</param>
/// <param name="TemporaryBranchId">The temporary branch at a site; null to come back from one.</param>
/// <param name="Reason">Noted in the history.</param>
public sealed record TransferMemberRequest(
    Guid BranchId, Guid? GroupId = null, Guid? TemporaryBranchId = null, [property: StringLength(200)] string? Reason = null);

internal static class TransferMember
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, TransferMemberRequest request, [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        MembershipDb db, TimeProvider clock, Caller caller, HttpContext http, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var member = await db.Members.FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (member is null)
            return TypedResults.NotFound();
        EntityVersion.CheckIfGiven(ifMatch, member.Version);

        var placement = await db.PlacementAsync(request.BranchId, request.GroupId, request.TemporaryBranchId, cancellationToken);
        var moved = placement.Branch.Id != member.BranchId;
        member.Transfer(placement, clock.BusinessToday());
        db.Record(member, caller.MemberId, HistoryKind.Transferred, Describe(placement, moved, request.Reason), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        EntityVersion.Tag(http, member.Version);
        return TypedResults.NoContent();
    }

    private static string Describe(Placement placement, bool moved, string? reason)
    {
        var what = moved ? $"组织关系转到{placement.Branch.Name}" : $"留在{placement.Branch.Name}";
        if (placement.Group is { } group)
            what += $"，编入{group.Name}";
        if (placement.Temporary is { } temporary)
            what += $"，参加{temporary.Name}";
        return string.IsNullOrWhiteSpace(reason) ? what : $"{what}（{reason.Trim()}）";
    }
}
