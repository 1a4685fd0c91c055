using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using PartyPlatform.ServiceDefaults;

namespace PartyPlatform.Gateway.Session;

/// <summary>Sends the browser to the issuer's sign-in page.</summary>
internal static class StartSignIn
{
    public static RedirectHttpResult Handle(
        HttpContext context, SignInStates states, IOptions<PartyOptions> party, IOptions<SessionOptions> options, string? returnUrl = null)
    {
        var state = SignInState.Create(LocalAddress.OrRoot(returnUrl));
        states.Write(context.Response, state);
        context.Response.Headers.CacheControl = "no-store";
        var publicAddress = party.Value.PublicAddress.TrimEnd('/');
        return TypedResults.Redirect(QueryHelpers.AddQueryString($"{publicAddress}/connect/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = options.Value.ClientId,
            ["response_type"] = "code",
            ["scope"] = options.Value.Scope,
            ["redirect_uri"] = $"{publicAddress}/session/callback",
            ["state"] = state.State,
            ["nonce"] = state.Nonce,
            ["code_challenge"] = state.Challenge,
            ["code_challenge_method"] = "S256",
        }));
    }
}

/// <summary>Addresses to come back to. Only our own paths: a link to our sign-in must not lead on to somebody else's page.</summary>
internal static class LocalAddress
{
    public static string OrRoot(string? address) => address is not null && IsLocal(address) ? address : "/";

    private static bool IsLocal(string address)
    {
        // Browsers read a backslash as a slash and drop tabs and line breaks, so "/\t/evil" is "//evil" to them.
        if (address is not ['/', ..] || address.Length > 2_000 || address.Any(c => c is '\\' || char.IsControl(c)))
            return false;
        return !address.StartsWith("//", StringComparison.Ordinal)
            && !address.StartsWith("/session/", StringComparison.OrdinalIgnoreCase)
            && Uri.TryCreate(new Uri("http://own"), address, out var whole) && whole.Host == "own" && whole.AbsolutePath[1..] is not ['/', ..];
    }
}
