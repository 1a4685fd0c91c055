using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace PartyPlatform.Gateway.Session;

/// <summary>What must come back unchanged from a sign-in: it ties the answer to the browser that asked, and the code to this gateway.</summary>
internal sealed record SignInState(string State, string Nonce, string Verifier, string ReturnUrl)
{
    public string Challenge => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static SignInState Create(string returnUrl) => new(Random(), Random(), Random(), returnUrl);

    private static string Random() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
}

/// <summary>Carries the state of a sign-in in an encrypted cookie of its own for as long as typing a password takes.</summary>
internal sealed class SignInStates(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("sign-in-state").ToTimeLimitedDataProtector();

    public void Write(HttpResponse response, SignInState state) => response.Cookies.Append(
        NameFor(state.State), _protector.Protect(JsonSerializer.Serialize(state), Lifetime), SessionCookie.Options(Lifetime));

    /// <summary>Takes the cookie of this answer; a second answer with the same state finds nothing.</summary>
    public SignInState? Take(HttpContext context, string? state)
    {
        if (state is not { Length: 43 } || !context.Request.Cookies.TryGetValue(NameFor(state), out var cookie))
            return null;
        SessionCookie.Delete(context.Response, NameFor(state));
        try
        {
            var kept = JsonSerializer.Deserialize<SignInState>(_protector.Unprotect(cookie));
            return kept is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(kept.State), Encoding.UTF8.GetBytes(state)) ? kept : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // A cookie name allows few characters; the state is base64url, of which all are allowed.
    private static string NameFor(string state) => SessionCookie.SignInPrefix + state[..8];
}
