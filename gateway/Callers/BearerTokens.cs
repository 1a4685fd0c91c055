using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PartyPlatform.Gateway.Callers;

/// <summary>
/// Whose token it is, so that its owner's allowance is used and nobody else's. A valid one is remembered, so a client pays
/// for one signature check in five minutes; the service checks each token itself.
/// </summary>
internal sealed class BearerTokens(IOptionsMonitor<JwtBearerOptions> bearer, TimeProvider clock) : IDisposable
{
    private const string Prefix = "Bearer ";
    private static readonly JsonWebTokenHandler Handler = new();
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    public async ValueTask<TokenOwner?> ReadAsync(string authorization, CancellationToken cancellationToken)
    {
        if (!authorization.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || authorization.Length > 16_000)
            return null;
        var token = authorization[Prefix.Length..];
        var key = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (_known.TryGetValue(key, out TokenOwner? known) && known!.ExpiresAt > clock.GetUtcNow())
            return known;

        var owner = await ValidateAsync(token);
        if (owner is not null)
            _known.Set(key, owner, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(5) });
        return owner;
    }

    public void Dispose() => _known.Dispose();

    private async Task<TokenOwner?> ValidateAsync(string token)
    {
        var jwt = bearer.Get(JwtBearerDefaults.AuthenticationScheme);
        var parameters = jwt.TokenValidationParameters.Clone();
        parameters.ConfigurationManager = jwt.ConfigurationManager as BaseConfigurationManager;
        var result = await Handler.ValidateTokenAsync(token, parameters);
        if (!result.IsValid)
            return null;
        var subject = result.ClaimsIdentity.FindFirst("sub")?.Value;
        var client = result.ClaimsIdentity.FindFirst("client_id")?.Value;
        if (subject is null && client is null)
            return null;

        // A principal of its own: the one that the check made holds the whole token, for as long as a stream is open.
        Claim[] claims = [.. result.ClaimsIdentity.FindAll(claim => claim.Type is "sub" or "client_id").Select(claim => new Claim(claim.Type, claim.Value))];
        return new TokenOwner(
            subject is null ? $"client:{client}" : $"member:{subject}", new ClaimsPrincipal(new ClaimsIdentity(claims, "token", "sub", "role")), result.SecurityToken.ValidTo);
    }
}

/// <summary>Whom a valid token speaks for.</summary>
internal sealed record TokenOwner(string RateKey, ClaimsPrincipal Principal, DateTimeOffset ExpiresAt);
