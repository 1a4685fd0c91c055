using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace PartyPlatform.Membership.Account;

/// <summary>Ends everything that was signed in as a member: web and app sessions, refresh tokens, codes on their way.</summary>
/// <remarks>Works in the caller's transaction. Access tokens run out within five minutes; the directory refuses them before.</remarks>
internal sealed class EndSessions(
    MembershipDb db, IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations, TimeProvider clock)
{
    public async Task OfAsync(Guid memberId, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.FirstAsync(candidate => candidate.MemberId == memberId, cancellationToken);
        account.EndSessions(clock.GetUtcNow());
        await RevokeAsync(memberId, cancellationToken);
    }

    /// <summary>For a change of the account that has set a new stamp by itself.</summary>
    public async Task RevokeAsync(Guid memberId, CancellationToken cancellationToken)
    {
        await tokens.RevokeBySubjectAsync(memberId.ToString(), cancellationToken);
        await authorizations.RevokeBySubjectAsync(memberId.ToString(), cancellationToken);
    }
}
