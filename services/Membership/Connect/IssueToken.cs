using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace PartyPlatform.Membership.Connect;

/// <summary>Gives tokens for a code, a refresh token or a system's secret, to those who may still act.</summary>
internal static class IssueToken
{
    public static async Task<IResult> Handle(HttpContext http, MembershipDb db, CancellationToken cancellationToken)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict did not see this request.");
        if (request.IsClientCredentialsGrantType())
            return SignIn(TokenIdentity.OfSystem(request.ClientId!, request.GetScopes()));

        // Code or refresh token: OpenIddict has checked it; it is the directory that says whether the person may go on.
        var presented = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        if (!Guid.TryParse(presented?.GetClaim(Claims.Subject), out var memberId) || !Guid.TryParse(presented.GetClaim(TokenIdentity.StampClaim), out var stamp))
            return Refuse();
        var member = await (
            from candidate in db.Members.AsNoTracking()
            join account in db.Accounts on candidate.Id equals account.MemberId
            where candidate.Id == memberId && candidate.DeactivatedAt == null && account.Stamp == stamp
            select new { candidate.Name, candidate.UserName }).FirstOrDefaultAsync(cancellationToken);
        return member is null
            ? Refuse()
            : SignIn(TokenIdentity.OfMember(memberId, member.Name, member.UserName, stamp, presented.GetScopes()), presented);
    }

    /// <remarks>Keeps the authorization of the presented token, by which a stolen chain is revoked as a whole.</remarks>
    private static IResult SignIn(ClaimsPrincipal principal, ClaimsPrincipal? presented = null)
    {
        if (presented?.GetAuthorizationId() is { } authorization)
            principal.SetAuthorizationId(authorization);
        return TypedResults.SignIn(principal, properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static IResult Refuse() => TypedResults.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "The sign-in has ended.",
        }), [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
