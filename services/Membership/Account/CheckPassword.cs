using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Membership.Members;

namespace PartyPlatform.Membership.Account;

/// <summary>How a try to sign in ended.</summary>
internal sealed record SignInTry(AccountSession? Session, DateTimeOffset? LockedUntil);

/// <summary>
/// Decides whether somebody is who they say. An unknown account, a wrong password and a deactivated member take the same
/// time and give the same answer.
/// </summary>
internal sealed class CheckPassword(MembershipDb db, SignInThrottle throttle, IPasswordHasher<SignInAccount> hasher, TimeProvider clock)
{
    private static readonly SignInAccount Nobody = SignInAccount.For(Guid.Empty, DateTimeOffset.UnixEpoch);

    /// <summary>A hash of nothing that anybody knows, made with the present settings: checking it takes as long as a real one.</summary>
    private static string? _nobodysHash;

    public async Task<SignInTry> TryAsync(string login, string password, string address, CancellationToken cancellationToken)
    {
        await throttle.SlowDownAsync(address, cancellationToken);
        var (userName, number) = (Member.NormalizeUserName(login), Member.NormalizeEmployeeNumber(login));
        var found = await (
            from member in db.Members.AsNoTracking()
            join account in db.Accounts on member.Id equals account.MemberId
            where (member.UserName == userName || member.EmployeeNumber == number) && member.DeactivatedAt == null
            orderby member.UserName == userName descending
            select new { Member = member, Account = account }).FirstOrDefaultAsync(cancellationToken);
        var counted = found is null ? login : SignInThrottle.Of(found.Member.Id);
        if (await throttle.CountAsync(counted, address, cancellationToken) is { } lockedUntil)
            return new SignInTry(null, lockedUntil);

        var now = clock.GetUtcNow();
        if (!Matches(found?.Account, password, now, out var rehash))
            return new SignInTry(null, await throttle.FailAsync(counted, address, cancellationToken));

        await throttle.ForgetAsync(counted, address, cancellationToken);
        if (rehash)
        {
            found!.Account.Rehash(password, hasher);
            await db.SaveChangesAsync(cancellationToken);
        }

        return new SignInTry(new AccountSession(found!.Member.Id, found.Member.Name, found.Member.UserName, found.Account.Stamp, now, TimeSpan.Zero, found.Account.MustChangePassword), null);
    }

    /// <summary>Whether the password is the account's; for changing it.</summary>
    public bool Matches(SignInAccount? account, string password, DateTimeOffset now, out bool rehash)
    {
        _nobodysHash ??= hasher.HashPassword(Nobody, Guid.CreateVersion7(now).ToString());
        // The slow check runs in every case, once.
        var result = hasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? _nobodysHash, password);
        rehash = account?.PasswordHash is not null && result == PasswordVerificationResult.SuccessRehashNeeded;
        return account is not null
            && ((account.PasswordHash is not null && result != PasswordVerificationResult.Failed) || account.IsOneTime(password, now));
    }
}
