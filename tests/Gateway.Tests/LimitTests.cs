using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace PartyPlatform.Gateway.Tests;

public sealed class LimitTests(LimitTests.Strict gateway) : IClassFixture<LimitTests.Strict>
{
    public sealed class Strict : GatewayHost
    {
        protected override IEnumerable<(string Name, string Value)> Settings() =>
        [
            // One of them goes to the look at the session with which a sign-in ends.
            ("Gateway:Limits:Caller:Burst", "6"), ("Gateway:Limits:Caller:PerSecond", "1"),
            ("Gateway:Limits:Address:Burst", "200"), ("Gateway:Limits:Address:PerSecond", "1"),
        ];
    }

    [Fact]
    public async Task Who_asks_too_much_is_told_when_to_come_back_and_nobody_else_is_held_up()
    {
        var member = Guid.CreateVersion7();
        var greedy = await gateway.SignedInAsync(member);
        var other = await gateway.SignedInAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => greedy.GetAsync("/api/learning/echo")));
        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), 5, 7);
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        await refused.RefusedAsync(429, "rate.limited");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

        using var untouched = await other.GetAsync("/api/learning/echo");
        Assert.Equal(HttpStatusCode.OK, untouched.StatusCode);

        // The same member's telephone shares the allowance; a made-up token does not take it away.
        using var phone = gateway.Plain();
        phone.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", gateway.Issuer.AccessToken(member));
        var shared = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => phone.GetAsync("/api/learning/echo")));
        Assert.Contains(shared, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_forged_token_uses_up_the_address_and_not_the_member_it_names()
    {
        var member = Guid.CreateVersion7();
        var browser = await gateway.SignedInAsync(member);
        using var forger = gateway.Plain();
        var parts = gateway.Issuer.AccessToken(member).Split('.');
        forger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}");
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => forger.GetAsync("/api/learning/echo"))))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var response = await browser.GetAsync("/api/learning/echo");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}

public sealed class SignInLimitTests(SignInLimitTests.Strict gateway) : IClassFixture<SignInLimitTests.Strict>
{
    public sealed class Strict : GatewayHost
    {
        protected override IEnumerable<(string Name, string Value)> Settings() => [("Gateway:Limits:SignIn:Burst", "30"), ("Gateway:Limits:SignIn:PerSecond", "1")];
    }

    [Fact]
    public async Task Trying_passwords_is_limited_more_strictly_than_looking()
    {
        using var client = gateway.Plain();
        var tries = await Task.WhenAll(Enumerable.Range(0, 45).Select(_ => client.PostAsync("/account/sign-in", null)));
        Assert.Contains(tries, answer => answer.StatusCode == HttpStatusCode.TooManyRequests && answer.Headers.RetryAfter is not null);

        // A person who sends the form reads a page.
        var typed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ProblemPageTests.OpenAsync(gateway, HttpMethod.Post, "/account/sign-in")));
        var refused = typed.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Contains("点得太快了", await ProblemPageTests.PageAsync(refused, HttpStatusCode.TooManyRequests), StringComparison.Ordinal);

        using var page = await client.GetAsync("/account/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }
}

public sealed class CookieFloodTests(CookieFloodTests.Strict gateway) : IClassFixture<CookieFloodTests.Strict>
{
    public sealed class Strict : GatewayHost
    {
        protected override IEnumerable<(string Name, string Value)> Settings() =>
            [("Gateway:Limits:Address:Burst", "30"), ("Gateway:Limits:Address:PerSecond", "1"), ("Gateway:Session:BelievedFor", "00:00:00")];
    }

    [Theory]
    [InlineData("/session")]
    [InlineData("/api/learning/echo")]
    public async Task Made_up_cookies_use_up_their_address_before_the_database_is_asked_and_sessions_go_on(string path)
    {
        var known = await gateway.SignedInAsync();
        var first = await FloodAsync(path, 60);
        Assert.Contains(first, answer => answer is { StatusCode: HttpStatusCode.TooManyRequests, Headers.RetryAfter: not null });

        // Whoever asks the database now gets 500. Each second that passes allows one more to ask.
        await RenameAsync("web_sessions", "away");
        try
        {
            Assert.InRange((await FloodAsync(path, 40)).Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests), 20, 40);
        }
        finally
        {
            await RenameAsync("away", "web_sessions");
        }

        using var response = await known.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        // The tests of this class share an address; the next signs in through it too.
        await Task.Delay(TimeSpan.FromSeconds(4));
    }

    private async Task<HttpResponseMessage[]> FloodAsync(string path, int requests)
    {
        using var client = gateway.Plain();
        return await Task.WhenAll(Enumerable.Range(0, requests).Select(_ => client.SendAsync(new HttpRequestMessage(HttpMethod.Get, path)
        {
            Headers = { { "Cookie", "__Host-party=" + WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)) } },
        })));
    }

    private Task RenameAsync(string from, string to) => gateway.InScopeAsync(async services =>
    {
#pragma warning disable EF1002 // The text is this test's own.
        await services.GetRequiredService<GatewayDb>().Database.ExecuteSqlRawAsync($"alter table {from} rename to {to}");
#pragma warning restore EF1002
    });
}

public sealed class BodyLimitTests(SharedGateway gateway)
{
    private const int OneMegabyte = 1024 * 1024;

    [Theory]
    [InlineData("/api/learning/echo", OneMegabyte, 200)]
    [InlineData("/api/learning/echo", OneMegabyte + 1, 413)]
    // A file of ten megabytes, and room for the form around it.
    [InlineData("/api/learning/question-imports", (10 * OneMegabyte) + (64 * 1024), 200)]
    [InlineData("/api/learning/question-imports", (10 * OneMegabyte) + (64 * 1024) + 1, 413)]
    public async Task A_body_has_its_measure(string path, int length, int status)
    {
        using var client = gateway.Plain();
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[length]) };
        // Otherwise the refusal may come while the client is still sending, and be lost with the connection.
        request.Headers.ExpectContinue = true;
        using var response = await client.SendAsync(request);
        if (status == 413)
            await response.RefusedAsync(413, "request.tooLarge");
        else
            Assert.Equal(length, (await response.SeenAsync()).BodyLength);
    }

    [Fact]
    public async Task A_body_that_does_not_say_how_long_it_is_is_cut_off_too()
    {
        using var client = gateway.Plain();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/learning/echo") { Content = new StreamContent(new MemoryStream(new byte[2 * OneMegabyte])) };
        request.Headers.TransferEncodingChunked = true;
        using var response = await client.SendAsync(request);
        await response.RefusedAsync(413, "request.tooLarge");
    }
}
