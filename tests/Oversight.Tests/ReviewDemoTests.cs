using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Oversight.Demo;
using static PartyPlatform.Oversight.Tests.ReviewDesk;

namespace PartyPlatform.Oversight.Tests;

public sealed class ReviewDemoTests(OversightHost host) : IClassFixture<OversightHost>
{
    [Fact]
    public async Task Loaded_twice_it_is_one_announced_review_and_one_in_the_archive()
    {
        for (var load = 0; load < 2; load++)
        {
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ReviewDemo>().LoadAsync(CancellationToken.None);
        }

        var reviews = (await host.Member().GetJsonAsync(Root))["items"]!.AsArray();
        Assert.Equal(["Announced", "Archived"], reviews.Select(review => review!["state"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        var archived = reviews.Single(review => review!["state"]!.GetValue<string>() == "Archived")!;
        var entries = await host.Member().EntriesAsync($"{Root}/{archived["id"]}");
        Assert.Equal(Enumerable.Range(1, 21), entries.Select(entry => entry!["number"]!.GetValue<int>()));
        Assert.Equal((21, 14), (archived["entries"]!.GetValue<int>(), archived["comments"]!.GetValue<int>()));
        Assert.Single(entries, entry => entry!["corrections"]!.AsArray().Count == 1);
        Assert.All(entries.Where(entry => entry!["kind"]!.GetValue<string>() == "Remark"), remark => Assert.Equal("许清和", remark!["confirmedBy"]!["name"]!.GetValue<string>()));
        Assert.Contains(entries, entry => entry!["reactions"]!["agree"]!.GetValue<int>() > 0);
        var pictured = entries.Where(entry => entry!["pictures"]!.AsArray().Count == 1).ToList();
        Assert.Equal([1, 17], pictured.Select(entry => entry!["number"]!.GetValue<int>()));
        foreach (var entry in pictured)
            Assert.Equal("image/webp", (await host.Member().GetAsync($"{Root}/{archived["id"]}/pictures/{entry!["pictures"]![0]!["id"]}")).Content.Headers.ContentType?.MediaType);
        var announced = await host.Member().GetJsonAsync($"{Root}/{reviews.Single(review => review!["state"]!.GetValue<string>() == "Announced")!["id"]}");
        Assert.Equal(4, announced["agenda"]!.AsArray().Count);
        Assert.Equal(1, await host.EventsAsync("ReviewAnnounced", $"{Root}/{announced["id"]}"));
        Assert.Equal(0, await host.EventsAsync("ReviewAnnounced", $"{Root}/{archived["id"]}"));
        Assert.True(announced["startsAt"]!.GetValue<DateTimeOffset>() > TimeProvider.System.GetUtcNow());
    }
}
