using PartyPlatform.Testing;

namespace PartyPlatform.Oversight.Tests;

public sealed class OversightRouteTableTests(OversightHost host)
{
    [Fact]
    public Task Every_route_admits_whom_the_table_says() =>
        RouteTable.HoldsAsync("Oversight", host.Services, userName => userName is null ? host.Anonymous() : host.As(userName));
}
