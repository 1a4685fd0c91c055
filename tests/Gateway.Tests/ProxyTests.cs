using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace PartyPlatform.Gateway.Tests;

public sealed class ProxyTests(SharedGateway gateway)
{
    [Fact]
    public async Task The_service_learns_how_the_platform_was_addressed_and_from_where()
    {
        using var client = gateway.Plain();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/learning/echo")
        {
            Headers = { { "X-Forwarded-For", "203.0.113.7" }, { "X-Forwarded-Proto", "https" }, { "X-Forwarded-Host", "evil.example" } },
        };
        using var response = await client.SendAsync(request);
        var seen = await response.SeenAsync();
        Assert.Equal(gateway.Address.Authority, seen["host"]);
        Assert.Equal(gateway.Address.Authority, seen["x-forwarded-host"]);
        Assert.Equal("http", seen["x-forwarded-proto"]);
        // Nobody in front of this gateway is trusted, so what the caller says about itself counts for nothing.
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(seen["x-forwarded-for"]!)));
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/api")]
    [InlineData("/assets/missing.js")]
    public async Task An_address_that_is_nothing_is_404(string path)
    {
        using var client = gateway.Plain();
        using var response = await client.GetAsync(path);
        await response.RefusedAsync(404, "resource.notFound");
    }

    [Fact]
    public async Task A_service_that_is_away_is_503_with_a_time_to_come_back()
    {
        using var client = gateway.Plain();
        using var response = await client.GetAsync("/api/showcase/stories");
        await response.RefusedAsync(503, "service.unavailable");
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task The_documents_of_a_service_are_found_at_the_gateway()
    {
        using var client = gateway.Plain();
        using var response = await client.GetAsync("/openapi/membership.json");
        Assert.Equal("Membership", JsonNode.Parse(await response.Content.ReadAsStringAsync())!["info"]!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_trace_of_the_caller_goes_on_through_the_gateway_and_comes_back()
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        using var client = gateway.Plain();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/learning/echo") { Headers = { { "traceparent", $"00-{trace}-b7ad6b7169203331-01" } } };
        using var response = await client.SendAsync(request);
        var seen = await response.SeenAsync();
        Assert.StartsWith($"00-{trace}-", seen["traceparent"], StringComparison.Ordinal);
        Assert.DoesNotContain("b7ad6b7169203331", seen["traceparent"], StringComparison.Ordinal);
        Assert.StartsWith($"00-{trace}-", response.Headers.GetValues("traceresponse").Single(), StringComparison.Ordinal);

        var refused = new HttpRequestMessage(HttpMethod.Get, "/api/nothing") { Headers = { { "traceparent", $"00-{trace}-b7ad6b7169203331-01" } } };
        using var problem = await client.SendAsync(refused);
        Assert.Equal(trace, (await problem.RefusedAsync(404, "resource.notFound"))["traceId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_that_is_no_good_goes_on_for_the_service_to_refuse()
    {
        using var client = gateway.Plain();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "nonsense");
        using var response = await client.GetAsync("/api/learning/echo");
        Assert.Equal("Bearer nonsense", (await response.SeenAsync())["authorization"]);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Its_health_can_be_asked(string path)
    {
        using var client = gateway.Plain();
        using var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
