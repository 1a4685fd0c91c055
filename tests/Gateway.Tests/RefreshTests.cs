using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace PartyPlatform.Gateway.Tests;

public sealed class RefreshTests(SharedGateway gateway)
{
    [Fact]
    public async Task Twenty_requests_at_once_redeem_the_refresh_token_once()
    {
        var member = Guid.CreateVersion7();
        var browser = await gateway.SignedInAsync(member);
        await ExpireAsync(member);
        gateway.Issuer.RefreshTakes = TimeSpan.FromMilliseconds(200);
        try
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.GetAsync("/api/learning/echo")));
            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
            var tokens = await Task.WhenAll(answers.Select(async answer => (await answer.SeenAsync())["authorization"]));
            Assert.Single(tokens.Distinct());
        }
        finally
        {
            gateway.Issuer.RefreshTakes = TimeSpan.Zero;
        }

        Assert.Equal(1, gateway.Issuer.RefreshesOf(member));
    }

    [Fact]
    public async Task A_token_that_is_nearly_over_is_renewed_before_it_ends_and_nobody_waits_for_it()
    {
        var member = Guid.CreateVersion7();
        var browser = await gateway.SignedInAsync(member);
        var first = await TokenAsync(browser);
        await ExpireAsync(member, "40 seconds");
        gateway.Issuer.RefreshTakes = TimeSpan.FromMilliseconds(300);
        Assert.Equal(first, await TokenAsync(browser));
        gateway.Issuer.RefreshTakes = TimeSpan.Zero;
        for (var waited = 0; await TokenAsync(browser) == first; waited++)
        {
            Assert.True(waited < 100, "The token was not renewed.");
            await Task.Delay(50);
        }

        await TokenAsync(browser);
        Assert.Equal(1, gateway.Issuer.RefreshesOf(member));
    }

    [Fact]
    public async Task While_the_token_is_good_an_issuer_that_is_away_is_not_noticed_and_afterwards_it_is_503_until_it_is_back()
    {
        var member = Guid.CreateVersion7();
        var browser = await gateway.SignedInAsync(member);
        gateway.Issuer.Fails[member] = 500;
        await ExpireAsync(member, "40 seconds");
        using (var response = await browser.GetAsync("/api/learning/echo"))
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await ExpireAsync(member);
        using (var response = await browser.GetAsync("/api/learning/echo"))
        {
            await response.RefusedAsync(503, "service.unavailable");
            Assert.NotNull(response.Headers.RetryAfter);
        }

        gateway.Issuer.Fails.Clear();
        using (var response = await browser.GetAsync("/api/learning/echo"))
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_refused_refresh_token_ends_the_session()
    {
        var member = Guid.CreateVersion7();
        var browser = await gateway.SignedInAsync(member);
        gateway.Issuer.Forget(member);
        await ExpireAsync(member);
        using var response = await browser.GetAsync("/api/learning/echo");
        await response.RefusedAsync(401, "session.ended");
        Assert.False((await browser.SessionAsync())["signedIn"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Another_replica_that_is_renewing_is_waited_for()
    {
        var member = Guid.CreateVersion7();
        var browser = await gateway.SignedInAsync(member);
        await ExpireAsync(member);
        await SqlAsync($"update web_sessions set refresh_lease_until = now() + interval '10 seconds' where member_id = '{member}'");
        var waiting = browser.GetAsync("/api/learning/echo");
        await Task.Delay(300);
        Assert.False(waiting.IsCompleted);
        // What the other replica writes when it is done.
        await SqlAsync($"update web_sessions set refresh_lease_until = null, access_token_expires_at = now() + interval '5 minutes' where member_id = '{member}'");
        using var response = await waiting;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, gateway.Issuer.RefreshesOf(member));
    }

    [Fact]
    public async Task A_replica_that_died_while_renewing_holds_the_session_up_for_no_longer_than_its_lease()
    {
        var member = Guid.CreateVersion7();
        var browser = await gateway.SignedInAsync(member);
        await ExpireAsync(member);
        await SqlAsync($"update web_sessions set refresh_lease_until = now() + interval '1 second' where member_id = '{member}'");
        using var response = await browser.GetAsync("/api/learning/echo");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, gateway.Issuer.RefreshesOf(member));
    }

    [Fact]
    public async Task Whoever_hangs_up_does_not_break_off_the_renewal()
    {
        var member = Guid.CreateVersion7();
        var browser = await gateway.SignedInAsync(member);
        await ExpireAsync(member);
        gateway.Issuer.RefreshTakes = TimeSpan.FromMilliseconds(400);
        try
        {
            using var client = gateway.Plain();
            using var hangingUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
            var request = new HttpRequestMessage(HttpMethod.Get, "/api/learning/echo") { Headers = { { "Cookie", "__Host-party=" + browser.Cookies["__Host-party"] } } };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(request, hangingUp.Token));
            using var response = await browser.GetAsync("/api/learning/echo");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        finally
        {
            gateway.Issuer.RefreshTakes = TimeSpan.Zero;
        }

        Assert.Equal(1, gateway.Issuer.RefreshesOf(member));
    }

    private static async Task<string?> TokenAsync(Browser browser)
    {
        using var response = await browser.GetAsync("/api/learning/echo");
        return (await response.SeenAsync())["authorization"];
    }

    private Task ExpireAsync(Guid member, string left = "-1 second") =>
        SqlAsync($"update web_sessions set access_token_expires_at = now() + interval '{left}' where member_id = '{member}'");

    private async Task SqlAsync(string sql)
    {
        await gateway.InScopeAsync(async services =>
        {
#pragma warning disable EF1002 // The text is this test's own.
            Assert.Equal(1, await services.GetRequiredService<GatewayDb>().Database.ExecuteSqlRawAsync(sql));
#pragma warning restore EF1002
        });
        // What a replica has read is believed for a moment.
        await Task.Delay(250);
    }
}
