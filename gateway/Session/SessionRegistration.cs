using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using PartyPlatform.Gateway.Callers;
using PartyPlatform.ServiceDefaults.Data;

namespace PartyPlatform.Gateway.Session;

internal static class SessionRegistration
{
    public static void AddWebSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SessionOptions>().BindConfiguration("Gateway:Session").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<WebClientCredentials>().BindConfiguration("Party").ValidateDataAnnotations().ValidateOnStart();

        builder.Services.AddDataProtection().SetApplicationName("party-gateway").PersistKeysToDbContext<GatewayDb>()
            .ProtectKeysAsConfigured(builder.Configuration);

        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton<AccessTokens>();
        builder.Services.AddSingleton<SignInStates>();
        builder.Services.AddSingleton<IdTokens>();
        builder.Services.AddSingleton<BearerTokens>();
        builder.Services.AddHttpClient<IssuerClient>((provider, http) =>
            http.BaseAddress = new Uri(provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<SessionOptions>>().Value.IssuerAddress.TrimEnd('/') + "/"));
        builder.Services.AddSingleton<RemoveEndedSessions>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<RemoveEndedSessions>());

        // Takes the place of the bearer scheme as the one that is asked on each request; that one stays for validating tokens.
        builder.Services.AddAuthentication(CallerAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.SchemeName, null);
    }
}
