using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Primitives;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using PartyPlatform.Membership.Account;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace PartyPlatform.Membership.Connect;

/// <summary>A client wants somebody signed in: with a live session they are, otherwise the sign-in page comes first.</summary>
internal static class Authorize
{
    public static async Task<IResult> Handle(HttpContext http, AccountSessions sessions, CancellationToken cancellationToken)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict did not see this request.");

        var session = await sessions.CurrentAsync(http, cancellationToken);
        if (session is null || request.HasPromptValue(PromptValues.Login) || IsTooOld(session, request))
            return request.HasPromptValue(PromptValues.None)
                ? Forbid(Errors.LoginRequired, "Nobody is signed in.")
                : TypedResults.Redirect($"/account/sign-in?returnUrl={Uri.EscapeDataString(SameAgain(http))}");
        if (session.MustChangePassword)
            return TypedResults.Redirect($"/account/change-password?returnUrl={Uri.EscapeDataString(SameAgain(http))}");

        return TypedResults.SignIn(
            TokenIdentity.OfMember(session.MemberId, session.Name, session.UserName, session.Stamp, request.GetScopes()),
            properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static bool IsTooOld(AccountSession session, OpenIddictRequest request) =>
        request.MaxAge is { } seconds && session.Age > TimeSpan.FromSeconds(seconds);

    /// <summary>The same request once the person has signed in; it must not ask for a sign-in again for ever.</summary>
    private static string SameAgain(HttpContext http)
    {
        IEnumerable<KeyValuePair<string, StringValues>> parameters = http.Request.HasFormContentType ? http.Request.Form : http.Request.Query;
        var query = QueryString.Create(parameters.Where(parameter => parameter.Key is not (Parameters.Prompt or Parameters.MaxAge)));
        return http.Request.PathBase.Add(http.Request.Path) + query;
    }

    private static IResult Forbid(string error, string description) => TypedResults.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }), [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
