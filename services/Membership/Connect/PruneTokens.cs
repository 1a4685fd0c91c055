using OpenIddict.Abstractions;

namespace PartyPlatform.Membership.Connect;

/// <summary>Removes tokens and authorizations that ended; what may still be reused by a thief is kept to recognise it.</summary>
internal sealed class PruneTokens(
    IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations, MembershipDb db, TimeProvider clock) : IScheduledWork
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var ended = clock.GetUtcNow().AddDays(-15);
        await tokens.PruneAsync(ended, cancellationToken);
        await authorizations.PruneAsync(ended, cancellationToken);
        db.ChangeTracker.Clear();
    }
}
