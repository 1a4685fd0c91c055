using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using PartyPlatform.ServiceDefaults;

namespace PartyPlatform.Testing;

/// <summary>Signs access tokens as the issuer would; the host under test trusts the key made for this run.</summary>
public static class TestTokens
{
    /// <summary>The issuer that hosts under test accept.</summary>
    public const string Issuer = "http://localhost:8080";

    private static readonly RsaSecurityKey Key = new(RSA.Create(2048)) { KeyId = "test" };

    /// <summary>A token of a member, good for five minutes unless told.</summary>
    public static string For(Guid memberId, TimeSpan? lifetime = null, string audience = PartyOptions.Audience, string issuer = Issuer + "/") =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = issuer,
            Audience = audience,
            Claims = new Dictionary<string, object> { ["sub"] = memberId.ToString(), ["client_id"] = "test" },
            NotBefore = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-10),
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime + (lifetime ?? TimeSpan.FromMinutes(5)),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });

    /// <summary>A token of another system with its own secret, good for five minutes.</summary>
    public static string OfSystem(string clientId, params string[] scopes) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = Issuer + "/",
            Audience = PartyOptions.Audience,
            Claims = new Dictionary<string, object> { ["sub"] = clientId, ["client_id"] = clientId, ["scope"] = string.Join(' ', scopes) },
            NotBefore = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-10),
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });

    /// <summary>Makes the host trust this run's key instead of fetching Membership's.</summary>
    public static void Trust(IServiceCollection services) =>
        services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, jwt =>
        {
            var configuration = new OpenIdConnectConfiguration();
            configuration.SigningKeys.Add(Key);
            jwt.ConfigurationManager = null;
            jwt.Configuration = configuration;
            jwt.TokenValidationParameters.IssuerSigningKey = Key;
        });
}
