using System.Collections.Immutable;
using System.Security.Claims;
using OpenIddict.Abstractions;
using PartyPlatform.ServiceDefaults;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace PartyPlatform.Membership.Connect;

/// <summary>What is written into tokens: who, for whom and how far; roles never, they are read from the directory.</summary>
internal static class TokenIdentity
{
    /// <summary>Stays in codes and refresh tokens: a token made under an older stamp is over.</summary>
    public const string StampClaim = "party_stamp";

    public static ClaimsPrincipal OfMember(Guid memberId, string name, string userName, Guid stamp, ImmutableArray<string> scopes)
    {
        var identity = New()
            .SetClaim(Claims.Subject, memberId.ToString())
            .SetClaim(Claims.Name, name)
            .SetClaim(Claims.PreferredUsername, userName)
            .SetClaim(StampClaim, stamp.ToString());
        return Finish(identity, scopes);
    }

    public static ClaimsPrincipal OfSystem(string clientId, ImmutableArray<string> scopes) => Finish(New().SetClaim(Claims.Subject, clientId), scopes);

    private static ClaimsIdentity New() => new(authenticationType: "party", Claims.Name, Claims.Role);

    private static ClaimsPrincipal Finish(ClaimsIdentity identity, ImmutableArray<string> scopes)
    {
        identity.SetScopes(scopes);
        identity.SetResources(PartyOptions.Audience);
        identity.SetDestinations(static claim => claim.Type switch
        {
            // Access tokens are logged by all sorts of proxies: no name in them.
            Claims.Name or Claims.PreferredUsername when claim.Subject!.HasScope(Scopes.Profile) => [Destinations.IdentityToken],
            Claims.Subject => [Destinations.AccessToken, Destinations.IdentityToken],
            _ => [],
        });
        return new ClaimsPrincipal(identity);
    }
}
