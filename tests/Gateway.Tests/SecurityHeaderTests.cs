namespace PartyPlatform.Gateway.Tests;

public sealed class SecurityHeaderTests(SharedGateway gateway)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/assets/main-1a2b3c4d.js")]
    [InlineData("/session")]
    [InlineData("/api/learning/echo")]
    [InlineData("/api/learning/status/500")]
    [InlineData("/api/showcase/away")]
    [InlineData("/api/nothing")]
    [InlineData("/account/sign-in")]
    [InlineData("/docs/")]
    [InlineData("/health/ready")]
    public async Task Every_answer_carries_them(string path)
    {
        using var client = gateway.Plain();
        using var response = await client.GetAsync(path);
        string Of(string name) => response.Headers.TryGetValues(name, out var values) ? values.Single() : "missing";
        Assert.Equal(("nosniff", "DENY", "same-origin", "same-origin", "same-origin"), (Of("X-Content-Type-Options"), Of("X-Frame-Options"),
            Of("Referrer-Policy"), Of("Cross-Origin-Opener-Policy"), Of("Cross-Origin-Resource-Policy")));
        Assert.Contains("camera=()", Of("Permissions-Policy"), StringComparison.Ordinal);
        var policy = Of("Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", policy, StringComparison.Ordinal);
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", Of("traceresponse"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task The_sign_in_page_may_lead_on_to_the_applications_that_are_registered()
    {
        using var client = gateway.Plain();
        using var response = await client.GetAsync("/account/sign-in");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("form-action 'self' http://127.0.0.1:* http://localhost:*", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }
}
