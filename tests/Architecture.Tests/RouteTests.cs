using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Contracts;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Messaging;
using PartyPlatform.Messaging.Handling;
using PartyPlatform.Testing;

namespace PartyPlatform.Architecture.Tests;

/// <summary>Every route of every service names a policy, or stands on the short list of those that anybody may call.</summary>
public abstract class RouteTests<TContext>(RouteTests<TContext>.Host host, params string[] anonymous)
    where TContext : DbContext
{
    /// <summary>Policies that ask for a system's scope and not for a member.</summary>
    private static readonly string[] OfSystems = ["EventReader"];

    private static readonly string[] AnonymousEverywhere = ["/health/live", "/health/ready", "/openapi/{documentName}.json"];

    [Fact]
    public void Every_route_has_a_policy_or_is_listed_as_anonymous()
    {
        var open = Routes().Where(route => route.Policy is null).Select(route => route.Pattern).Order().ToList();

        Assert.Equal(AnonymousEverywhere.Concat(anonymous).Order(), open.Distinct());
    }

    [Fact]
    public void Every_policy_that_a_route_names_exists() =>
        Assert.All(Routes().Where(route => route.Policy is not null), route => Assert.Contains(route.Policy, Policies.Roles.Keys.Concat(Policies.Scopes.Select(Policies.Scope)).Concat(OfSystems)));

    [Fact]
    public void Every_event_names_the_services_that_react_to_it()
    {
        var service = host.Services.GetRequiredService<MessagingIdentity>().Service;
        var handled = host.Services.GetServices<Subscription>().Select(subscription => subscription.EventType).Where(type => type != typeof(SnapshotRequested)).ToHashSet();
        var named = typeof(MemberChanged).Assembly.GetTypes().Where(type => type.GetCustomAttribute<HeardByAttribute>()?.Services.Contains(service) is true).ToHashSet();

        Assert.Equal(handled.Select(type => type.Name).Order(), named.Select(type => type.Name).Order());
    }

    // A route without a policy of its own falls to the fallback policy, which answers nobody: it is listed here as a mistake.
    private IEnumerable<(string Pattern, string? Policy)> Routes() =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => (
            "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
            endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).LastOrDefault(policy => policy is not null)));

    /// <summary>The service with a database of its own.</summary>
    public sealed class Host() : ServiceHost<TContext>(typeof(TContext).Name.ToLowerInvariant());
}

public sealed class LearningRoutes(RouteTests<Learning.LearningDb>.Host host)
    : RouteTests<Learning.LearningDb>(host), IClassFixture<RouteTests<Learning.LearningDb>.Host>;

public sealed class OversightRoutes(RouteTests<Oversight.OversightDb>.Host host)
    : RouteTests<Oversight.OversightDb>(host), IClassFixture<RouteTests<Oversight.OversightDb>.Host>;

public sealed class NotificationsRoutes(RouteTests<Notifications.NotificationsDb>.Host host)
    : RouteTests<Notifications.NotificationsDb>(host, "/asyncapi.json", "/schemas/{file}"), IClassFixture<RouteTests<Notifications.NotificationsDb>.Host>;

public sealed class ShowcaseRoutes(RouteTests<Showcase.ShowcaseDb>.Host host)
    : RouteTests<Showcase.ShowcaseDb>(host), IClassFixture<RouteTests<Showcase.ShowcaseDb>.Host>;

public sealed class MembershipRoutes(RouteTests<Membership.MembershipDb>.Host host)
    : RouteTests<Membership.MembershipDb>(
        host,
        "/account/assets/{name}", "/account/change-password", "/account/help", "/account/privacy", "/account/sign-in", "/account/sign-out",
        "/account/terms", "/connect/authorize", "/connect/logout", "/connect/token"), IClassFixture<RouteTests<Membership.MembershipDb>.Host>;
