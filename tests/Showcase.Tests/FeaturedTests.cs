using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Demo;
using PartyPlatform.Messaging;
using PartyPlatform.Showcase.Featured;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace PartyPlatform.Showcase.Tests;

/// <summary>While a review runs, the stories of its branches are shown.</summary>
public sealed class FeaturedTests(ShowcaseHost host)
{
    private static readonly Guid Third = DemoOffice.Members.Single(member => member.UserName == ShowcaseHost.Author).BranchId;

    private static readonly DateTimeOffset Start = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _reader = host.As(ShowcaseHost.Reader);

    [Fact]
    public async Task A_review_shows_the_stories_of_its_branches_from_its_start_to_its_end()
    {
        Assert.Null((await _reader.GetJsonAsync("/featured"))["review"]);
        var mine = await host.As(ShowcaseHost.Author).PublishedAsync(host.As(ShowcaseHost.Office));
        var others = await _reader.PublishedAsync(host.As(ShowcaseHost.Office));
        var waiting = await host.As(ShowcaseHost.Author).SubmittedAsync();
        var started = new ReviewStarted(Guid.CreateVersion7(), "2026 年度述职评议", [Third], Start);
        var closed = new ReviewClosed(started.ReviewId, started.Title, [Third], 3, 4, Start.AddHours(2));

        // Each twice under one id and once more under another, as a republish may.
        var (first, again) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await DeliverAsync("showcase-review-started", (first, started), (first, started), (again, started));
        await EventuallyAsync(async () => (await _reader.GetJsonAsync("/featured"))["review"] is not null);
        var featured = await _reader.GetJsonAsync("/featured");
        var ids = featured["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()).ToList();
        Assert.Equal(started.Title, featured["review"]!["title"]!.GetValue<string>());
        Assert.Contains(mine, ids);
        Assert.DoesNotContain(others, ids);
        Assert.DoesNotContain(waiting, ids);

        await DeliverAsync("showcase-review-closed", (Guid.CreateVersion7(), closed), (Guid.CreateVersion7(), closed));
        await EventuallyAsync(async () => (await _reader.GetJsonAsync("/featured"))["review"] is null);
        // The start comes again, late: it is over all the same.
        await ApplyAsync(started);
        Assert.Null((await _reader.GetJsonAsync("/featured"))["review"]);
        await host.InScopeAsync(async db => Assert.Equal(1, await db.Set<FeaturedReview>().CountAsync(review => review.ReviewId == started.ReviewId)));
    }

    [Fact]
    public async Task An_end_that_comes_before_its_start_ends_the_review()
    {
        var started = new ReviewStarted(Guid.CreateVersion7(), "倒着来的", [Third], Start.AddYears(-1));

        await ApplyAsync(new ReviewClosed(started.ReviewId, started.Title, [Third], 0, 0, Start));
        await ApplyAsync(started);

        await host.InScopeAsync(async db =>
        {
            var review = await db.Set<FeaturedReview>().SingleAsync(known => known.ReviewId == started.ReviewId);
            Assert.NotNull(review.ClosedAt);
            Assert.Equal(started.StartedAt, review.StartedAt);
        });
    }

    [Fact]
    public async Task Of_two_that_run_the_newest_is_shown()
    {
        var older = new ReviewStarted(Guid.CreateVersion7(), "早的", [], Start.AddYears(5));
        var newer = new ReviewStarted(Guid.CreateVersion7(), "新的", [Third], Start.AddYears(5).AddDays(1));
        await ApplyAsync(newer);
        await ApplyAsync(older);

        Assert.Equal("新的", (await _reader.GetJsonAsync("/featured"))["review"]!["title"]!.GetValue<string>());
        await ApplyAsync(new ReviewClosed(newer.ReviewId, newer.Title, [Third], 0, 0, Start));
        Assert.Equal("早的", (await _reader.GetJsonAsync("/featured"))["review"]!["title"]!.GetValue<string>());
        Assert.Empty((await _reader.GetJsonAsync("/featured"))["items"]!.AsArray());
        await ApplyAsync(new ReviewClosed(older.ReviewId, older.Title, [], 0, 0, Start));
    }

    private Task ApplyAsync(ReviewStarted message) => host.InScopeAsync(db =>
        new RecordReview(db).HandleAsync(message, new EventContext(Guid.CreateVersion7(), Start), CancellationToken.None));

    private Task ApplyAsync(ReviewClosed message) => host.InScopeAsync(db =>
        new RecordReview(db).HandleAsync(message, new EventContext(Guid.CreateVersion7(), Start), CancellationToken.None));

    private Task DeliverAsync<TEvent>(string queue, params (Guid Id, TEvent Event)[] deliveries) => EventuallyAsync(async () =>
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(host.Broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        try
        {
            foreach (var (id, message) in deliveries)
                await channel.BasicPublishAsync(
                    "", queue, mandatory: true,
                    new BasicProperties { MessageId = id.ToString(), ContentType = "application/json", Persistent = true },
                    Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message, MessagingJson.Options)));
            return true;
        }
        catch (PublishException exception) when (exception.IsReturn)
        {
            return false; // The service is still declaring its queues.
        }
    });

    private static async Task EventuallyAsync(Func<Task<bool>> isTrue)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await isTrue())
                return;
            await Task.Delay(100);
        }

        Assert.Fail("It did not become true within twenty seconds.");
    }
}
