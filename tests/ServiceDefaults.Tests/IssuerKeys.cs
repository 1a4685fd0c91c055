using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PartyPlatform.ServiceDefaults.Tests;

/// <summary>The issuer's key set as Membership serves it, and tokens of every kind, the wrong ones too.</summary>
internal sealed class IssuerKeys : IAsyncDisposable
{
    public const string Issuer = "http://localhost:8080";
    private readonly List<RsaSecurityKey> _published = [];
    private WebApplication _app = null!;

    public string Address { get; private set; } = "";

    public bool IsAway { get; set; }

    public int Asked { get; private set; }

    public RsaSecurityKey Signing => _published[^1];

    public static async Task<IssuerKeys> StartAsync()
    {
        var keys = new IssuerKeys();
        keys.Rotate();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        keys._app = builder.Build();
        keys._app.MapGet("/.well-known/jwks", () =>
        {
            keys.Asked++;
            return keys.IsAway ? Results.StatusCode(503) : Results.Json(new { keys = keys._published.Select(Public) });
        });
        await keys._app.StartAsync();
        keys.Address = keys._app.Urls.Single();
        return keys;
    }

    public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    /// <summary>Publishes a new key beside the old ones and signs with it from now on.</summary>
    public void Rotate() => _published.Add(NewKey($"key-{_published.Count + 1}"));

    public string Token(
        string? issuer = null, string? audience = null, string type = "at+jwt", SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256,
        TimeSpan? expiresIn = null, TimeSpan? validIn = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = type,
            Issuer = issuer ?? Issuer + "/",
            Audience = audience ?? "party-api",
            Claims = new Dictionary<string, object> { ["sub"] = "0199f3c2-8a51-7c1e-9d55-6a2f0b7c4e10" },
            NotBefore = now + (validIn ?? TimeSpan.FromMinutes(-1)),
            Expires = now + (expiresIn ?? TimeSpan.FromMinutes(5)),
            SigningCredentials = new SigningCredentials(key ?? Signing, algorithm),
        });
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static object Public(RsaSecurityKey key)
    {
        var web = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(key.Rsa.ExportParameters(false)) { KeyId = key.KeyId });
        return new { kty = web.Kty, kid = web.Kid, use = "sig", alg = "RS256", n = web.N, e = web.E };
    }
}
