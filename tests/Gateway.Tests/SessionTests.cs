using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Gateway.Session;
using PartyPlatform.Messaging;

namespace PartyPlatform.Gateway.Tests;

public sealed class SessionTests(SharedGateway gateway)
{
    [Fact]
    public async Task Nobody_is_signed_in_at_first()
    {
        using var response = await gateway.Browser().GetAsync("/session");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var session = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.False(session["signedIn"]!.GetValue<bool>());
        Assert.All(session.Where(member => member.Key != "signedIn"), member => Assert.Null(member.Value));
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Signing_in_asks_the_issuer_for_a_code_with_PKCE_state_and_nonce()
    {
        using var response = await gateway.Browser().GetAsync("/session/sign-in?returnUrl=/quizzes");
        var location = response.Headers.Location!;
        var query = QueryHelpers.ParseQuery(location.Query);
        Assert.Equal(GatewayHost.PublicAddress + "/connect/authorize", location.GetLeftPart(UriPartial.Path));
        Assert.Equal(["web", "code", "S256", GatewayHost.PublicAddress + "/session/callback"],
            new[] { "client_id", "response_type", "code_challenge_method", "redirect_uri" }.Select(name => query[name].ToString()));
        Assert.All([query["state"], query["nonce"], query["code_challenge"]], value => Assert.Equal(43, value.ToString().Length));
        Assert.Contains("openid", query["scope"].ToString().Split(' '));
        Assert.Contains("offline_access", query["scope"].ToString().Split(' '));
        Assert.DoesNotContain(query["nonce"].ToString(), response.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_ends_at_the_page_it_began_from_and_leaves_one_cookie_and_no_token()
    {
        var member = Guid.CreateVersion7();
        var browser = gateway.Browser();
        var way = await browser.SignInAsync(member, "/quizzes/7?from=home");
        Assert.Equal("/quizzes/7?from=home", way[^1]);

        var session = await browser.SessionAsync();
        Assert.True(session["signedIn"]!.GetValue<bool>());
        Assert.Equal(member, session["memberId"]!.GetValue<Guid>());
        Assert.InRange(session["expiresAt"]!.GetValue<DateTimeOffset>() - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(110), TimeSpan.FromHours(2));
        Assert.Equal(["__Host-party", "issuer-member"], browser.Cookies.Keys.Order());
        var cookie = browser.SetCookies.Single(line => line.StartsWith("__Host-party=", StringComparison.Ordinal));
        Assert.Equal(["httponly", "path=/", "samesite=lax", "secure"], cookie.Split("; ")[1..].Order());
        Assert.DoesNotContain(browser.SetCookies, line => line.Contains("eyJhbGci", StringComparison.Ordinal));
        Assert.DoesNotContain("eyJhbGci", session.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_gets_the_members_token_and_nothing_of_the_session()
    {
        var member = Guid.CreateVersion7();
        var browser = await gateway.SignedInAsync(member);
        using var response = await browser.PostAsync("/api/learning/echo/x?y=1", new { a = 1 });
        var seen = await response.SeenAsync();
        Assert.Equal("/api/learning/echo/x?y=1", seen.Path);
        Assert.Null(seen["cookie"]);
        Assert.Null(seen["x-csrf-token"]);
        var token = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(seen["authorization"]!["Bearer ".Length..]);
        Assert.Equal(member.ToString(), token.Subject);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http:evil")]
    [InlineData("/.//evil.example")]
    [InlineData("/..//evil.example")]
    [InlineData("/session/sign-out")]
    [InlineData("")]
    public async Task A_sign_in_never_leads_to_a_page_that_is_not_ours(string returnUrl)
    {
        var browser = gateway.Browser();
        var way = await browser.SignInAsync(Guid.CreateVersion7(), returnUrl);
        Assert.Equal("/", way[^1]);
    }

    [Fact]
    public async Task A_planted_cookie_is_replaced_by_a_new_one_at_sign_in()
    {
        var attacker = await gateway.SignedInAsync();
        var planted = attacker.Cookies["__Host-party"];
        var victim = gateway.Browser();
        victim.Cookies["__Host-party"] = planted;
        var member = Guid.CreateVersion7();
        await victim.SignInAsync(member);

        Assert.NotEqual(planted, victim.Cookies["__Host-party"]);
        Assert.False((await attacker.SessionAsync())["signedIn"]!.GetValue<bool>());
        Assert.Equal(member, (await victim.SessionAsync())["memberId"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task An_answer_for_another_browser_signs_nobody_in()
    {
        var attacker = gateway.Browser();
        attacker.Cookies["issuer-member"] = Guid.CreateVersion7().ToString();
        using var start = await attacker.GetAsync("/session/sign-in");
        using var authorised = await attacker.GetAsync(start.Headers.Location!.OriginalString);
        var callback = authorised.Headers.Location!.OriginalString;

        var victim = gateway.Browser();
        using var response = await victim.GetAsync(callback);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("重新登录", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("__Host-party", victim.Cookies.Keys);
    }

    [Fact]
    public async Task An_answer_serves_once()
    {
        var browser = gateway.Browser();
        browser.Cookies["issuer-member"] = Guid.CreateVersion7().ToString();
        using var start = await browser.GetAsync("/session/sign-in");
        using var authorised = await browser.GetAsync(start.Headers.Location!.OriginalString);
        var callback = authorised.Headers.Location!.OriginalString;
        using var first = await browser.GetAsync(callback);
        using var second = await browser.GetAsync(callback);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.BadRequest), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task Two_tabs_may_sign_in_side_by_side()
    {
        var browser = gateway.Browser();
        browser.Cookies["issuer-member"] = Guid.CreateVersion7().ToString();
        using var one = await browser.GetAsync("/session/sign-in?returnUrl=/one");
        using var two = await browser.GetAsync("/session/sign-in?returnUrl=/two");
        var (_, wayOne) = await browser.FollowAsync(one.Headers.Location!.OriginalString);
        var (_, wayTwo) = await browser.FollowAsync(two.Headers.Location!.OriginalString);
        Assert.Equal(("/one", "/two"), (wayOne[^1], wayTwo[^1]));
    }

    [Fact]
    public async Task A_refused_sign_in_is_explained_and_leads_back()
    {
        var browser = gateway.Browser();
        var (response, _) = await browser.FollowAsync("/session/sign-in?returnUrl=/quizzes");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("/session/sign-in?returnUrl=%2Fquizzes", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_while_the_issuer_is_away_ends_on_a_page_that_leads_back()
    {
        var member = Guid.CreateVersion7();
        var browser = gateway.Browser();
        browser.Cookies["issuer-member"] = member.ToString();
        gateway.Issuer.Fails[member] = 503;
        var (response, _) = await browser.FollowAsync("/session/sign-in?returnUrl=/quizzes");
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains("过一会儿再登录", page, StringComparison.Ordinal);
        Assert.Contains("try again", page, StringComparison.Ordinal);
        Assert.Contains("/session/sign-in?returnUrl=%2Fquizzes", page, StringComparison.Ordinal);
        Assert.DoesNotContain("__Host-party", browser.Cookies.Keys);

        gateway.Issuer.Fails.TryRemove(member, out _);
        Assert.Equal("/quizzes", (await browser.SignInAsync(member, "/quizzes"))[^1]);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_revokes_the_refresh_token()
    {
        var browser = await gateway.SignedInAsync();
        var cookie = browser.Cookies["__Host-party"];
        var revoked = gateway.Issuer.Revoked.Count;
        using var response = await browser.PostAsync("/session/sign-out");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("/connect/logout?", (await response.Content.ReadFromJsonAsync<JsonNode>())!["location"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("__Host-party", browser.Cookies.Keys);
        Assert.True(gateway.Issuer.Revoked.Count > revoked);

        browser.Cookies["__Host-party"] = cookie;
        using var after = await browser.GetAsync("/api/learning/echo");
        await after.RefusedAsync(401, "session.ended");
        Assert.DoesNotContain("__Host-party", browser.Cookies.Keys);
    }

    [Fact]
    public async Task Signing_out_twice_is_no_mistake()
    {
        var browser = gateway.Browser();
        browser.Cookies["__Host-party"] = new string('A', 43);
        using var response = await browser.PostAsync("/session/sign-out");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public async Task An_unknown_cookie_is_an_ended_session(string cookie)
    {
        var browser = gateway.Browser();
        browser.Cookies["__Host-party"] = cookie;
        using var response = await browser.GetAsync("/api/learning/echo");
        await response.RefusedAsync(401, "session.ended");
    }

    [Fact]
    public async Task A_session_ends_after_two_idle_hours_and_after_twelve_busy_ones()
    {
        foreach (var column in new[] { "last_seen_at = last_seen_at - interval '121 minutes'", "created_at = created_at - interval '721 minutes'" })
        {
            var member = Guid.CreateVersion7();
            var browser = await gateway.SignedInAsync(member);
            await gateway.InScopeAsync(async services =>
            {
                var db = services.GetRequiredService<GatewayDb>();
#pragma warning disable EF1002 // The text is this test's own.
                Assert.Equal(1, await db.Database.ExecuteSqlRawAsync($"update web_sessions set {column} where member_id = {{0}}", member));
#pragma warning restore EF1002
            });
            await Task.Delay(250);
            using var response = await browser.GetAsync("/api/learning/echo");
            await response.RefusedAsync(401, "session.ended");
            await gateway.InScopeAsync(async services =>
            {
                await services.GetRequiredService<RemoveEndedSessions>().SweepAsync(CancellationToken.None);
                Assert.Equal(0, await services.GetRequiredService<GatewayDb>().WebSessions.CountAsync(s => s.MemberId == member));
            });
        }
    }

    [Fact]
    public async Task Using_a_session_keeps_it_alive_and_looking_at_it_does_not()
    {
        var member = Guid.CreateVersion7();
        var browser = await gateway.SignedInAsync(member);
        DateTimeOffset before = default;
        await gateway.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<GatewayDb>();
            await db.Database.ExecuteSqlAsync($"update web_sessions set last_seen_at = last_seen_at - interval '10 minutes' where member_id = {member}");
            before = await LastSeenAsync(services, member);
        });
        await Task.Delay(250);
        await browser.SessionAsync();
        await gateway.InScopeAsync(async services => Assert.Equal(before, await LastSeenAsync(services, member)));
        using var response = await browser.GetAsync("/api/learning/echo");
        await gateway.InScopeAsync(async services => Assert.True(await LastSeenAsync(services, member) > before));
    }

    [Fact]
    public async Task The_database_holds_neither_the_cookie_nor_a_readable_token()
    {
        var member = Guid.CreateVersion7();
        var browser = await gateway.SignedInAsync(member);
        await gateway.InScopeAsync(async services =>
        {
            var session = await services.GetRequiredService<GatewayDb>().WebSessions.AsNoTracking().SingleAsync(s => s.MemberId == member);
            var stored = $"{Convert.ToBase64String(session.SecretHash)} {WebEncoders.Base64UrlEncode(session.SecretHash)} {session.AccessToken} {session.RefreshToken}";
            Assert.DoesNotContain(browser.Cookies["__Host-party"], stored, StringComparison.Ordinal);
            // {"alg": …: how every token begins. Less of it turns up in ciphertext by chance.
            Assert.DoesNotContain("eyJhbGci", stored, StringComparison.Ordinal);
            // What they are encrypted with lies beside them, closed by the certificate.
            Assert.All(await services.GetRequiredService<GatewayDb>().DataProtectionKeys.Select(key => key.Xml!).ToListAsync(), xml =>
            {
                Assert.Contains("<EncryptedData", xml, StringComparison.Ordinal);
                Assert.DoesNotContain("<masterKey", xml, StringComparison.Ordinal);
            });
        });
    }

    [Fact]
    public async Task A_deactivated_members_sessions_end_at_once()
    {
        var member = Guid.CreateVersion7();
        var phone = await gateway.SignedInAsync(member);
        var desk = await gateway.SignedInAsync(member);
        var other = await gateway.SignedInAsync();
        foreach (var browser in new[] { phone, desk, other })
            using (var response = await browser.GetAsync("/api/learning/echo"))
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        // From an outbox over the broker, as Membership's event comes.
        await gateway.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<GatewayDb>();
            db.Publish(new MemberDeactivated(member, 2), TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync();
        });
        for (var waited = 0; await gateway.HasSessionsAsync(member); waited++)
        {
            Assert.True(waited < 200, "The event did not arrive within 10 s.");
            await Task.Delay(50);
        }

        foreach (var browser in new[] { phone, desk })
            using (var response = await browser.GetAsync("/api/learning/echo"))
                await response.RefusedAsync(401, "session.ended");
        using var untouched = await other.GetAsync("/api/learning/echo");
        Assert.Equal(HttpStatusCode.OK, untouched.StatusCode);
    }

    private static Task<DateTimeOffset> LastSeenAsync(IServiceProvider services, Guid member) =>
        services.GetRequiredService<GatewayDb>().WebSessions.Where(s => s.MemberId == member).Select(s => s.LastSeenAt).SingleAsync();
}
