using PartyPlatform.Testing;

namespace PartyPlatform.Showcase.Tests;

public sealed class ShowcaseRouteTableTests(ShowcaseHost host)
{
    [Fact]
    public Task Every_route_admits_whom_the_table_says() =>
        RouteTable.HoldsAsync("Showcase", host.Services, userName => userName is null ? host.Anonymous() : host.As(userName));
}
