using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace PartyPlatform.ServiceDefaults;

/// <summary>What is the same for all parts of one installation; configuration section <c>Party</c>.</summary>
public sealed class PartyOptions
{
    /// <summary>The audience that every access token of the platform carries.</summary>
    public const string Audience = "party-api";

    /// <summary>Where browsers and other systems reach the platform; the issuer of its tokens. No slash at the end.</summary>
    [Required, Url]
    public string PublicAddress { get; set; } = "http://localhost:8080";

    /// <summary>Where the issuer's signing keys are fetched, inside the network; resolved by service discovery.</summary>
    [Required]
    public string SigningKeysAddress { get; set; } = "http://membership/.well-known/jwks";
}

internal static class TokenValidation
{
    public static void AddTokenValidation(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PartyOptions>().BindConfiguration("Party").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(SigningKeys.ClientName);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<PartyOptions>, IHttpClientFactory, TimeProvider>(Configure);

        // Deny by default: a route that names no policy and is not marked anonymous answers nobody. Where there is no route
        // (404), or only the framework's own refusal of the method or the media type, there is nothing to protect.
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder()
                .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint)
                .Build());
    }

    private static void Configure(JwtBearerOptions jwt, IOptions<PartyOptions> party, IHttpClientFactory clients, TimeProvider clock)
    {
        jwt.MapInboundClaims = false;
        jwt.RefreshOnIssuerKeyNotFound = true;
        jwt.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
            party.Value.SigningKeysAddress, new SigningKeys(), new SigningKeys.Documents(clients));
        jwt.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = party.Value.PublicAddress.TrimEnd('/') + "/",
            ValidIssuers = [party.Value.PublicAddress.TrimEnd('/')],
            ValidAudience = PartyOptions.Audience,
            ValidTypes = ["at+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
            NameClaimType = "sub",
            RoleClaimType = "role",
            // Issuer and services share the calibrated clock, so a few seconds are enough.
            LifetimeValidator = (notBefore, expires, _, _) =>
                expires is not null && clock.GetUtcNow().UtcDateTime is var now && now < expires.Value.AddSeconds(5)
                && (notBefore is null || now > notBefore.Value.AddSeconds(-5)),
        };
    }
}

/// <summary>Reads the issuer's key set. It is cached and refreshed by the manager, so no request waits for Membership.</summary>
internal sealed class SigningKeys : IConfigurationRetriever<OpenIdConnectConfiguration>
{
    public const string ClientName = "signing-keys";

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
    {
        var keys = new JsonWebKeySet(await retriever.GetDocumentAsync(address, cancel));
        var configuration = new OpenIdConnectConfiguration { JsonWebKeySet = keys };
        foreach (var key in keys.GetSigningKeys())
            configuration.SigningKeys.Add(key);
        return configuration;
    }

    internal sealed class Documents(IHttpClientFactory clients) : IDocumentRetriever
    {
        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
        {
            using var client = clients.CreateClient(ClientName);
            return await client.GetStringAsync(new Uri(address), cancel);
        }
    }
}
