using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PartyPlatform.Benchmarks;

/// <summary>
/// Signs tokens for as many members as a round needs and shows its key where the services fetch Membership's. They check
/// each token as they always do.
/// </summary>
internal sealed class Issuer : IAsyncDisposable
{
    public const string PublicAddress = "https://party.example.org";

    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "bench" };
    private WebApplication _app = null!;

    public string Address => _app.Urls.Single();

    public static async Task<Issuer> StartAsync()
    {
        var issuer = new Issuer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        issuer._app = builder.Build();
        issuer._app.MapGet("/health/ready", () => "ok");
        issuer._app.MapGet("/.well-known/jwks", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(issuer._key.Rsa.ExportParameters(false)) { KeyId = issuer._key.KeyId });
            return new { keys = new[] { new { kty = key.Kty, kid = key.Kid, use = "sig", alg = "RS256", n = key.N, e = key.E } } };
        });
        // The gateway's own token, with which it reads live channels.
        issuer._app.MapPost("/connect/token", () => new { access_token = issuer.Sign("web", "web", "live"), token_type = "Bearer", expires_in = 7_200 });
        await issuer._app.StartAsync();
        return issuer;
    }

    public string Token(Guid memberId) => Sign(memberId.ToString(), "mobile", "openid");

    private string Sign(string subject, string client, string scope) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        TokenType = "at+jwt",
        Issuer = PublicAddress + "/",
        Audience = "party-api",
        Claims = new Dictionary<string, object> { ["sub"] = subject, ["client_id"] = client, ["scope"] = scope },
        NotBefore = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1),
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(2),
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
