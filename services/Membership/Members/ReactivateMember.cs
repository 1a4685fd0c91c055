using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Organisation;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership.Members;

/// <summary>Lets a deactivated person sign in again, with the password and the roles of before.</summary>
internal static class ReactivateMember
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        MembershipDb db, TimeProvider clock, Caller caller, HttpContext http, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var member = await db.Members.FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (member is null)
            return TypedResults.NotFound();
        EntityVersion.CheckIfGiven(ifMatch, member.Version);
        if (!(await Placing.FindAsync(db, member.BranchId, "branchId", cancellationToken)).IsOpen)
            throw new RuleViolation("member.branchClosed", "原来的党支部已撤销，请登记为新党员到别的支部", "The home branch was closed meanwhile.");

        member.Reactivate();
        db.Record(member, caller.MemberId, HistoryKind.Reactivated, "恢复账号", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        EntityVersion.Tag(http, member.Version);
        return TypedResults.NoContent();
    }
}
