using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Gateway.Callers;
using PartyPlatform.Testing;
using Yarp.ReverseProxy.Model;

namespace PartyPlatform.Gateway.Tests;

/// <summary>
/// Every door of the platform: how its callers are known and limited, which policy the gateway itself asks for, and where it
/// leads. Who gets past a service's door is in that service's table. <c>UPDATE_ROUTES=1</c> writes what was found, to be
/// read before it is committed.
/// </summary>
public sealed class GatewayRouteTableTests(SharedGateway gateway)
{
    private static readonly string Table = Path.Combine(OpenApiDocument.RepositoryRoot(), "tests", "Gateway.Tests", "routes.txt");

    [Fact]
    public async Task Every_route_is_as_the_table_says()
    {
        var found = gateway.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Select(Line).Distinct().ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_ROUTES") == "1")
            await File.WriteAllLinesAsync(Table, found.Order(StringComparer.Ordinal), TestContext.Current.CancellationToken);

        RouteTable.MustMatch(await File.ReadAllLinesAsync(Table, TestContext.Current.CancellationToken), found);
    }

    [Fact]
    public async Task What_the_gateway_answers_itself_and_has_a_policy_is_closed_to_strangers()
    {
        var closed = (await File.ReadAllLinesAsync(Table, TestContext.Current.CancellationToken))
            .Where(line => !line.Contains(", anonymous", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(closed);
        using var client = gateway.Plain();
        foreach (var line in closed)
        {
            var (method, path) = (line.Split(' ')[0], line.Split(' ')[1].TrimEnd(':').Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal));
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode == 401, $"{line}: {(int)answer.StatusCode}");
        }
    }

    private static string Line(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } some ? string.Join(',', some.Order(StringComparer.Ordinal)) : "*";
        var proxied = endpoint.Metadata.GetMetadata<RouteModel>();
        var kind = proxied is not null ? RouteKind.Of(proxied) : endpoint.Metadata.GetMetadata<RouteKind>() ?? RouteKind.Open;
        var policy = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anonymous"
            : endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).LastOrDefault(policy => policy is not null) ?? "nobody";
        var limit = proxied?.Config.MaxRequestBodySize is { } bytes ? $", at most {bytes} bytes" : "";
        return $"{methods} /{endpoint.RoutePattern.RawText!.TrimStart('/')}: {kind}, {policy}{(proxied is null ? "" : $", to {proxied.Config.ClusterId}")}{limit}";
    }
}
