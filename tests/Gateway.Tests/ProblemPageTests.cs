using System.Net;
using System.Text.RegularExpressions;

namespace PartyPlatform.Gateway.Tests;

public sealed partial class ProblemPageTests(ProblemPageTests.WithoutMembership gateway) : IClassFixture<ProblemPageTests.WithoutMembership>
{
    private const string ChromeAsksFor = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    public sealed class WithoutMembership : GatewayHost
    {
        protected override IEnumerable<(string Name, string Value)> Settings() =>
            [("services:membership:http:0", "http://localhost:1"), ("Gateway:WebRoot", SharedGateway.WebRoot)];
    }

    [Fact]
    public async Task Who_signs_in_while_Membership_is_away_reads_so_in_both_languages_and_the_page_tries_again()
    {
        var start = await gateway.Browser().GetAsync("/session/sign-in?returnUrl=/quizzes");
        var authorize = start.Headers.Location!.PathAndQuery;

        using var response = await OpenAsync(HttpMethod.Get, authorize);

        var page = await PageAsync(response, HttpStatusCode.ServiceUnavailable);
        Assert.Contains("登录服务暂时连不上", page, StringComparison.Ordinal);
        Assert.Contains("<p lang=\"en\">Signing in is not possible just now", page, StringComparison.Ordinal);
        Assert.Equal(authorize, LinkOf(page));
        Assert.Equal("5", response.Headers.GetValues("Refresh").Single());
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task A_password_that_was_sent_while_Membership_is_away_is_typed_again_on_its_own_page()
    {
        const string form = "/account/sign-in?returnUrl=%2Fconnect%2Fauthorize%3Fclient_id%3Dweb%26state%3D%22%3E%3Cscript%3E";
        using var response = await OpenAsync(HttpMethod.Post, "/account/sign-in", referer: new Uri(gateway.Address, form).ToString());

        var page = await PageAsync(response, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(form, LinkOf(page));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Refresh"), "A form is not sent twice.");

        using var planted = await OpenAsync(HttpMethod.Post, "/account/sign-in", referer: "https://elsewhere.example/account/sign-in");
        Assert.Equal("/", LinkOf(await PageAsync(planted, HttpStatusCode.ServiceUnavailable)));
    }

    [Theory]
    [InlineData("/api/showcase/stories", HttpStatusCode.ServiceUnavailable, "暂时连不上")]
    [InlineData("/openapi/membership.json", HttpStatusCode.ServiceUnavailable, "暂时连不上")]
    [InlineData("/api/nothing", HttpStatusCode.NotFound, "没找到")]
    public async Task Whatever_else_is_opened_in_a_browser_and_refused_is_a_page_too(string path, HttpStatusCode status, string says)
    {
        using var response = await OpenAsync(HttpMethod.Get, path);
        Assert.Contains(says, await PageAsync(response, status), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/connect/authorize", null)]
    [InlineData("/connect/token", "application/json")]
    [InlineData("/api/showcase/stories", "*/*")]
    public async Task Programs_get_the_problem_document_as_before(string path, string? accept)
    {
        using var client = gateway.Plain();
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.Add("Accept", accept);
        using var response = await client.SendAsync(request);
        await response.RefusedAsync(503, "service.unavailable");
        Assert.False(response.Headers.Contains("Refresh"));
    }

    [Fact]
    public async Task A_service_that_runs_without_its_database_is_away_to_a_person_and_its_own_words_go_to_programs()
    {
        using var opened = await OpenAsync(HttpMethod.Get, "/api/learning/problem/503");
        var page = await PageAsync(opened, HttpStatusCode.ServiceUnavailable);
        Assert.Contains("暂时连不上", page, StringComparison.Ordinal);
        Assert.DoesNotContain("told by the service", page, StringComparison.Ordinal);

        using var client = gateway.Plain();
        Assert.Contains("told by the service", await (await client.GetAsync("/api/learning/problem/503")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var ruled = await OpenAsync(HttpMethod.Get, "/api/learning/problem/409");
        Assert.Contains("told by the service", await ruled.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> OpenAsync(HttpMethod method, string path, string? referer = null) => OpenAsync(gateway, method, path, referer);

    /// <summary>Asks as a browser does that opens a page.</summary>
    internal static async Task<HttpResponseMessage> OpenAsync(GatewayHost gateway, HttpMethod method, string path, string? referer = null)
    {
        using var client = gateway.Plain();
        var request = new HttpRequestMessage(method, path) { Headers = { { "Accept", ChromeAsksFor } } };
        if (referer is not null)
            request.Headers.Referrer = new Uri(referer);
        return await client.SendAsync(request);
    }

    internal static async Task<string> PageAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal((status, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("style-src 'sha256-", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Matches("<p>[^<]*[\u4e00-\u9fff][^<]*</p><p lang=\"en\">[A-Z][^<]+</p>", page);
        return page;
    }

    private static string LinkOf(string page) => WebUtility.HtmlDecode(Link().Match(page).Groups[1].Value);

    [GeneratedRegex("<a href=\"([^\"]*)\"")]
    private static partial Regex Link();
}
