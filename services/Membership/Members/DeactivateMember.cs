using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Account;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership.Members;

/// <summary>Why somebody may not sign in any more.</summary>
public sealed record DeactivateMemberRequest([property: Required, StringLength(200)] string Reason);

/// <summary>Ends what a person may do, at once: sessions, refresh tokens and every request that comes after.</summary>
internal static class DeactivateMember
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, DeactivateMemberRequest request, [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        MembershipDb db, EndSessions sessions, TimeProvider clock, Caller caller, HttpContext http, CancellationToken cancellationToken)
    {
        if (id == caller.MemberId)
            throw new RuleViolation("member.self", "不能停用自己的账号，请另一位管理员来做", "You cannot deactivate yourself.");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await LastAdministrator.LockAsync(db, cancellationToken);
        var member = await db.Members.FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (member is null)
            return TypedResults.NotFound();
        EntityVersion.CheckIfGiven(ifMatch, member.Version);
        if (member.Has(PartyRole.Administrator))
            await LastAdministrator.RefuseIfLastAsync(db, id, cancellationToken);

        var now = clock.GetUtcNow();
        member.Deactivate(now);
        db.Record(member, caller.MemberId, HistoryKind.Deactivated, $"停用账号：{request.Reason.Trim()}", now);
        await sessions.OfAsync(id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        EntityVersion.Tag(http, member.Version);
        return TypedResults.NoContent();
    }
}
