using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace PartyPlatform.Membership.Connect;

/// <summary>
/// Makes the issuer's keys and the platform's own clients, or brings them to what is configured. The second half of the
/// <c>migrate</c> verb, so that no replica has to do it at its start.
/// </summary>
internal sealed partial class SeedClients(
    IServiceScopeFactory scopes, KeyRing ring, IOptions<PartyOptions> party, IOptions<ConnectOptions> connect, ILogger<SeedClients> logger) : IAfterMigration
{
    public const string Web = "web";
    public const string Mobile = "mobile";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ring.RefreshAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        if (string.IsNullOrWhiteSpace(connect.Value.WebClientSecret))
            LogNoSecret(logger);
        else
            await PutAsync(applications, WebClient(), cancellationToken);
        await PutAsync(applications, MobileClient(), cancellationToken);
    }

    private OpenIddictApplicationDescriptor WebClient()
    {
        var address = party.Value.PublicAddress.TrimEnd('/');
        var web = Interactive(Web, "党员平台（网页）");
        web.ClientType = ClientTypes.Confidential;
        web.ClientSecret = connect.Value.WebClientSecret;
        // The gateway itself reads live channels, once for all who watch.
        web.Permissions.UnionWith([Permissions.GrantTypes.ClientCredentials, Permissions.Prefixes.Scope + Policies.LiveScope]);
        web.RedirectUris.Add(new Uri($"{address}/session/callback"));
        web.PostLogoutRedirectUris.Add(new Uri($"{address}/"));
        return web;
    }

    private OpenIddictApplicationDescriptor MobileClient()
    {
        var mobile = Interactive(Mobile, "党员平台（手机应用）");
        mobile.ClientType = ClientTypes.Public;
        mobile.ApplicationType = ApplicationTypes.Native;
        mobile.RedirectUris.UnionWith(connect.Value.MobileRedirects.Select(address => new Uri(address)));
        mobile.PostLogoutRedirectUris.UnionWith(connect.Value.MobileRedirects.Select(address => new Uri(address)));
        return mobile;
    }

    private static OpenIddictApplicationDescriptor Interactive(string clientId, string name) => new()
    {
        ClientId = clientId,
        DisplayName = name,
        ConsentType = ConsentTypes.Implicit,
        Permissions =
        {
            Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession, Permissions.Endpoints.Revocation,
            Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code, Permissions.Scopes.Profile,
        },
        Requirements = { Requirements.Features.ProofKeyForCodeExchange },
    };

    private static async Task PutAsync(IOpenIddictApplicationManager applications, OpenIddictApplicationDescriptor wanted, CancellationToken cancellationToken)
    {
        var known = await applications.FindByClientIdAsync(wanted.ClientId!, cancellationToken);
        if (known is null)
            await applications.CreateAsync(wanted, cancellationToken);
        else
            await applications.UpdateAsync(known, wanted, cancellationToken);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Party:WebClientSecret is not set, so the web client cannot sign anybody in")]
    private static partial void LogNoSecret(ILogger logger);
}
