using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Membership.Connect;
using PartyPlatform.Membership.Systems;
using PartyPlatform.ServiceDefaults.Data;

namespace PartyPlatform.Membership.Tests;

[Collection(OneHost.Name)]
public sealed class ConnectTests(MembershipHost host)
{
    private static readonly JsonWebTokenHandler Reader = new();

    [Fact]
    public async Task Discovery_names_the_public_address_whatever_host_was_asked()
    {
        var client = host.Anonymous();
        client.DefaultRequestHeaders.Host = "membership.internal:5101";
        var discovery = await client.GetJsonAsync("/.well-known/openid-configuration");

        Assert.Equal("http://localhost:8080/", discovery["issuer"]!.GetValue<string>());
        Assert.Equal("http://localhost:8080/connect/authorize", discovery["authorization_endpoint"]!.GetValue<string>());
        Assert.Equal("http://localhost:8080/.well-known/jwks", discovery["jwks_uri"]!.GetValue<string>());
        Assert.Equal(["S256"], discovery["code_challenge_methods_supported"]!.AsArray().Select(method => method!.GetValue<string>()));
        var keys = (await client.GetJsonAsync("/.well-known/jwks"))["keys"]!.AsArray();
        // Another test of this host rotates the keys; none of them shows its private half.
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Null(key!["d"]));
    }

    [Fact]
    public async Task A_member_signs_in_with_code_and_pkce_and_calls_the_api()
    {
        var browser = new Browser(host);
        var tokens = await browser.TokensAsync(MembershipHost.Member, MembershipHost.DemoPassword);

        var access = Reader.ReadJsonWebToken(tokens.Access);
        Assert.Equal("at+jwt", access.Typ);
        Assert.Equal("http://localhost:8080/", access.Issuer);
        Assert.Equal(["party-api"], access.Audiences);
        Assert.Equal(MembershipHost.Id(MembershipHost.Member).ToString(), access.Subject);
        Assert.Equal("web", access.GetClaim("client_id").Value);
        Assert.Contains("offline_access", access.GetClaim("scope").Value);
        Assert.Equal(TimeSpan.FromMinutes(5), access.ValidTo - access.IssuedAt);
        Assert.DoesNotContain(access.Claims, claim => claim.Value.Contains("林见山", StringComparison.Ordinal) || claim.Type is "role" or "party_stamp");
        Assert.Equal("林见山", Reader.ReadJsonWebToken(tokens.Id).GetClaim("name").Value);
        Assert.Equal("n1", Reader.ReadJsonWebToken(tokens.Id).GetClaim("nonce").Value);
        Assert.Equal("林见山", (await browser.Bearer(tokens.Access).GetJsonAsync("/api/membership/me"))["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("http://127.0.0.1:49152/callback")]
    [InlineData("http://127.0.0.1:51000/")]
    [InlineData("partyplatform://callback")]
    public async Task A_mobile_app_signs_in_without_a_secret_on_any_loopback_port(string callback)
    {
        var browser = new Browser(host);
        var tokens = await browser.TokensAsync(await browser.SignInForCodeAsync("ye.zhiqiu", MembershipHost.DemoPassword, "mobile", callback));

        Assert.Equal("mobile", Reader.ReadJsonWebToken(tokens.Access).GetClaim("client_id").Value);
        await (await browser.RefreshAsync(tokens.Refresh, "mobile")).JsonAsync();
    }

    [Theory]
    [InlineData("&code_challenge=&code_challenge_method=", "http://localhost:8080/session/callback")]
    [InlineData("", "http://evil.example/session/callback")]
    [InlineData("", "http://localhost:8080/session/callback/../other")]
    public async Task A_request_without_pkce_or_to_a_foreign_address_goes_nowhere(string change, string callback)
    {
        var address = Browser.AuthorizeAddress("x", callback: callback);
        if (change.Length > 0)
            address = address.Replace("&code_challenge=x&code_challenge_method=S256", "", StringComparison.Ordinal);
        var response = await new Browser(host).GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.Location);
        Assert.Contains("登录没有完成", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Plain_challenges_are_refused()
    {
        var response = await new Browser(host).GetAsync(Browser.AuthorizeAddress("x").Replace("S256", "plain", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("登录没有完成", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_code_is_good_once_with_its_own_verifier_and_its_own_client()
    {
        var browser = new Browser(host);
        var grant = await browser.SignInForCodeAsync("qin.anlan", MembershipHost.DemoPassword);
        Assert.Equal("invalid_grant", await ErrorAsync(await browser.RedeemAsync(grant with { Verifier = new string('x', 43) })));
        Assert.Equal("invalid_grant", await ErrorAsync(await browser.RedeemAsync(grant with { Client = "mobile" })));
        Assert.Equal("invalid_client", await ErrorAsync(await browser.TokenAsync(
            [("grant_type", "authorization_code"), ("code", grant.Code), ("code_verifier", grant.Verifier), ("redirect_uri", grant.Callback)], "web", "wrong-secret"), HttpStatusCode.Unauthorized));

        var tokens = await browser.TokensAsync(grant);
        Assert.Equal("invalid_grant", await ErrorAsync(await browser.RedeemAsync(grant)));
        // A code that turns up twice was stolen once: what came of it ends too.
        Assert.Equal("invalid_grant", await ErrorAsync(await browser.RefreshAsync(tokens.Refresh)));
    }

    [Fact]
    public async Task Refreshing_rotates_with_a_leeway_and_a_reused_token_ends_the_whole_chain()
    {
        var browser = new Browser(host);
        var first = await browser.TokensAsync("jiang.xiuyuan", MembershipHost.DemoPassword);
        var second = (await (await browser.RefreshAsync(first.Refresh)).JsonAsync())["refresh_token"]!.GetValue<string>();
        Assert.NotEqual(first.Refresh, second);

        // A second tab, or an answer lost on the way.
        await (await browser.RefreshAsync(first.Refresh)).JsonAsync();

        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"update oidc_tokens set redemption_date = redemption_date - interval '31 seconds' where redemption_date is not null"));
        Assert.Equal("invalid_grant", await ErrorAsync(await browser.RefreshAsync(first.Refresh)));
        Assert.Equal("invalid_grant", await ErrorAsync(await browser.RefreshAsync(second)));
    }

    [Fact]
    public async Task A_session_signs_the_next_client_in_without_asking_unless_told()
    {
        var browser = new Browser(host);
        await browser.SignInForCodeAsync("shao.jingming", MembershipHost.DemoPassword);
        var challenge = Browser.ChallengeOf(new string('v', 43));

        Assert.StartsWith("partyplatform://callback?", (await browser.GetAsync(Browser.AuthorizeAddress(challenge, client: "mobile", callback: "partyplatform://callback"))).Headers.Location!.OriginalString);
        var again = (await browser.GetAsync(Browser.AuthorizeAddress(challenge, extra: "&prompt=login"))).Headers.Location!.OriginalString;
        Assert.StartsWith("/account/sign-in", again);
        Assert.DoesNotContain("prompt", again);
        Assert.Contains("error=login_required", (await new Browser(host).GetAsync(Browser.AuthorizeAddress(challenge, extra: "&prompt=none"))).Headers.Location!.Query);
    }

    [Fact]
    public async Task A_deactivated_member_keeps_neither_session_nor_tokens()
    {
        var person = await host.RegisterAsync();
        var browser = new Browser(host);
        await ChooseAsync(browser, person);
        var tokens = await browser.TokensAsync(await CodeBySessionAsync(browser));
        var pending = await CodeBySessionAsync(browser);

        await host.As(MembershipHost.Administrator).PostAsync($"/api/membership/members/{person.Id}/deactivate", new { reason = "调离" }).SucceedsAsync();

        await (await browser.Bearer(tokens.Access).GetAsync("/api/membership/me")).RefusedAsync(HttpStatusCode.Forbidden);
        Assert.Equal("invalid_grant", await ErrorAsync(await browser.RefreshAsync(tokens.Refresh)));
        Assert.Equal("invalid_grant", await ErrorAsync(await browser.RedeemAsync(pending)));
        Assert.StartsWith("/account/sign-in", (await browser.GetAsync(Browser.AuthorizeAddress(Browser.ChallengeOf(new string('v', 43))))).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_reset_password_ends_what_was_signed_in_before()
    {
        var person = await host.RegisterAsync();
        var browser = new Browser(host);
        await ChooseAsync(browser, person);
        var tokens = await browser.TokensAsync(await CodeBySessionAsync(browser));

        var reset = await (await host.As(MembershipHost.Administrator).PostAsync($"/api/membership/members/{person.Id}/reset-password")).JsonAsync();

        Assert.Equal("invalid_grant", await ErrorAsync(await browser.RefreshAsync(tokens.Refresh)));
        Assert.Equal(HttpStatusCode.BadRequest, (await new Browser(host).SignInAsync(person.UserName, "自己选的密码够长了Z")).StatusCode);
        Assert.StartsWith("/account/change-password", (await new Browser(host).SignInAsync(person.UserName, reset["oneTimePassword"]!.GetValue<string>())).Headers.Location!.OriginalString);
        Assert.True((await browser.Bearer(tokens.Access).GetJsonAsync("/api/membership/me"))["mustChangePassword"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_revoked_refresh_token_is_over()
    {
        var browser = new Browser(host);
        var tokens = await browser.TokensAsync("zhou.wangshu", MembershipHost.DemoPassword);

        Assert.Equal(HttpStatusCode.OK, (await browser.TokenAsync([("token", tokens.Refresh)], "web", path: "/connect/revoke")).StatusCode);

        Assert.Equal("invalid_grant", await ErrorAsync(await browser.RefreshAsync(tokens.Refresh)));
    }

    [Fact]
    public async Task Logging_out_ends_the_session_and_returns_to_the_client()
    {
        var browser = new Browser(host);
        var tokens = await browser.TokensAsync("xu.qinghe", MembershipHost.DemoPassword);

        var response = await browser.GetAsync($"/connect/logout?id_token_hint={tokens.Id}&post_logout_redirect_uri={Uri.EscapeDataString("http://localhost:8080/")}");

        Assert.Equal("http://localhost:8080/", response.Headers.Location!.OriginalString);
        Assert.StartsWith("/account/sign-in", (await browser.GetAsync("/account/change-password")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/connect/logout?post_logout_redirect_uri=http%3A%2F%2Fevil.example%2F")).StatusCode);
    }

    [Fact]
    public async Task Tokens_that_are_not_quite_right_are_refused()
    {
        var subject = MembershipHost.Id(MembershipHost.Member).ToString();
        var browser = new Browser(host);
        foreach (var token in new[]
        {
            host.TokenFor(subject, TimeSpan.FromMinutes(-1)),
            host.TokenFor(subject, type: "JWT"),
            host.TokenFor(subject, issuer: "http://evil.example/"),
            host.TokenFor(subject, audience: "another-api"),
            host.TokenFor(subject)[..^3] + "abc",
            "nonsense",
        })
            await (await browser.Bearer(token).GetAsync("/api/membership/me")).RefusedAsync(HttpStatusCode.Unauthorized, "auth.required");
        await (await browser.Bearer(host.TokenFor(Guid.CreateVersion7().ToString())).GetAsync("/api/membership/me")).RefusedAsync(HttpStatusCode.Forbidden);
        await (await browser.Bearer(host.TokenFor("some-system")).GetAsync("/api/membership/me")).RefusedAsync(HttpStatusCode.Forbidden);
        // An id token says who somebody is to a client; it opens nothing.
        await (await browser.Bearer((await browser.TokensAsync("ye.zhiqiu", MembershipHost.DemoPassword)).Id).GetAsync("/api/membership/me")).RefusedAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Another_system_gets_tokens_for_its_scopes_until_it_is_disabled()
    {
        var admin = host.As(MembershipHost.Administrator);
        var made = await (await admin.PostAsync("/api/membership/systems", new { clientId = "oa-portal", name = "办公门户", scopes = new[] { "directory:read", "events:learning" } })).JsonAsync(HttpStatusCode.Created);
        var (id, secret) = (made["system"]!["id"]!.GetValue<string>(), made["clientSecret"]!.GetValue<string>());
        var browser = new Browser(host);

        var token = await (await SystemAsync(browser, secret, "events:learning")).JsonAsync();
        var access = Reader.ReadJsonWebToken(token["access_token"]!.GetValue<string>());
        Assert.Equal(("oa-portal", "oa-portal", "events:learning"), (access.Subject, access.GetClaim("client_id").Value, access.GetClaim("scope").Value));
        Assert.Null(token["refresh_token"]);
        Assert.Equal("invalid_request", await ErrorAsync(await SystemAsync(browser, secret, "events:oversight")));
        Assert.Equal("invalid_scope", await ErrorAsync(await SystemAsync(browser, secret, "everything")));
        await (await browser.Bearer(access.EncodedToken).GetAsync("/api/membership/me")).RefusedAsync(HttpStatusCode.Forbidden);

        var rotated = (await (await admin.PostAsync($"/api/membership/systems/{id}/rotate-secret")).JsonAsync())["clientSecret"]!.GetValue<string>();
        Assert.Equal("invalid_client", await ErrorAsync(await SystemAsync(browser, secret, "events:learning"), HttpStatusCode.Unauthorized));
        await (await SystemAsync(browser, rotated, "events:learning")).JsonAsync();

        await admin.PostAsync($"/api/membership/systems/{id}/disable").SucceedsAsync();
        Assert.NotEqual(HttpStatusCode.OK, (await SystemAsync(browser, rotated, "events:learning")).StatusCode);
        await (await admin.PostAsync($"/api/membership/systems/{id}/disable")).RefusedAsync(HttpStatusCode.Conflict, "system.disabled");
        await (await admin.PostAsync($"/api/membership/systems/{id}/rotate-secret")).RefusedAsync(HttpStatusCode.Conflict, "system.disabled");
        var listed = (await admin.GetJsonAsync("/api/membership/systems"))["items"]!.AsArray().Single(item => item!["id"]!.GetValue<string>() == id)!;
        Assert.NotNull(listed["disabledAt"]);
        Assert.DoesNotContain(rotated, listed.ToJsonString());

        // Whoever gives systems something of its own hears of both, now or later.
        var versions = (await host.EventsAsync<ConnectedSystemChanged>()).Where(told => told.ClientId == "oa-portal").ToList();
        Assert.Equal([(1, false), (2, true)], versions.Select(told => (told.Version, told.IsDisabled)));
        Assert.All(versions, told => Assert.Equal(["directory:read", "events:learning"], told.Scopes));
        await host.InScopeAsync(async db =>
        {
            var now = await new SystemsSnapshot(db).ReadAsync(CancellationToken.None).Cast<ConnectedSystemChanged>().SingleAsync(told => told.ClientId == "oa-portal");
            Assert.Equal((2, true), (now.Version, now.IsDisabled));
        });
    }

    [Fact]
    public async Task Systems_are_for_administrators_and_have_known_scopes()
    {
        var admin = host.As(MembershipHost.Administrator);
        await (await admin.PostAsync("/api/membership/systems", new { clientId = "x-sys", name = "x", scopes = new[] { "root" } })).RefusedAsync(HttpStatusCode.BadRequest, "system.scope");
        await (await admin.PostAsync("/api/membership/systems", new { clientId = "X!", name = "x", scopes = new[] { "directory:read" } })).RefusedAsync(HttpStatusCode.BadRequest);
        await (await admin.PostAsync("/api/membership/systems", new { clientId = "web", name = "x", scopes = new[] { "directory:read" } })).RefusedAsync(HttpStatusCode.Conflict, "system.clientIdTaken");
        await (await admin.PostAsync($"/api/membership/systems/{Guid.CreateVersion7()}/disable")).RefusedAsync(HttpStatusCode.NotFound);
        await (await admin.PostAsync($"/api/membership/systems/{Guid.CreateVersion7()}/rotate-secret")).RefusedAsync(HttpStatusCode.NotFound);
        foreach (var (client, expected) in new[] { (host.As(MembershipHost.Office), HttpStatusCode.Forbidden), (host.Anonymous(), HttpStatusCode.Unauthorized) })
        {
            await (await client.GetAsync("/api/membership/systems")).RefusedAsync(expected);
            await (await client.PostAsync("/api/membership/systems", new { clientId = "x-sys", name = "x", scopes = new[] { "directory:read" } })).RefusedAsync(expected);
            await (await client.PostAsync($"/api/membership/systems/{Guid.CreateVersion7()}/rotate-secret")).RefusedAsync(expected);
            await (await client.PostAsync($"/api/membership/systems/{Guid.CreateVersion7()}/disable")).RefusedAsync(expected);
        }
    }

    [Fact]
    public async Task Other_ways_to_get_tokens_are_closed()
    {
        var browser = new Browser(host);
        Assert.Equal("unsupported_grant_type", await ErrorAsync(await browser.TokenAsync([("grant_type", "password"), ("username", "xu.qinghe"), ("password", MembershipHost.DemoPassword)], "web")));
        Assert.Equal("invalid_request", await ErrorAsync(await browser.TokenAsync([("grant_type", "client_credentials"), ("scope", "live")], "mobile")));
        var implicitly = await browser.GetAsync(Browser.AuthorizeAddress("x").Replace("response_type=code", "response_type=token", StringComparison.Ordinal));
        Assert.DoesNotContain("access_token", implicitly.Headers.Location?.OriginalString ?? "");
    }

    [Fact]
    public async Task The_gateway_gets_a_token_of_its_own_for_live_channels_and_for_nothing_else()
    {
        var browser = new Browser(host);
        var token = Reader.ReadJsonWebToken((await (await browser.TokenAsync([("grant_type", "client_credentials"), ("scope", "live")], "web")).JsonAsync())["access_token"]!.GetValue<string>());
        Assert.Equal(("web", "web", "live"), (token.Subject, token.GetClaim("client_id").Value, token.GetClaim("scope").Value));

        Assert.Equal("invalid_request", await ErrorAsync(await browser.TokenAsync([("grant_type", "client_credentials"), ("scope", "directory:read")], "web")));
        Assert.Equal("invalid_client", await ErrorAsync(await browser.TokenAsync([("grant_type", "client_credentials"), ("scope", "live")], "web", "not the secret"), HttpStatusCode.Unauthorized));
        // It speaks for no member, so it reads no more than anybody.
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Bearer(token.EncodedToken).GetAsync("/api/membership/me")).StatusCode);
        // No other system can be given it.
        var admin = host.As(MembershipHost.Administrator);
        await (await admin.PostAsync("/api/membership/systems", new { clientId = "reads-all", name = "x", scopes = new[] { "live" } })).RefusedAsync(HttpStatusCode.BadRequest, "system.scope");
    }

    [Fact]
    public async Task Keys_are_kept_protected_shared_and_changed_before_they_are_old()
    {
        var ring = host.Services.GetRequiredService<KeyRing>();
        var browser = new Browser(host);
        var tokens = await browser.TokensAsync("wen.yiheng", MembershipHost.DemoPassword);
        await host.InScopeAsync(async db =>
        {
            var keys = await db.SigningKeys.AsNoTracking().ToListAsync();
            Assert.Equal(2, keys.Count);
            Assert.All(keys, key => Assert.ThrowsAny<CryptographicException>(() => RSA.Create().ImportPkcs8PrivateKey(key.Protected, out _)));
            // What they are protected with lies beside them and is closed too: the database alone opens nothing.
            Assert.All(await db.DataProtectionKeys.AsNoTracking().Select(key => key.Xml!).ToListAsync(), xml =>
            {
                Assert.Contains("<EncryptedData", xml, StringComparison.Ordinal);
                Assert.DoesNotContain("<masterKey", xml, StringComparison.Ordinal);
            });
            Assert.ThrowsAny<Exception>(() => KeysOf(db, withCertificate: false).Unprotect(keys[0].Protected));
            RSA.Create().ImportPkcs8PrivateKey(KeysOf(db, withCertificate: true).Unprotect(keys[0].Protected), out _);
            await db.Database.ExecuteSqlAsync($"update signing_keys set active_from = active_from - interval '89 days'");
        });

        await ring.RefreshAsync(CancellationToken.None);

        // The next key is published, the present one still signs, and what it signed is still good.
        Assert.Equal(2, (await host.Anonymous().GetJsonAsync("/.well-known/jwks"))["keys"]!.AsArray().Count);
        var refreshed = await (await browser.RefreshAsync(tokens.Refresh)).JsonAsync();
        Assert.Equal(Reader.ReadJsonWebToken(tokens.Access).Kid, Reader.ReadJsonWebToken(refreshed["access_token"]!.GetValue<string>()).Kid);

        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"update signing_keys set active_from = now() - interval '1 minute' where active_from > now() - interval '1 day'"));
        await ring.RefreshAsync(CancellationToken.None);
        var later = await (await browser.RefreshAsync(refreshed["refresh_token"]!.GetValue<string>())).JsonAsync();
        Assert.NotEqual(Reader.ReadJsonWebToken(tokens.Access).Kid, Reader.ReadJsonWebToken(later["access_token"]!.GetValue<string>()).Kid);
        await browser.Bearer(tokens.Access).GetJsonAsync("/api/membership/me");
    }

    /// <summary>Somebody who has a copy of the database, and with the certificate or without it.</summary>
    private IDataProtector KeysOf(MembershipDb db, bool withCertificate)
    {
        var services = new ServiceCollection();
        services.AddSingleton(db);
        services.AddDataProtection().SetApplicationName("PartyPlatform.Membership").PersistKeysToDbContext<MembershipDb>().DisableAutomaticKeyGeneration()
            .ProtectKeysAsConfigured(withCertificate ? host.Services.GetRequiredService<IConfiguration>() : new ConfigurationManager());
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("PartyPlatform.Membership.SigningKeys.v1");
    }

    private static Task<HttpResponseMessage> SystemAsync(Browser browser, string secret, string scope) =>
        browser.TokenAsync([("grant_type", "client_credentials"), ("scope", scope)], "oa-portal", secret);

    private static async Task ChooseAsync(Browser browser, MembershipHost.NewMember person) => await browser.SubmitAsync(
        (await browser.SignInAsync(person.UserName, person.OneTimePassword)).Headers.Location!.OriginalString, ("chosen", "自己选的密码够长了Z"), ("again", "自己选的密码够长了Z"));

    private static async Task<Browser.Grant> CodeBySessionAsync(Browser browser)
    {
        var verifier = Guid.CreateVersion7().ToString("N") + "0123456789abcdef";
        var called = (await browser.GetAsync(Browser.AuthorizeAddress(Browser.ChallengeOf(verifier)))).Headers.Location!;
        return new Browser.Grant(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(called.Query)["code"]!, verifier, "web", Browser.WebCallback);
    }

    private static async Task<string> ErrorAsync(HttpResponseMessage response, HttpStatusCode expected = HttpStatusCode.BadRequest) =>
        (await response.JsonAsync(expected))["error"]!.GetValue<string>();
}
