using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Account;
using PartyPlatform.Membership.Systems;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace PartyPlatform.Membership.Connect;

/// <summary>The OpenID provider: who the clients are and how tokens are made.</summary>
internal static class ConnectRegistration
{
    public static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Two tabs or a lost answer may use the same refresh token; after this it is taken for stolen.</summary>
    private static readonly TimeSpan ReuseLeeway = TimeSpan.FromSeconds(30);

    public static void AddConnect(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ConnectOptions>().BindConfiguration("Party").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PartyOptions>().Validate(
            party => new Uri(party.PublicAddress) is { Scheme: "https" } or { IsLoopback: true },
            "Party:PublicAddress must be https, or a loopback address: passwords and tokens travel over it.");
        services.AddDataProtection().SetApplicationName("PartyPlatform.Membership").PersistKeysToDbContext<MembershipDb>()
            .ProtectKeysAsConfigured(builder.Configuration);

        services.AddSingleton<KeyRing>();
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(provider => provider.GetRequiredService<KeyRing>());
        services.AddSingleton<KeyRingRefresh>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyRingRefresh>());
        services.AddHealthChecks().Add(new HealthCheckRegistration("issuer-keys",
            provider => provider.GetRequiredService<KeyRingRefresh>(), HealthStatus.Unhealthy, [Health.ReadinessTag]));

        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<MembershipDb>().ReplaceDefaultEntities<Guid>())
            .AddServer(AddServer);
        services.AddOptions<OpenIddictServerOptions>().Configure<KeyRing, IOptions<PartyOptions>>(UseKeys);
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .PostConfigure<KeyRing>((jwt, ring) => jwt.ConfigurationManager = new OwnKeys(ring));

        services.AddSingleton<IAfterMigration, SeedClients>();
        services.AddScoped<IScheduledWork, PruneTokens>();
        builder.TrustProxies();
    }

    private static void AddServer(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token")
            .SetEndSessionEndpointUris("connect/logout").SetRevocationEndpointUris("connect/revoke")
            .SetJsonWebKeySetEndpointUris(".well-known/jwks");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
        server.Configure(options => options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain));
        server.RegisterScopes([Scopes.Profile, Scopes.OfflineAccess, .. SystemScopes.All, .. Policies.Scopes]);
        server.RegisterClaims(Claims.Name, Claims.PreferredUsername);
        server.DisableAccessTokenEncryption();
        server.SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(2)).SetAccessTokenLifetime(AccessTokenLifetime)
            .SetIdentityTokenLifetime(TimeSpan.FromMinutes(20)).SetRefreshTokenLifetime(TimeSpan.FromDays(14))
            .SetRefreshTokenReuseLeeway(ReuseLeeway);
        // The way from the gateway is inside the network; that the public address is https is checked above.
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough().EnableErrorPassthrough().DisableTransportSecurityRequirement();
    }

    private static void UseKeys(OpenIddictServerOptions server, KeyRing ring, IOptions<PartyOptions> party)
    {
        server.Issuer = new Uri(party.Value.PublicAddress.TrimEnd('/') + "/");
        server.SigningCredentials.AddRange(ring.Signing.Select(key => new SigningCredentials(key, SecurityAlgorithms.RsaSha256)));
        server.EncryptionCredentials.AddRange(ring.Encryption.Select(key =>
            new EncryptingCredentials(key, SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512)));
    }

    private static void TrustProxies(this WebApplicationBuilder builder) =>
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ConnectOptions>>((forwarded, connect) =>
        {
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            IEnumerable<string> trusted = connect.Value.TrustedProxies is { Count: > 0 } configured
                ? configured
                : builder.Environment.IsDevelopment() ? ["127.0.0.0/8", "::1/128"] : [];
            foreach (var network in trusted)
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            // With nobody named the framework's middleware skips its check and believes everybody.
            forwarded.ForwardedHeaders = forwarded.KnownIPNetworks.Count > 0 ? ForwardedHeaders.XForwardedFor : ForwardedHeaders.None;
        });

    /// <summary>
    /// One public address, whatever name the request came in on: issuer, redirects and links are the same when a service
    /// asks inside the network and when a browser asks through the gateway.
    /// </summary>
    public static void UsePublicAddress(this WebApplication app)
    {
        app.UseForwardedHeaders();
        var address = new Uri(app.Services.GetRequiredService<IOptions<PartyOptions>>().Value.PublicAddress);
        var host = HostString.FromUriComponent(address);
        app.Use((context, next) =>
        {
            (context.Request.Scheme, context.Request.Host) = (address.Scheme, host);
            return next(context);
        });
    }

    /// <summary>
    /// A sign-in that a client asked for wrongly ends on a page that a person can read. Not left to the routes: the answer
    /// is 400 already, and routes with filters take that for a sign that they need not run.
    /// </summary>
    public static void UseRefusalPages(this WebApplication app) => app.Use((http, next) =>
        http.GetOpenIddictServerResponse() is { Error: { } error }
            ? http.RequestServices.GetRequiredService<AccountPages>().Refused(http, error).ExecuteAsync(http)
            : next(http));

    /// <summary>Membership needs no request to itself to check the tokens that it made.</summary>
    private sealed class OwnKeys(KeyRing ring) : IConfigurationManager<OpenIdConnectConfiguration>
    {
        public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
        {
            var configuration = new OpenIdConnectConfiguration();
            foreach (var key in ring.Signing)
                configuration.SigningKeys.Add(key);
            return Task.FromResult(configuration);
        }

        public void RequestRefresh()
        {
        }
    }
}
