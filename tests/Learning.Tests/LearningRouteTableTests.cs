using PartyPlatform.Testing;

namespace PartyPlatform.Learning.Tests;

public sealed class LearningRouteTableTests(LearningHost host)
{
    [Fact]
    public Task Every_route_admits_whom_the_table_says() =>
        RouteTable.HoldsAsync("Learning", host.Services, userName => userName is null ? host.Anonymous() : host.As(userName));
}
