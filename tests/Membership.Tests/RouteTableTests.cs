using PartyPlatform.Testing;

namespace PartyPlatform.Membership.Tests;

/// <summary>In a host of its own: some routes sign everybody out who asks.</summary>
public sealed class RouteTableTests(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public Task Every_route_admits_whom_the_table_says() =>
        RouteTable.HoldsAsync("Membership", host.Services, userName => userName is null ? host.Anonymous() : host.As(userName),
            (system, scope) => host.TokenFor(system, clientId: system, scope: scope));
}
