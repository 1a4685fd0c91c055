using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace PartyPlatform.Membership.Account;

/// <summary>Somebody signed in at this page.</summary>
internal sealed record AccountSession(
    Guid MemberId, string Name, string UserName, Guid Stamp, DateTimeOffset SignedInAt, TimeSpan Age, bool MustChangePassword);

/// <summary>
/// Sessions of the sign-in page: what lets a second client sign the same person in without asking again. The cookie says
/// who and since when; whether that still holds is asked of the database each time.
/// </summary>
internal sealed class AccountSessions(MembershipDb db, IOptions<SignInOptions> options, TimeProvider clock)
{
    public const string Scheme = "party-account";
    private const string StampClaim = "stamp";
    private const string AtClaim = "at";

    public Task StartAsync(HttpContext http, Guid memberId, Guid stamp, DateTimeOffset at) => http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim("sub", memberId.ToString()), new Claim(StampClaim, stamp.ToString()),
            new Claim(AtClaim, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ], Scheme)));

    public async Task<AccountSession?> CurrentAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var cookie = (await http.AuthenticateAsync(Scheme)).Principal;
        if (!Guid.TryParse(cookie?.FindFirstValue("sub"), out var memberId) || !Guid.TryParse(cookie.FindFirstValue(StampClaim), out var stamp)
            || !long.TryParse(cookie.FindFirstValue(AtClaim), CultureInfo.InvariantCulture, out var seconds))
            return null;
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var age = clock.GetUtcNow() - at;
        if (age > options.Value.SessionLasts)
            return null;
        return await (
            from member in db.Members.AsNoTracking()
            join account in db.Accounts on member.Id equals account.MemberId
            where member.Id == memberId && member.DeactivatedAt == null && account.Stamp == stamp
            select new AccountSession(member.Id, member.Name, member.UserName, stamp, at, age, account.OneTimeHash != null))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
