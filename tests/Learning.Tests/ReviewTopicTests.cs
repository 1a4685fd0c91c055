using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Learning.Demo;
using PartyPlatform.Learning.Topics;
using static PartyPlatform.Learning.Tests.TopicDesk;

namespace PartyPlatform.Learning.Tests;

/// <summary>Reviews that open and close topics, over the real broker.</summary>
public sealed class ReviewTopicTests(LearningHost host) : IClassFixture<LearningHost>
{
    private static readonly DateTimeOffset Began = TimeProvider.System.GetUtcNow().AddHours(-2);

    [Fact]
    public async Task A_review_that_begins_opens_a_topic_that_links_to_it()
    {
        var review = Guid.CreateVersion7();

        await host.DeliverAsync(Started(review));

        var topic = await TopicAsync(review);
        Assert.Equal(("述职评议：2026 年党支部书记述职评议会", "Review", "Open"), (
            topic["title"]!.GetValue<string>(), topic["kind"]!.GetValue<string>(), topic["state"]!.GetValue<string>()));
        Assert.Equal($"/oversight/reviews/{review}", topic["link"]!.GetValue<string>());
        Assert.Equal(Began, topic["startsAt"]!.GetValue<DateTimeOffset>(), TimeSpan.FromMilliseconds(1));
        Assert.Null(topic["closesAt"]);
        await host.Learner().SayAsync(QuizDesk.Id(topic), "第三支部讲得实在");
        Assert.Equal(1, await EventsAsync(review));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(0, 1, 0, 1)]
    [InlineData(1, 1, 0, 0, 1)]
    public async Task Start_and_close_in_any_order_and_number_end_in_the_same_topic(params int[] order)
    {
        var (review, closed) = (Guid.CreateVersion7(), Began.AddHours(1));
        foreach (var which in order)
            await host.DeliverAsync(which == 0 ? Started(review) : Closed(review, closed));

        var topic = await TopicAsync(review);

        Assert.Equal(Began, topic["startsAt"]!.GetValue<DateTimeOffset>(), TimeSpan.FromMilliseconds(1));
        Assert.Equal(closed.AddDays(3), topic["closesAt"]!.GetValue<DateTimeOffset>(), TimeSpan.FromMilliseconds(1));
        Assert.Equal("Open", topic["state"]!.GetValue<string>());
        Assert.Equal(1, await EventsAsync(review));
    }

    [Fact]
    public async Task All_at_once_make_one_topic()
    {
        var review = Guid.CreateVersion7();
        (string, Guid, object)[] deliveries = [.. Enumerable.Range(0, 5).SelectMany(_ => new[] { Started(review), Closed(review, Began.AddHours(1)) })];
        deliveries = [.. deliveries, .. deliveries];
        new Random(3).Shuffle(deliveries);

        await host.DeliverAsync(deliveries);

        Assert.Equal(1, await host.CountAsync($"select count(*)::int as \"Value\" from topics where review_id = {review}"));
        Assert.Equal(1, await EventsAsync(review));
    }

    [Fact]
    public async Task A_review_of_long_ago_that_is_sent_again_invites_nobody()
    {
        var review = Guid.CreateVersion7();

        await host.DeliverAsync(Closed(review, Began.AddDays(-40)));

        var topic = await TopicAsync(review);
        Assert.Equal("Closed", topic["state"]!.GetValue<string>());
        await (await host.Learner().PostAsync(QuizDesk.Id(topic), "来晚了")).ShouldRefuseAsync(HttpStatusCode.Conflict, "topic.closed");
        Assert.Equal(0, await EventsAsync(review));
    }

    [Fact]
    public async Task What_the_office_set_since_is_not_taken_back_by_a_second_telling()
    {
        var review = Guid.CreateVersion7();
        await host.DeliverAsync(Started(review));
        await host.DeliverAsync(Closed(review, Began.AddHours(1)));
        var id = QuizDesk.Id(await TopicAsync(review));
        var longer = TimeProvider.System.GetUtcNow().AddDays(9);
        var tag = (await host.Office().GetAsync($"{Root}/topics/{id}")).Headers.ETag!.Tag;
        await (await host.Office().PutAsync($"{Root}/topics/{id}", new JsonObject { ["title"] = "评议之后", ["startsAt"] = Began, ["closesAt"] = longer }, tag))
            .ShouldBeAsync(HttpStatusCode.OK);

        await host.DeliverAsync(Closed(review, Began.AddHours(1)), Started(review));

        var topic = await TopicAsync(review);
        Assert.Equal("评议之后", topic["title"]!.GetValue<string>());
        Assert.Equal(longer, topic["closesAt"]!.GetValue<DateTimeOffset>(), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_title_of_any_length_fits()
    {
        var review = Guid.CreateVersion7();

        await host.DeliverAsync(("learning-review-started", Guid.CreateVersion7(), new ReviewStarted(review, new string('长', 400), [], Began)));

        Assert.EndsWith("…", (await TopicAsync(review))["title"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_loaded_twice_is_one_topic_with_what_people_said()
    {
        for (var load = 0; load < 2; load++)
        {
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetServices<IDemoPart>().OfType<TopicDemo>().Single().LoadAsync(CancellationToken.None);
        }

        var topic = Assert.Single((await host.Learner().GetJsonAsync($"{Root}/my/topics?state=Open"))["items"]!.AsArray(), one => one!["kind"]!.GetValue<string>() == "Event")!;
        var posts = await host.Learner().PostsAsync(QuizDesk.Id(topic));
        Assert.Equal(8, topic["posts"]!.GetValue<int>());
        Assert.Equal((21, 2), (posts["pinned"]![0]!["likes"]!.GetValue<int>(), posts["pinned"]![0]!["replies"]!.GetValue<int>()));
        Assert.Equal(5, posts["items"]!.AsArray().Count);
    }

    private static (string, Guid, object) Started(Guid review) =>
        ("learning-review-started", Guid.CreateVersion7(), new ReviewStarted(review, "2026 年党支部书记述职评议会", [Guid.CreateVersion7()], Began));

    private static (string, Guid, object) Closed(Guid review, DateTimeOffset at) =>
        ("learning-review-closed", Guid.CreateVersion7(), new ReviewClosed(review, "2026 年党支部书记述职评议会", [Guid.CreateVersion7()], 12, 34, at));

    private async Task<JsonNode> TopicAsync(Guid review) =>
        Assert.Single((await host.Learner().GetJsonAsync($"{Root}/my/topics?reviewId={review}"))["items"]!.AsArray())!;

    private Task<int> EventsAsync(Guid review) => host.CountAsync(
        $"select count(*)::int as \"Value\" from outbox_messages where event_type like '%.TopicOpened' and body ->> 'reviewId' = {review.ToString()}");
}
