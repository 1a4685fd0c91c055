using System.Text.Json.Nodes;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.Demo;
using PartyPlatform.Messaging;
using PartyPlatform.Oversight.Scorecards;

namespace PartyPlatform.Oversight.Tests;

/// <summary>Published stories on the scorecard, whichever event comes first and however often.</summary>
public sealed class StoryScorecardTests(OversightHost host)
{
    private static readonly DemoMember Author = DemoOffice.Members.Single(member => member.UserName == "lin.jianshan");

    [Fact]
    public async Task A_published_story_counts_once_for_its_branch_and_month()
    {
        var month = new DateOnly(2026, 3, 1);
        var story = Guid.CreateVersion7();
        await ApproveAsync(story, month);
        await ApproveAsync(story, month);
        await ApproveAsync(Guid.CreateVersion7(), month);

        Assert.Equal(2, await StoriesAsync(month));
        Assert.Equal(0, await StoriesAsync(month.AddMonths(1)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_withdrawn_story_does_not_count_whichever_came_first(bool withdrawalFirst)
    {
        var month = new DateOnly(2026, withdrawalFirst ? 5 : 6, 1);
        var story = Guid.CreateVersion7();
        await ApproveAsync(Guid.CreateVersion7(), month);

        if (withdrawalFirst)
            await WithdrawAsync(story, wasPublished: true);
        await ApproveAsync(story, month);
        for (var delivery = 0; delivery < 2; delivery++)
            await WithdrawAsync(story, wasPublished: true);
        await ApproveAsync(story, month);

        Assert.Equal(1, await StoriesAsync(month));
    }

    [Fact]
    public async Task Taking_back_what_was_never_published_takes_nothing_away()
    {
        var month = new DateOnly(2026, 7, 1);
        var story = Guid.CreateVersion7();
        await WithdrawAsync(story, wasPublished: false);
        await ApproveAsync(story, month);

        Assert.Equal(1, await StoriesAsync(month));
    }

    [Fact]
    public async Task A_storys_month_is_the_offices()
    {
        // Half past four in the afternoon of the last of August in UTC is the first of September at the office.
        await ApproveAsync(Guid.CreateVersion7(), new DateTimeOffset(2026, 8, 31, 16, 30, 0, TimeSpan.Zero));

        Assert.Equal(0, await StoriesAsync(new DateOnly(2026, 8, 1)));
        Assert.Equal(1, await StoriesAsync(new DateOnly(2026, 9, 1)));
    }

    private Task ApproveAsync(Guid story, DateOnly month) => ApproveAsync(story, new DateTimeOffset(month.Year, month.Month, 10, 3, 0, 0, TimeSpan.Zero));

    private Task ApproveAsync(Guid story, DateTimeOffset at) => host.InScopeAsync(db => new RecordStoryApproved(db).HandleAsync(
        new StoryApproved(story, StoryKind.Practice, "在现场开好党员大会", Author.Id, Author.BranchId, 1, new string('a', 64), Guid.CreateVersion7(), at),
        new EventContext(Guid.CreateVersion7(), at), CancellationToken.None));

    private Task WithdrawAsync(Guid story, bool wasPublished) => host.InScopeAsync(db => new RecordStoryWithdrawn(db).HandleAsync(
        new StoryWithdrawn(story, Author.Id, Author.BranchId, wasPublished, Author.Id, TimeProvider.System.GetUtcNow()),
        new EventContext(Guid.CreateVersion7(), default), CancellationToken.None));

    private async Task<int> StoriesAsync(DateOnly month)
    {
        JsonNode card = await host.As("xu.qinghe").GetJsonAsync($"/api/oversight/scorecards/{Author.BranchId}?month={month:yyyy-MM}");
        return card["scorecard"]!["storiesPublished"]!.GetValue<int>();
    }
}
