using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Membership.Members;
using PartyPlatform.Messaging;

namespace PartyPlatform.Membership.Tests;

[Collection(OneHost.Name)]
public sealed class RouteTests(MembershipHost host)
{
    private static readonly string[] Open = ["/account/", "/connect/", "/health/", "/openapi/"];

    [Fact]
    public void Every_route_names_its_policy_or_is_on_the_list_of_open_ones()
    {
        var routes = host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        Assert.True(routes.Count > 30);
        foreach (var route in routes)
        {
            var path = "/" + route.RoutePattern.RawText!.TrimStart('/');
            if (route.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                Assert.Contains(Open, prefix => path.StartsWith(prefix, StringComparison.Ordinal));
            else
                Assert.True(route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => !string.IsNullOrEmpty(data.Policy)), $"{route.DisplayName} has no policy");
        }
    }

    [Fact]
    public async Task What_leads_nowhere_says_so()
    {
        await (await host.Anonymous().GetAsync("/api/membership/nothing")).RefusedAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await host.As(MembershipHost.Member).DeleteAsync("/api/membership/me")).RefusedAsync(HttpStatusCode.MethodNotAllowed, "request.method");
        await (await host.Anonymous().GetAsync("/api/membership/me")).RefusedAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Failed_messages_are_for_those_who_run_the_platform()
    {
        await host.As("wen.yiheng").GetJsonAsync("/api/membership/failed-messages");
        await (await host.As(MembershipHost.Member).GetAsync("/api/membership/failed-messages")).RefusedAsync(HttpStatusCode.Forbidden);
        await (await host.Anonymous().GetAsync("/api/membership/failed-messages")).RefusedAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_service_that_lost_its_copy_is_told_the_present_state_parents_first()
    {
        var gone = await host.RegisterAsync();
        await host.As(MembershipHost.Administrator).PostAsync($"/api/membership/members/{gone.Id}/deactivate", new { reason = "调离" }).SucceedsAsync();

        var told = new List<object>();
        await host.InScopeAsync(async db =>
        {
            await foreach (var message in new DirectorySnapshot(db).ReadAsync(CancellationToken.None))
                told.Add(message);
            Assert.Equal(await db.Members.CountAsync(), told.OfType<MemberChanged>().Count());
        });

        Assert.Equal(["members", "systems"], host.Services.CreateScope().ServiceProvider.GetServices<ISnapshotSource>().Select(source => source.Name));
        var units = told.OfType<OrgUnitChanged>().Select(unit => unit.OrgUnitId).ToList();
        Assert.Equal(MembershipHost.Committee, units[0]);
        Assert.True(units.IndexOf(MembershipHost.ThirdBranch) < units.IndexOf(Guid.Parse("01990000-0000-7000-8000-000000000110")));
        Assert.Contains(told, message => message is ConductRulesPublished { Version: 1 });
        Assert.Contains(told, message => message is ConductRulesAcknowledged acknowledged && acknowledged.MemberId == MembershipHost.Id(MembershipHost.Secretary));
        var person = told.OfType<MemberChanged>().Single(changed => changed.Member.MemberId == gone.Id).Member;
        Assert.Equal((2L, false), (person.Version, person.IsActive));
    }
}
