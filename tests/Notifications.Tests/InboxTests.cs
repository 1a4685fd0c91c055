using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PartyPlatform.Contracts.Learning;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Contracts.Showcase;

namespace PartyPlatform.Notifications.Tests;

public sealed class InboxTests(NotificationsHost host)
{
    private const string Root = "/api/notifications/my/inbox";

    [Fact]
    public async Task An_author_hears_of_the_approval_and_nobody_else_does()
    {
        var story = Told.StoryApproved(People.Member.Id);
        await host.DeliverAsync(story);
        await host.DeliverAsync(story);

        var message = await FindAsync(People.Member.Id, story.StoryId);

        Assert.Equal(("StoryApproved", Told.Canary, false), ((string)message["kind"]!, (string)message["values"]!["title"]!, (bool)message["isRead"]!));
        Assert.DoesNotContain(await ItemsAsync(People.Other.Id), item => (Guid)item["subjectId"]! == story.StoryId);
        await host.As(People.Other.Id).PostAsync(new Uri($"{Root}/{message["id"]}/read", UriKind.Relative), null).RefusedAsync(404, "resource.notFound");
        Assert.Single(await ItemsAsync(People.Member.Id), item => (Guid)item["subjectId"]! == story.StoryId);
    }

    [Fact]
    public async Task A_submitted_story_is_told_to_those_who_decide_and_a_returned_one_to_its_author()
    {
        var story = Guid.CreateVersion7();
        await host.DeliverAsync(new StorySubmitted(story, StoryKind.Essay, "甲", People.Member.Id, People.Member.BranchId, 1, Told.At));
        Assert.Equal("StorySubmitted", (string?)(await FindAsync(People.PartyOffice, story))["kind"]);
        Assert.DoesNotContain(await ItemsAsync(People.Member.Id), item => (Guid)item["subjectId"]! == story);

        await host.DeliverAsync(new StoryReturned(story, "甲", People.Member.Id, 1, People.PartyOffice, Told.At));
        Assert.Equal("StoryReturned", (string?)(await FindAsync(People.Member.Id, story))["kind"]);
    }

    [Fact]
    public async Task Only_who_did_not_do_it_hears_of_a_withdrawal()
    {
        var (own, taken) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.DeliverAsync(new StoryWithdrawn(own, People.Member.Id, People.Member.BranchId, true, People.Member.Id, Told.At));
        await host.DeliverAsync(new StoryWithdrawn(taken, People.Member.Id, People.Member.BranchId, true, People.PartyOffice, Told.At));

        await FindAsync(People.Member.Id, taken);
        Assert.DoesNotContain(await ItemsAsync(People.Member.Id), item => (Guid)item["subjectId"]! == own);
    }

    [Fact]
    public async Task A_review_is_announced_to_everybody_from_announcement_to_start()
    {
        var review = Guid.CreateVersion7();
        await host.DeliverAsync(new ReviewAnnounced(review, "年度述职评议", Told.At.AddDays(3), [People.Member.BranchId], Told.At));
        await host.DeliverAsync(new ReviewRescheduled(review, "年度述职评议", Told.At.AddDays(4), Told.At.AddDays(3), Told.At));
        await host.DeliverAsync(new ReviewCancelled(review, "年度述职评议", Told.At));
        await host.DeliverAsync(new ReviewStarted(review, "年度述职评议", [People.Member.BranchId], Told.At));

        foreach (var member in new[] { People.Member.Id, People.Other.Id, People.Administrator })
            await Eventually.HoldsAsync(async () => (await ItemsAsync(member)).Count(item => (Guid)item["subjectId"]! == review) == 4);
        var announced = (await ItemsAsync(People.Other.Id)).Single(item => (Guid)item["subjectId"]! == review && (string)item["kind"]! == "ReviewAnnounced");
        Assert.Equal(Told.At.AddDays(3), (DateTimeOffset)announced["values"]!["startsAt"]!);
    }

    [Fact]
    public async Task A_quiz_for_some_branches_is_told_to_their_members()
    {
        var (some, all, topic) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.DeliverAsync(new QuizPublished(some, "支部测试", Told.At, null, [People.Member.BranchId]));
        await host.DeliverAsync(new QuizPublished(all, "月度测试", Told.At, Told.At.AddDays(7), null));
        await host.DeliverAsync(new TopicOpened(topic, "查小事", null, Told.At));

        await FindAsync(People.Member.Id, some);
        await FindAsync(People.Other.Id, all);
        Assert.Equal("TopicOpened", (string?)(await FindAsync(People.Other.Id, topic))["kind"]);
        Assert.DoesNotContain(await ItemsAsync(People.Other.Id), item => (Guid)item["subjectId"]! == some);
    }

