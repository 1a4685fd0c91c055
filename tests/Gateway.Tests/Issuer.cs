using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PartyPlatform.Gateway.Tests;

/// <summary>
/// A small OpenID Connect issuer: the browser's cookie <c>issuer-member</c> says who is signed in there. It checks what a
/// strict issuer checks — secret, PKCE, redirect address, single use, rotation — and counts what it is asked.
/// </summary>
internal sealed class Issuer : IAsyncDisposable
{
    public const string ClientSecret = "a secret of this test run";
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "issuer" };
    private readonly ConcurrentDictionary<string, Grant> _codes = new();
    private readonly ConcurrentDictionary<string, Guid> _refreshTokens = new();
    private readonly ConcurrentDictionary<Guid, int> _refreshes = new();
    private WebApplication _app = null!;

    public Uri Address { get; private set; } = null!;

    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>By member: answers of the token endpoint are this until it is taken away.</summary>
    public ConcurrentDictionary<Guid, int> Fails { get; } = new();

    public ConcurrentBag<string> Revoked { get; } = [];

    public string? ForgeNonce { get; set; }

    public TimeSpan RefreshTakes { get; set; } = TimeSpan.Zero;

    public int RefreshesOf(Guid member) => _refreshes.GetValueOrDefault(member);

    public void Forget(Guid member)
    {
        foreach (var (token, owner) in _refreshTokens)
            if (owner == member)
                _refreshTokens.TryRemove(token, out _);
    }

    public static async Task<Issuer> StartAsync()
    {
        var issuer = new Issuer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        issuer._app = builder.Build();
        issuer.Map();
        await issuer._app.StartAsync();
        issuer.Address = new Uri(issuer._app.Urls.Single());
        return issuer;
    }

    public string AccessToken(Guid member, TimeSpan? lifetime = null, string clientId = "mobile") => Sign(new()
    {
        ["sub"] = member.ToString(),
        ["client_id"] = clientId,
        ["jti"] = Guid.CreateVersion7().ToString(),
    }, "party-api", "at+jwt", lifetime ?? AccessTokenLifetime);

    /// <summary>What client credentials get: a client that is its own subject, with the scope it asked for.</summary>
    public string MachineToken(string scope, string subject = "web") =>
        Sign(new() { ["sub"] = subject, ["client_id"] = "web", ["scope"] = scope }, "party-api", "at+jwt", TimeSpan.FromMinutes(5));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/health/ready", () => "ok");
        _app.MapGet("/openapi/v1.json", () => Microsoft.AspNetCore.Http.Results.Text("{\"openapi\":\"3.1.1\",\"info\":{\"title\":\"Membership\"}}", "application/json"));
        _app.MapGet("/account/sign-in", (HttpContext context) =>
        {
            context.Response.Cookies.Append("issuer-member", "kept");
            context.Response.Cookies.Append("__Host-party", "planted");
            return $"<form></form>{context.Request.Headers.Cookie}";
        });
        _app.MapPost("/account/sign-in", () => "wrong password");
        _app.MapGet("/.well-known/jwks", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId });
            return new { keys = new[] { new { kty = key.Kty, kid = key.Kid, use = "sig", alg = "RS256", n = key.N, e = key.E } } };
        });
        _app.MapGet("/connect/authorize", Authorize);
        _app.MapPost("/connect/token", TokenAsync);
        _app.MapPost("/connect/revoke", (HttpRequest request) =>
        {
            Revoked.Add(request.Form["token"]!);
            _refreshTokens.TryRemove(request.Form["token"]!, out _);
            return "";
        });
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        if (query["client_id"] != "web" || query["response_type"] != "code" || query["code_challenge_method"] != "S256"
            || query["redirect_uri"] != GatewayHost.PublicAddress + "/session/callback")
            return Microsoft.AspNetCore.Http.Results.BadRequest("authorize");
        if (!Guid.TryParse(request.Cookies["issuer-member"], out var member))
            return Microsoft.AspNetCore.Http.Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"], new Dictionary<string, string?> { ["error"] = "access_denied", ["state"] = query["state"] }));
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = new Grant(member, query["code_challenge"], query["nonce"], query["redirect_uri"]);
        return Microsoft.AspNetCore.Http.Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"], new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_id"] != "web" || form["client_secret"] != ClientSecret)
            return Refuse("invalid_client");
        if (form["grant_type"] == "authorization_code")
        {
            if (!_codes.TryRemove(form["code"]!, out var grant) || grant.RedirectUri != form["redirect_uri"]
                || grant.Challenge != WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!))))
                return Refuse("invalid_grant");
            if (Fails.TryGetValue(grant.Member, out var away))
                return Microsoft.AspNetCore.Http.Results.StatusCode(away);
            return Tokens(grant.Member, ForgeNonce ?? grant.Nonce);
        }

        if (form["grant_type"] == "client_credentials")
            return Microsoft.AspNetCore.Http.Results.Json(new { access_token = MachineToken(form["scope"]!), token_type = "Bearer", expires_in = 300 });

        // Rotation without leeway: redeeming a token twice shows at once.
        if (!_refreshTokens.TryGetValue(form["refresh_token"]!, out var member))
            return Refuse("invalid_grant");
        if (Fails.TryGetValue(member, out var status))
            return Microsoft.AspNetCore.Http.Results.StatusCode(status);
        if (!_refreshTokens.TryRemove(form["refresh_token"]!, out _))
            return Refuse("invalid_grant");
        _refreshes.AddOrUpdate(member, 1, (_, count) => count + 1);
        await Task.Delay(RefreshTakes);
        return Tokens(member, null);
    }

    private IResult Tokens(Guid member, string? nonce)
    {
        var refreshToken = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _refreshTokens[refreshToken] = member;
        return Microsoft.AspNetCore.Http.Results.Json(new Dictionary<string, object?>
        {
            ["access_token"] = AccessToken(member, clientId: "web"),
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)AccessTokenLifetime.TotalSeconds,
            ["refresh_token"] = refreshToken,
            ["id_token"] = nonce is null ? null : Sign(new() { ["sub"] = member.ToString(), ["nonce"] = nonce }, "web", "JWT", TimeSpan.FromMinutes(5)),
        });
    }

    private string Sign(Dictionary<string, object> claims, string audience, string type, TimeSpan lifetime) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = type,
            Issuer = GatewayHost.PublicAddress + "/",
            Audience = audience,
            Claims = claims,
            NotBefore = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-10),
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime + lifetime,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        });

    private static IResult Refuse(string error) => Microsoft.AspNetCore.Http.Results.Json(new { error }, statusCode: 400);

    private sealed record Grant(Guid Member, string Challenge, string Nonce, string RedirectUri);
}
