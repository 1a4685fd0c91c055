using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Demo;
using PartyPlatform.MemberCopy;

namespace PartyPlatform.Showcase.Tests;

public sealed class ShowcaseTests(ShowcaseHost host)
{
    [Fact]
    public async Task It_is_ready_with_its_own_database()
    {
        var health = await host.Anonymous().GetFromJsonAsync<JsonNode>("/health/ready");

        Assert.Equal("Healthy", health!["checks"]!["database"]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_model_has_no_change_that_the_migration_lacks() =>
        await host.InScopeAsync(db =>
        {
            Assert.False(db.Database.HasPendingModelChanges());
            return Task.CompletedTask;
        });

    [Fact]
    public async Task Demo_data_load_twice_to_the_same_office()
    {
        await host.InScopeAsync(db => DemoOfficeVerb<ShowcaseDb>.LoadAsync(db, new DateOnly(2026, 11, 23), CancellationToken.None));

        await host.InScopeAsync(async db => Assert.Equal(DemoOffice.Members.Count, await db.Set<LocalMember>().CountAsync()));
        await host.InScopeAsync(async db => Assert.Equal(DemoOffice.Units.Count, await db.Set<LocalOrgUnit>().CountAsync()));
    }

    [Fact]
    public async Task What_no_route_names_is_not_found_and_answered_as_a_problem()
    {
        var response = await host.As("xu.qinghe").GetAsync("/api/showcase/nothing");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }
}
