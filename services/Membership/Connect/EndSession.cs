using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;
using PartyPlatform.Membership.Account;

namespace PartyPlatform.Membership.Connect;

/// <summary>A client signs its user out: the session at the sign-in page ends too.</summary>
internal static class EndSession
{
    public static async Task<IResult> Handle(HttpContext http)
    {
        await http.SignOutAsync(AccountSessions.Scheme);
        return TypedResults.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}
