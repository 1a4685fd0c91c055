using System.Diagnostics;
using System.Net;
using PartyPlatform.Gateway.Security;
using PartyPlatform.Testing;

namespace PartyPlatform.Gateway.Tests;

public sealed class TransportTests(TransportTests.Production production, SharedGateway development) : IClassFixture<TransportTests.Production>
{
    /// <summary>
    /// As installed, with no proxy named. The host's own switch for forwarded headers is on, as container platforms set it: that alone
    /// names nobody either.
    /// </summary>
    public sealed class Production : GatewayHost
    {
        protected override IEnumerable<(string Name, string Value)> Settings() =>
        [
            ("environment", "Production"), ("Party:PublicAddress", "https://party.example.org"), ("Gateway:LocalAuthority", SharedGateway.LocalAuthority),
            ("ForwardedHeaders_Enabled", "true"),
        ];
    }

    [Fact]
    public async Task In_production_a_forwarded_address_is_believed_from_nobody_who_was_not_named()
    {
        using var client = production.Plain();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/learning/echo") { Headers = { { "X-Forwarded-For", "203.0.113.7" }, { "X-Forwarded-Proto", "https" } } };

        using var response = await client.SendAsync(request);

        var seen = await response.SeenAsync();
        Assert.Equal("http", seen["x-forwarded-proto"]);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(seen["x-forwarded-for"]!)), seen["x-forwarded-for"]);
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData(true, "party.example.org", false, true)]
    [InlineData(false, "party.example.org", false, false)]
    [InlineData(true, "localhost", false, false)]
    [InlineData(true, "192.0.2.2", true, false)]
    public void A_browser_is_told_to_insist_on_TLS_where_it_will_last(bool isHttps, string host, bool isDevelopment, bool told) =>
        Assert.Equal(told, SecurityHeaders.PromisesTls(isHttps, host, isDevelopment));

    [Fact]
    public async Task The_local_authority_is_handed_out_in_development_and_nowhere_else()
    {
        using var there = development.Plain();
        using var found = await there.GetAsync("/local-ca.crt");
        Assert.Equal((HttpStatusCode.OK, "application/x-x509-ca-cert"), (found.StatusCode, found.Content.Headers.ContentType?.MediaType));
        Assert.Equal(await File.ReadAllTextAsync(SharedGateway.LocalAuthority), await found.Content.ReadAsStringAsync());

        using var elsewhere = production.Plain();
        using var missing = await elsewhere.GetAsync("/local-ca.crt");
        await missing.RefusedAsync(404, "resource.notFound");
    }

    [Theory]
    [InlineData(true, "https://party.example.org", "http://0.0.0.0:80", false, "without TLS on http://0.0.0.0:80")]
    [InlineData(true, "https://party.example.org", "http://*:80", false, "without TLS")]
    [InlineData(true, "https://party.example.org", "https://*:443;http://10.1.2.3:80", false, "without TLS on http://10.1.2.3:80")]
    [InlineData(true, "http://localhost:8080", "http://localhost:8080", false, "must be https://")]
    [InlineData(false, "http://party.example.org", "http://localhost:8080", false, "must be https://")]
    [InlineData(false, "http://localhost:8080", "http://[::]:8080", false, "without TLS")]
    [InlineData(true, "http://party.example.org", "http://0.0.0.0:80", true, "must be https://")]
    [InlineData(true, "https://party.example.org", "http://0.0.0.0:80", true, null)]
    [InlineData(true, "https://party.example.org", "http://127.0.0.1:80;http://[::1]:80;https://*:443", false, null)]
    [InlineData(false, "http://localhost:8080", "http://localhost:8080", false, null)]
    public void Plain_HTTP_is_for_this_machine_alone(bool production, string publicAddress, string urls, bool behindProxy, string? objection)
    {
        var said = TransportRules.Objection(new Uri(publicAddress), production, behindProxy, urls.Split(';'));
        if (objection is null)
            Assert.Null(said);
        else
            Assert.Contains(objection, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_without_TLS_in_production_says_so_and_stops()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(TransportRules).Assembly.Location])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Party__PublicAddress"] = "http://localhost:8080",
                ["Party__WebClientSecret"] = "x", ["ConnectionStrings__gatewaydb"] = "Host=localhost;Port=1;Username=x;Database=x",
                ["ConnectionStrings__rabbitmq"] = TestServers.Shared.Rabbitmq, ["ConnectionStrings__redis"] = TestServers.Shared.Redis,
            },
        })!;
        try
        {
            var error = await process.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(40));
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
            Assert.Equal(78, process.ExitCode);
            Assert.Contains("必须是 https://", error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
