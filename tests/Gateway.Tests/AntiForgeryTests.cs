using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace PartyPlatform.Gateway.Tests;

public sealed class AntiForgeryTests(SharedGateway gateway)
{
    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_change_through_the_cookie_needs_the_token_of_that_session(string method)
    {
        var browser = await gateway.SignedInAsync();
        var other = await gateway.SignedInAsync();
        foreach (var token in new[] { null, "", "x", other.CsrfToken })
        {
            var request = new HttpRequestMessage(new HttpMethod(method), "/api/learning/echo");
            if (token is not null)
                request.Headers.TryAddWithoutValidation("X-CSRF-Token", token);
            using var refused = await browser.SendAsync(request);
            await refused.RefusedAsync(403, "session.csrf");
        }

        var right = new HttpRequestMessage(new HttpMethod(method), "/api/learning/echo") { Headers = { { "X-CSRF-Token", browser.CsrfToken } } };
        using var response = await browser.SendAsync(right);
        Assert.Equal(method, (await response.SeenAsync()).Method);
    }

    [Fact]
    public async Task Signing_out_needs_it_too()
    {
        var browser = await gateway.SignedInAsync();
        using var refused = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/session/sign-out"));
        await refused.RefusedAsync(403, "session.csrf");
        Assert.True((await browser.SessionAsync())["signedIn"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Reading_needs_none()
    {
        var browser = await gateway.SignedInAsync();
        using var response = await browser.GetAsync("/api/learning/echo");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task An_application_with_a_bearer_token_needs_none_and_its_token_goes_on_as_it_is()
    {
        var token = gateway.Issuer.AccessToken(Guid.CreateVersion7());
        using var client = gateway.Plain();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.PostAsJsonAsync("/api/learning/echo", new { });
        Assert.Equal($"Bearer {token}", (await response.SeenAsync())["authorization"]);
    }

    [Fact]
    public async Task A_bearer_token_wins_over_a_cookie_which_is_not_even_looked_at()
    {
        var member = Guid.CreateVersion7();
        var browser = await gateway.SignedInAsync();
        foreach (var cookie in new[] { browser.Cookies["__Host-party"], new string('A', 43) })
        {
            browser.Cookies["__Host-party"] = cookie;
            var token = gateway.Issuer.AccessToken(member);
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/learning/echo") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
            using var response = await browser.SendAsync(request);
            var seen = await response.SeenAsync();
            Assert.Equal($"Bearer {token}", seen["authorization"]);
            Assert.Null(seen["cookie"]);
        }
    }

    [Fact]
    public async Task Who_is_nobody_reaches_the_service_as_nobody()
    {
        using var client = gateway.Plain();
        using var response = await client.PostAsJsonAsync("/api/learning/echo", new { });
        Assert.Null((await response.SeenAsync())["authorization"]);
    }

    [Fact]
    public async Task The_issuers_pages_keep_their_own_cookies_and_never_see_or_set_the_sessions()
    {
        var browser = await gateway.SignedInAsync();
        var session = browser.Cookies["__Host-party"];
        using var response = await browser.GetAsync("/account/sign-in");
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("issuer-member=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("__Host-party", page, StringComparison.Ordinal);
        Assert.Equal(session, browser.Cookies["__Host-party"]);
        Assert.Equal("kept", browser.Cookies["issuer-member"]);
    }

    [Fact]
    public async Task A_service_sets_no_cookie()
    {
        var browser = await gateway.SignedInAsync();
        var before = browser.Cookies.ToArray();
        using var response = await browser.GetAsync("/api/learning/cookies");
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal(before, browser.Cookies);
    }
}
