using PartyPlatform.Testing;

namespace PartyPlatform.Notifications.Tests;

public sealed class NotificationsRouteTableTests(NotificationsHost host)
{
    [Fact]
    public Task Every_route_admits_whom_the_table_says() =>
        RouteTable.HoldsAsync("Notifications", host.Services, userName => userName is null ? host.Anonymous() : host.As(userName),
            // One that was registered: the table tells what scopes open, not what a made-up name does.
            (_, scopes) => TestTokens.OfSystem(host.System, scopes));
}
