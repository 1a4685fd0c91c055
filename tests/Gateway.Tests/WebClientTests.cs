using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace PartyPlatform.Gateway.Tests;

public sealed class WebClientTests(SharedGateway gateway)
{
    [Theory]
    [InlineData("/", "member")]
    [InlineData("/quizzes/7", "member")]
    [InlineData("/consoles", "member")]
    [InlineData("/console/", "console")]
    [InlineData("/console/questions/import", "console")]
    public async Task Every_screen_has_its_page(string path, string title)
    {
        using var client = gateway.Plain();
        using var response = await client.GetAsync(path);
        Assert.Contains($"<title>{title}</title>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoCache);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self' 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_has_a_slash()
    {
        using var client = gateway.Plain();
        using var response = await client.GetAsync("/console");
        Assert.Equal("/console/", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData(null)]
    public async Task A_script_is_sent_compressed_and_kept_for_a_year(string? encoding)
    {
        using var client = gateway.Plain();
        if (encoding is not null)
            client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var response = await client.GetAsync("/assets/main-1a2b3c4d.js");
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
        Assert.Equal(encoding is null ? [] : [encoding], response.Content.Headers.ContentEncoding);
        Assert.Equal("Accept-Encoding", response.Headers.Vary.Single());
        Assert.Equal("text/javascript; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        await using var body = await response.Content.ReadAsStreamAsync();
        await using Stream plain = encoding switch { "br" => new BrotliStream(body, CompressionMode.Decompress), "gzip" => new GZipStream(body, CompressionMode.Decompress), _ => body };
        using var reader = new StreamReader(plain);
        Assert.Equal(WebRootFolder.Script, await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task What_the_build_has_compressed_is_used()
    {
        using var client = gateway.Plain();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate, br");
        using var response = await client.GetAsync("/assets/built-1a2b3c4d.js");
        Assert.Equal("made by the build", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        using var client = gateway.Plain();
        using var first = await client.GetAsync("/");
        var request = new HttpRequestMessage(HttpMethod.Get, "/quizzes") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/csp-hashes.json")]
    [InlineData("/.vite/manifest.json")]
    [InlineData("/../secret.txt")]
    [InlineData("/%2e%2e/%2e%2e/etc/hosts.txt")]
    [InlineData("/..%2f..%2fetc/passwd.txt")]
    [InlineData("/missing.png")]
    public async Task What_is_no_part_of_the_client_is_not_served(string path)
    {
        using var client = gateway.Plain();
        using var response = await client.GetAsync(new Uri(gateway.Address + path.TrimStart('/'), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
    }

    [Fact]
    public async Task Answers_of_the_API_are_not_compressed()
    {
        var browser = await gateway.SignedInAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/learning/echo?" + new string('x', 3000)) { Headers = { { "Accept-Encoding", "br, gzip" } } };
        using var response = await browser.SendAsync(request);
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task The_documents_have_a_page_with_a_policy_of_its_own()
    {
        using var client = gateway.Plain();
        using var response = await client.GetAsync("/docs/");
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        Assert.Contains($"nonce=\"{nonce}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        foreach (var document in new[] { "membership", "learning", "showcase", "oversight", "notifications" })
            Assert.Contains($"openapi/{document}.json", page, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-inline'", policy.Split("script-src")[1].Split(';')[0], StringComparison.Ordinal);
    }
}

public sealed class WithoutWebClientTests(WithoutWebClientTests.Bare gateway) : IClassFixture<WithoutWebClientTests.Bare>
{
    public sealed class Bare : GatewayHost;

    [Fact]
    public async Task A_page_says_that_the_web_client_was_not_built()
    {
        using var client = gateway.Plain();
        using var response = await client.GetAsync("/console/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("Gateway__WebRoot", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var api = await client.GetAsync("/api/nothing");
        await api.RefusedAsync(404, "resource.notFound");
    }
}
