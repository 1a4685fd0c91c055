using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.Demo;

namespace PartyPlatform.Learning.Tests;

/// <summary>Points that stories give and withdrawals take back, over the real broker. Each test has an author of its own.</summary>
public sealed class StoryPointTests(LearningHost host) : IClassFixture<LearningHost>
{
    private const string Root = QuizDesk.Root;

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task An_approved_story_gives_its_author_points_and_the_line_says_what_for()
    {
        var approved = Approved("member014", "“一张表”管住项目党建");

        await host.DeliverAsync(Of(approved));

        var points = await host.As("member014").GetJsonAsync($"{Root}/my/points");
        Assert.Equal(8, points["total"]!.GetValue<int>());
        var entry = Assert.Single(points["entries"]!["items"]!.AsArray())!;
        Assert.Equal("经验做法《“一张表”管住项目党建》通过审核", entry["title"]!.GetValue<string>());
        Assert.Equal("稿件通过审核并发布，记 8 分", entry["reason"]!.GetValue<string>());
        Assert.Equal(("story.approved", "积分办法第 4 条", "稿件类", 24, 8), (
            entry["ruleCode"]!.GetValue<string>(), entry["ruleName"]!.GetValue<string>(), entry["capName"]!.GetValue<string>(),
            entry["dailyCap"]!.GetValue<int>(), entry["countedToday"]!.GetValue<int>()));
        Assert.Equal(approved.StoryId, entry["storyId"]!.GetValue<Guid>());
        Assert.Null(entry["attemptId"]);
    }

    [Fact]
    public async Task Delivered_three_times_shuffled_and_sent_again_under_other_ids_it_counts_once()
    {
        var branch = DemoOffice.Members.Single(member => member.UserName == "member015").BranchId;
        var before = await BranchPointsAsync(branch);
        var stories = Enumerable.Range(1, 2).Select(n => Approved("member015", $"第 {n} 篇")).ToList();
        var withdrawn = Withdrawn(stories[1]);
        (string, Guid, object)[] once = [.. stories.Select(Of), Of(withdrawn)];
        (string, Guid, object)[] deliveries = [.. once, .. once, .. once, .. stories.Select(Of), Of(withdrawn)];
        new Random(11).Shuffle(deliveries);

        await host.DeliverAsync(deliveries);

        var points = await host.As("member015").GetJsonAsync($"{Root}/my/points");
        Assert.Equal(8, points["total"]!.GetValue<int>());
        Assert.Equal([-8, 8, 8], Lines(points));
        Assert.Equal(before + 8, await BranchPointsAsync(branch));
    }

