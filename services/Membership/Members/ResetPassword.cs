using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Account;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership.Members;

/// <summary>Gives a person a one-time password; shown to the administrator once, and changed at the next sign-in.</summary>
internal static class ResetPassword
{
    internal sealed record OneTimePasswordResponse(string OneTimePassword, DateTimeOffset ValidUntil);

    public static async Task<Results<Ok<OneTimePasswordResponse>, NotFound>> Handle(
        Guid id, MembershipDb db, EndSessions sessions, SignInThrottle throttle, TimeProvider clock, Caller caller, HttpContext http, CancellationToken cancellationToken)
    {
        if (id == caller.MemberId)
            throw new RuleViolation("member.ownReset", "自己的密码请在“修改密码”里改", "Change your own password on the account page.");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var member = await db.Members.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (member is null)
            return TypedResults.NotFound();
        if (!member.IsActive)
            throw new RuleViolation("member.deactivated", "这个账号已停用，先恢复再改", "The account is deactivated; reactivate it first.");

        var now = clock.GetUtcNow();
        var account = await db.Accounts.FirstAsync(candidate => candidate.MemberId == id, cancellationToken);
        var password = account.ResetToOneTime(now);
        db.Note(id, caller.MemberId, HistoryKind.PasswordReset, "重置密码，旧登录全部失效", now);
        await sessions.OfAsync(id, cancellationToken);
        await throttle.ForgetAsync(id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new OneTimePasswordResponse(password, account.OneTimeUntil!.Value));
    }
}