    [Fact]
    public async Task Reading_one_reading_all_and_taking_it_back_change_the_count()
    {
        var reader = People.Operator;
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.DeliverAsync(new StoryReturned(first, "一", reader, 1, People.PartyOffice, Told.At));
        await host.DeliverAsync(new StoryReturned(second, "二", reader, 1, People.PartyOffice, Told.At));
        var (one, two) = (await FindAsync(reader, first), await FindAsync(reader, second));
        var before = await UnreadAsync(reader);
        Assert.True(before >= 2);

        await host.As(reader).PostAsync(new Uri($"{Root}/{one["id"]}/read", UriKind.Relative), null).SucceedsAsync();
        await host.As(reader).PostAsync(new Uri($"{Root}/{one["id"]}/read", UriKind.Relative), null).SucceedsAsync();
        Assert.True((bool)(await FindAsync(reader, first))["isRead"]!);
        Assert.DoesNotContain(await ItemsAsync(reader, "unread=true&"), item => (Guid)item["subjectId"]! == first);

        var newest = (string)(await ItemsAsync(reader))[0]["arrivedAt"]!;
        var marked = await host.As(reader).PutAsJsonAsync($"{Root}/read-through", new { at = newest }).JsonAsync();
        Assert.Null((string?)marked["previous"]);
        Assert.True((bool)(await FindAsync(reader, second))["isRead"]!);

        // What comes after the mark is unread, however long ago it happened.
        var late = Guid.CreateVersion7();
        await host.DeliverAsync(new StoryReturned(late, "三", reader, 1, People.PartyOffice, Told.At.AddYears(-1)));
        Assert.False((bool)(await FindAsync(reader, late))["isRead"]!);

        await host.As(reader).PutAsJsonAsync($"{Root}/read-through", new { at = (string?)marked["previous"] }).JsonAsync();
        Assert.False((bool)(await FindAsync(reader, second))["isRead"]!);
        Assert.True((bool)(await FindAsync(reader, first))["isRead"]!);
    }

    [Fact]
    public async Task A_mark_never_reaches_into_the_future()
    {
        var marked = await host.As(People.Other.Id).PutAsJsonAsync($"{Root}/read-through", new { at = "2099-01-01T00:00:00Z" }).JsonAsync();

        Assert.True((DateTimeOffset)marked["at"]! < TimeProvider.System.GetUtcNow().AddMinutes(1));
        await host.As(People.Other.Id).PutAsJsonAsync($"{Root}/read-through", new { at = (string?)null }).JsonAsync();
    }

    [Fact]
    public async Task The_inbox_is_paged_and_belongs_to_members_alone()
    {
        var reader = People.Administrator;
        var told = Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var story in told)
            await host.DeliverAsync(new StoryReturned(story, "页", reader, 1, People.PartyOffice, Told.At));
        foreach (var story in told)
            await FindAsync(reader, story);

        var (seen, after) = (new List<Guid>(), "");
        do
        {
            var page = await host.As(reader).GetAsync(new Uri($"{Root}?limit=2{after}", UriKind.Relative)).JsonAsync();
            seen.AddRange(page["items"]!.AsArray().Select(item => (Guid)item!["subjectId"]!));
            after = (string?)page["next"] is { } next ? $"&after={next}" : "";
        }
        while (after.Length > 0);
        Assert.Equal(5, seen.Intersect(told).Count());

        await host.As(reader).GetAsync(new Uri($"{Root}?limit=101", UriKind.Relative)).RefusedAsync(400, "request.invalid");
        await host.As(reader).GetAsync(new Uri($"{Root}?after=nonsense", UriKind.Relative)).RefusedAsync(400, "paging.cursor");
        await host.As(reader).PutAsJsonAsync($"{Root}/read-through", new { at = "yesterday" }).RefusedAsync(400, "request.invalid");
        await host.Anonymous().GetAsync(new Uri(Root, UriKind.Relative)).RefusedAsync(401, "auth.required");
        await host.Anonymous().GetAsync(new Uri($"{Root}/unread", UriKind.Relative)).RefusedAsync(401, "auth.required");
        await host.AsSystem("events:learning").GetAsync(new Uri(Root, UriKind.Relative)).RefusedAsync(403, "auth.forbidden");
    }

    private async Task<int> UnreadAsync(Guid member) => (int)(await host.As(member).GetAsync(new Uri($"{Root}/unread", UriKind.Relative)).JsonAsync())["count"]!;

    private async Task<List<JsonNode>> ItemsAsync(Guid member, string query = "") =>
        [.. (await host.As(member).GetAsync(new Uri($"{Root}?{query}limit=100", UriKind.Relative)).JsonAsync())["items"]!.AsArray().Select(item => item!)];

    private Task<JsonNode> FindAsync(Guid member, Guid subject) =>
        Eventually.IsAsync(async () => (await ItemsAsync(member)).Find(item => (Guid)item["subjectId"]! == subject));
}