    [Theory]
    [InlineData("member016", new[] { 0, 1 })]
    [InlineData("member017", new[] { 1, 0 })]
    [InlineData("member018", new[] { 1, 0, 1, 0 })]
    [InlineData("member019", new[] { 0, 1, 0, 1, 1 })]
    public async Task A_withdrawal_takes_back_exactly_its_storys_points_whichever_is_heard_first(string author, int[] order)
    {
        var kept = Approved(author, "留下的一篇");
        var taken = Approved(author, "撤回的一篇");
        await host.DeliverAsync(Of(kept));
        foreach (var which in order)
            await host.DeliverAsync(which == 0 ? Of(taken) : Of(Withdrawn(taken)));

        var points = await host.As(author).GetJsonAsync($"{Root}/my/points");

        Assert.Equal(8, points["total"]!.GetValue<int>());
        Assert.Equal([-8, 8, 8], Lines(points));
        var lines = points["entries"]!["items"]!.AsArray();
        var reversal = lines.Single(line => line!["reversesEntryId"] is not null)!;
        var reversed = lines.Single(line => line!["id"]!.GetValue<Guid>() == reversal["reversesEntryId"]!.GetValue<Guid>())!;
        Assert.Equal(taken.StoryId, reversed["storyId"]!.GetValue<Guid>());
        Assert.StartsWith("撤销：", reversal["title"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("撤回", reversal["reason"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_that_was_never_published_takes_nothing_back()
    {
        var approved = Approved("member022", "先撤回草稿，后来又通过");

        await host.DeliverAsync(Of(Withdrawn(approved) with { WasPublished = false }));
        await host.DeliverAsync(Of(approved));

        Assert.Equal(8, (await host.As("member022").GetJsonAsync($"{Root}/my/points"))["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_days_cap_holds_for_stories_and_is_not_that_of_quizzes()
    {
        var stories = Enumerable.Range(1, 5).Select(n => Approved("member023", $"一天写了 {n} 篇")).ToList();

        await host.DeliverAsync(stories.Select(Of));
        await host.As("member023").TakeAsync(await host.SimpleQuizAsync());

        var points = await host.As("member023").GetJsonAsync($"{Root}/my/points");
        Assert.Equal(24 + 12, points["total"]!.GetValue<int>());
        Assert.Equal(2, points["entries"]!["items"]!.AsArray().Count(line => line!["points"]!.GetValue<int>() == 0));
        Assert.Contains(points["entries"]!["items"]!.AsArray(), line => line!["reason"]!.GetValue<string>().Contains("上限 24 分", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Points_that_the_office_took_back_by_hand_are_not_taken_twice()
    {
        var approved = Approved("member024", "先由人撤销");
        await host.DeliverAsync(Of(approved));
        var entry = (await host.As("member024").GetJsonAsync($"{Root}/my/points"))["entries"]!["items"]![0]!["id"]!.GetValue<Guid>();
        await (await host.Office().PostAsJsonAsync($"{Root}/points/entries/{entry}/reversal", new { reason = "重复发表" })).ShouldBeAsync(HttpStatusCode.OK);

        await host.DeliverAsync(Of(Withdrawn(approved)));

        var points = await host.As("member024").GetJsonAsync($"{Root}/my/points");
        Assert.Equal(0, points["total"]!.GetValue<int>());
        Assert.Equal([-8, 8], Lines(points));
    }

    [Fact]
    public async Task A_title_of_any_length_fits_and_a_story_before_the_rule_gives_nothing()
    {
        await host.DeliverAsync(Of(Approved("member025", new string('长', 300))), Of(Approved("member025", "去年的") with { ApprovedAt = Now.AddYears(-3) }));

        var points = await host.As("member025").GetJsonAsync($"{Root}/my/points");

        Assert.Equal(8, points["total"]!.GetValue<int>());
        Assert.Equal([8], Lines(points));
    }

    private static StoryApproved Approved(string author, string title)
    {
        var member = DemoOffice.Members.Single(one => one.UserName == author);
        return new StoryApproved(
            Guid.CreateVersion7(), StoryKind.Practice, title, member.Id, member.BranchId, 1, new string('0', 64), QuizDesk.Person(LearningHost.Office), Now);
    }

    private static StoryWithdrawn Withdrawn(StoryApproved story) =>
        new(story.StoryId, story.AuthorId, story.BranchId, WasPublished: true, story.AuthorId, Now.AddSeconds(1));

    private static (string Queue, Guid Id, object Event) Of(StoryApproved approved) => ("learning-story-approved", Guid.CreateVersion7(), approved);

    private static (string Queue, Guid Id, object Event) Of(StoryWithdrawn withdrawn) => ("learning-story-withdrawn", Guid.CreateVersion7(), withdrawn);

    private static IEnumerable<int> Lines(JsonNode points) =>
        points["entries"]!["items"]!.AsArray().Select(line => line!["points"]!.GetValue<int>()).Order();

    private async Task<int> BranchPointsAsync(Guid branch) =>
        (await host.Office().GetJsonAsync($"{Root}/leaderboards/branches"))["items"]!.AsArray()
            .Single(row => row!["branchId"]!.GetValue<Guid>() == branch)!["points"]!.GetValue<int>();
}
