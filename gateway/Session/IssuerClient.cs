using System.Net;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace PartyPlatform.Gateway.Session;

/// <summary>Tokens in the clear, as the issuer gave them.</summary>
internal sealed record IssuedTokens(string AccessToken, DateTimeOffset ExpiresAt, string RefreshToken, string? IdToken);

/// <summary>An access token of the gateway itself.</summary>
internal sealed record MachineAccess(string AccessToken, DateTimeOffset ExpiresAt);

/// <summary>The issuer says that the grant is no good any more: the session is over. Other failures pass.</summary>
internal sealed class GrantRefused(string error) : Exception($"The issuer refused the grant: {error}");

/// <summary>Speaks to Membership's token endpoint inside the network, as the confidential client <c>web</c>.</summary>
internal sealed class IssuerClient(
    HttpClient http, IOptions<SessionOptions> session, IOptions<WebClientCredentials> credentials, TimeProvider clock)
{
    /// <summary>A replica that has just died refuses the connection; nothing was sent then, so the next one may be asked.</summary>
    private const int Replicas = 3;

    public Task<IssuedTokens> RedeemCodeAsync(string code, string verifier, string redirectUri, CancellationToken cancellationToken) => TokensAsync(
        new() { ["grant_type"] = "authorization_code", ["code"] = code, ["code_verifier"] = verifier, ["redirect_uri"] = redirectUri }, null, cancellationToken);

    public Task<IssuedTokens> RefreshAsync(string refreshToken, CancellationToken cancellationToken) => TokensAsync(
        new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, refreshToken, cancellationToken);

    public async Task RevokeAsync(string refreshToken, CancellationToken cancellationToken)
    {
        using var response = await PostAsync("connect/revoke", new() { ["token"] = refreshToken, ["token_type_hint"] = "refresh_token" }, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>A token for the gateway itself, which speaks for no member.</summary>
    public async Task<MachineAccess> MachineTokenAsync(string scope, CancellationToken cancellationToken)
    {
        var asked = clock.GetUtcNow();
        var tokens = await AskAsync(new() { ["grant_type"] = "client_credentials", ["scope"] = scope }, cancellationToken);
        return new MachineAccess(tokens.AccessToken, asked.AddSeconds(tokens.ExpiresIn));
    }

    private async Task<IssuedTokens> TokensAsync(Dictionary<string, string> form, string? presentRefreshToken, CancellationToken cancellationToken)
    {
        var asked = clock.GetUtcNow();
        var tokens = await AskAsync(form, cancellationToken);
        var refreshToken = tokens.RefreshToken ?? presentRefreshToken
            ?? throw new HttpRequestException("The issuer gave no refresh token; the scope offline_access must be allowed for the web client.");
        return new IssuedTokens(tokens.AccessToken, asked.AddSeconds(tokens.ExpiresIn), refreshToken, tokens.IdToken);
    }

    private async Task<TokenResponse> AskAsync(Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        using var response = await PostAsync("connect/token", form, cancellationToken);
        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
        {
            var refusal = await response.Content.ReadFromJsonAsync<Refusal>(cancellationToken);
            if (refusal?.Error is "invalid_grant")
                throw new GrantRefused(refusal.Error);
            // invalid_client and the like are faults of the installation, not of the member's session.
            throw new HttpRequestException($"The issuer refused the web client: {refusal?.Error}", null, response.StatusCode);
        }

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<TokenResponse>(cancellationToken)
            ?? throw new HttpRequestException("The issuer's answer is empty.");
    }

    private async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        form["client_id"] = session.Value.ClientId;
        form["client_secret"] = credentials.Value.WebClientSecret;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var content = new FormUrlEncodedContent(form);
                return await http.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
            }
            catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.ConnectionError && attempt < Replicas)
            {
            }
        }
    }

    private sealed record TokenResponse(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("refresh_token")] string? RefreshToken,
        [property: JsonPropertyName("id_token")] string? IdToken);

    private sealed record Refusal([property: JsonPropertyName("error")] string? Error);
}
