using System.Text.Json.Nodes;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Contracts.Learning;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.Demo;
using PartyPlatform.Notifications.Events;
using CloudEvent = PartyPlatform.Notifications.Events.CloudEvent;

namespace PartyPlatform.Notifications.Tests;

public sealed class PublicEventTests(NotificationsHost host) : IClassFixture<NotificationsHost>
{
    [Fact]
    public async Task The_three_events_reach_a_registered_subscriber_as_cloud_events()
    {
        var (_, queue, password) = await host.SubscribeAsync("three", "learning.quiz.completed.v1", "showcase.story.approved.v1", "oversight.review.started.v1");
        await using var reader = await SubscriberQueue.OpenAsync(host, queue, password);

        var (quiz, quizId) = (Told.QuizCompleted(), Guid.CreateVersion7());
        await host.DeliverAsync(quiz, quizId);
        var (completed, message) = await reader.NextAsync();
        Assert.Equal(
            ["specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "sequence", "traceparent", "data"],
            completed.AsObject().Select(member => member.Key));
        Assert.Equal("1.0", (string?)completed["specversion"]);
        Assert.Equal(quizId.ToString(), (string?)completed["id"]);
        Assert.Equal("/party/learning", (string?)completed["source"]);
        Assert.Equal("party.learning.quiz.completed.v1", (string?)completed["type"]);
        Assert.Equal($"quiz-attempts/{quiz.AttemptId}", (string?)completed["subject"]);
        Assert.Equal("2026-11-23T08:05:57.120Z", (string?)completed["time"]);
        Assert.Equal("application/json", (string?)completed["datacontenttype"]);
        Assert.Equal($"{NotificationsHost.PublicAddress}/schemas/party.learning.quiz.completed.v1.json", (string?)completed["dataschema"]);
        Assert.Matches("^[0-9]{20}$", (string?)completed["sequence"]);
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", (string?)completed["traceparent"]);
        Assert.Equal($$"""{"quizId":"{{quiz.QuizId}}","branchId":"{{quiz.BranchId}}","passed":true}""", completed["data"]!.ToJsonString());
        Assert.Equal(("learning.quiz.completed.v1", "party.events"), (message.RoutingKey, message.Exchange));
        Assert.Equal((quizId.ToString(), "application/cloudevents+json; charset=utf-8", true),
            (message.BasicProperties.MessageId, message.BasicProperties.ContentType, message.BasicProperties.Persistent));

        await host.DeliverAsync(Told.StoryApproved());
        Assert.Equal("party.showcase.story.approved.v1", (string?)(await reader.NextAsync()).Event["type"]);
        await host.DeliverAsync(Told.ReviewStarted());
        Assert.Equal("party.oversight.review.started.v1", (string?)(await reader.NextAsync()).Event["type"]);
    }

    [Fact]
    public async Task A_public_library_reads_what_is_published()
    {
        var (_, queue, password) = await host.SubscribeAsync("library", "oversight.review.started.v1");
        await using var reader = await SubscriberQueue.OpenAsync(host, queue, password);
        await host.DeliverAsync(Told.ReviewStarted());
        var (_, message) = await reader.NextAsync();

        var read = new JsonEventFormatter().DecodeStructuredModeMessage(message.Body, new System.Net.Mime.ContentType(message.BasicProperties.ContentType!), null);

        Assert.True(read.IsValid);
        Assert.True(read.DataSchema!.IsAbsoluteUri);
        Assert.Equal(CloudEventsSpecVersion.V1_0, read.SpecVersion);
    }

    [Fact]
    public async Task Nothing_public_names_a_person_or_quotes_a_text()
    {
        var (author, office, review) = (People.Member.Id, People.PartyOffice, Guid.CreateVersion7());
        Guid[] branches = [People.Member.BranchId];
        await host.DeliverAsync(Told.QuizCompleted());
        await host.DeliverAsync(new QuizPublished(Guid.CreateVersion7(), Told.Canary, Told.At, null, branches));
        await host.DeliverAsync(Told.StoryApproved());
        await host.DeliverAsync(new StoryWithdrawn(Guid.CreateVersion7(), author, branches[0], true, office, Told.At));
        await host.DeliverAsync(new ReviewAnnounced(review, Told.Canary, Told.At, branches, Told.At));
        await host.DeliverAsync(new ReviewStarted(review, Told.Canary, branches, Told.At));
        await host.DeliverAsync(new ReviewClosed(review, Told.Canary, branches, 5, 7, Told.At));
        await host.DeliverAsync(new OrgUnitChanged(Guid.CreateVersion7(), 3, null, OrgUnitKind.Branch, Told.Canary, Told.Canary, false, null, null));
        await Eventually.HoldsAsync(async () => (await AllAsync()).Select(e => e.Type).Distinct().Count() == EventTypes.All.Count, "Every type");

        var text = string.Join('\n', (await AllAsync()).Select(e => System.Text.Encoding.UTF8.GetString(CloudEvent.Write(e, "https://party.example.org"))));
        Assert.DoesNotContain(Told.Canary, text, StringComparison.Ordinal);
        Assert.All(DemoOffice.Members, member =>
        {
            Assert.DoesNotContain(member.Id.ToString(), text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(member.Name, text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_grade_is_told_only_where_one_is_given()
    {
        var quiz = Told.QuizCompleted(counts: false);
        await host.DeliverAsync(quiz);

        var row = await Eventually.IsAsync(async () => (await AllAsync()).Find(e => e.Subject == $"quiz-attempts/{quiz.AttemptId}"));

        Assert.Equal($$"""{"quizId":"{{quiz.QuizId}}","branchId":"{{quiz.BranchId}}"}""", row.Data);
    }

    [Fact]
    public async Task A_story_that_was_never_public_is_not_withdrawn_in_public()
    {
        var (secret, known) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.DeliverAsync(new StoryWithdrawn(secret, People.Member.Id, People.Member.BranchId, false, People.Member.Id, Told.At));
        await host.DeliverAsync(new StoryWithdrawn(known, People.Member.Id, People.Member.BranchId, true, People.Member.Id, Told.At));

        await Eventually.IsAsync(async () => (await AllAsync()).Find(e => e.Subject == $"stories/{known}"));
        Assert.DoesNotContain(await AllAsync(), e => e.Subject == $"stories/{secret}");
    }

    [Fact]
    public async Task What_is_delivered_twice_is_public_once_also_under_another_id()
    {
        var (story, id) = (Told.StoryApproved(), Guid.CreateVersion7());
        var unit = new OrgUnitChanged(Guid.CreateVersion7(), 1, null, OrgUnitKind.Branch, "甲", "甲", false, null, null);
        await host.DeliverAsync(story, id);
        await host.DeliverAsync(story, id);
        await host.DeliverAsync(story);
        await host.DeliverAsync(unit);
        await host.DeliverAsync(unit);
        await host.DeliverAsync(unit with { Version = 2 });
        await Eventually.HoldsAsync(async () => await DepthAsync("notifications-story-approved") == 0 && await DepthAsync("notifications-org-unit-changed") == 0);
        await Eventually.HoldsAsync(async () => (await AllAsync()).Count(e => e.Subject == $"branches/{unit.OrgUnitId}") == 2);

        Assert.Single(await AllAsync(), e => e.Subject == $"stories/{story.StoryId}");
        await NumbersHaveNoGapAsync();
    }

    [Fact]
    public async Task Numbers_have_no_gap_and_events_keep_their_order_with_two_replicas()
    {
        var (_, queue, password) = await host.SubscribeAsync("replicas", "learning.quiz.completed.v1");
        await using var second = host.WithWebHostBuilder(_ => { });
        using var _ = second.CreateClient();
        var told = Enumerable.Range(0, 15).Select(_ => (Id: Guid.CreateVersion7(), Event: Told.QuizCompleted())).ToList();

        await Task.WhenAll(told.Concat(told).Select(one => host.DeliverAsync(one.Event, one.Id)));
        await Eventually.HoldsAsync(async () => (await AllAsync()).Count(e => told.Exists(one => one.Id == e.Id) && e.PublishedAt is not null) == told.Count);

        await NumbersHaveNoGapAsync();
        await using var reader = await SubscriberQueue.OpenAsync(host, queue, password);
        var received = new List<JsonNode>();
        await Eventually.HoldsAsync(async () =>
        {
            received.AddRange(await reader.DrainAsync());
            return received.Select(e => (string)e["id"]!).Intersect(told.Select(one => one.Id.ToString())).Count() == told.Count;
        });
        var sequences = received.Select(e => (string)e["sequence"]!).ToList();
        Assert.Equal(sequences.Order(StringComparer.Ordinal), sequences);
        Assert.Equal(sequences.Distinct().Count(), sequences.Count);
    }

    [Fact]
    public async Task What_was_sent_and_not_marked_before_a_stop_is_sent_again_in_order_under_the_same_ids()
    {
        var (_, queue, password) = await host.SubscribeAsync("again", "showcase.story.approved.v1");
        await using var reader = await SubscriberQueue.OpenAsync(host, queue, password);
        var stories = Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var id in stories)
            await host.DeliverAsync(Told.StoryApproved(), id);
        var first = new List<string>();
        while (first.Count < stories.Count)
            first.Add((string)(await reader.NextAsync()).Event["id"]!);

        // As a relay leaves them that is killed between the broker's confirm and its own mark.
        await host.InScopeAsync(db => db.Set<PublicEvent>().Where(e => stories.Contains(e.Id)).ExecuteUpdateAsync(set => set.SetProperty(e => e.PublishedAt, (DateTimeOffset?)null)));
        var again = new List<string>();
        while (again.Count < stories.Count)
            again.Add((string)(await reader.NextAsync()).Event["id"]!);

        Assert.Equal(first, again);
        Assert.Equal(stories.Select(id => id.ToString()).Order(), again.Order());
    }

    [Fact]
    public async Task An_event_of_an_unknown_shape_waits_for_staff_and_leaves_nothing_half_done()
    {
        var (id, story) = (Guid.CreateVersion7(), Told.StoryApproved());
        var body = System.Text.Json.JsonSerializer.Serialize(story, Messaging.MessagingJson.Options).Replace("\"Practice\"", "\"Ballad\"", StringComparison.Ordinal);
        await host.DeliverAsync(story, id, body);

        var failed = await Eventually.IsAsync(async () =>
            (await host.As(People.Operator).GetAsync(new Uri("/api/notifications/failed-messages?limit=100", UriKind.Relative)).JsonAsync())["items"]!.AsArray()
                .FirstOrDefault(item => (string?)item!["messageId"] == id.ToString()));

        Assert.Contains("story-approved", (string)failed["queue"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(await AllAsync(), e => e.Id == id);
        await host.InScopeAsync(async db => Assert.False(await db.Set<Inbox.Notice>().AnyAsync(notice => notice.SubjectId == story.StoryId)));
    }

    [Fact]
    public async Task An_event_that_would_be_larger_than_promised_is_refused_before_it_has_a_number()
    {
        var (id, started) = (Guid.CreateVersion7(), Told.ReviewStarted());
        await host.DeliverAsync(started with { BranchIds = [.. Enumerable.Range(0, 600).Select(_ => Guid.CreateVersion7())] }, id);

        await Eventually.HoldsAsync(async () =>
            (await host.As(People.Operator).GetAsync(new Uri("/api/notifications/failed-messages?limit=100", UriKind.Relative)).JsonAsync())["items"]!.AsArray()
                .Any(item => (string?)item!["messageId"] == id.ToString()));

        Assert.DoesNotContain(await AllAsync(), e => e.Id == id);
        await NumbersHaveNoGapAsync();
    }

    private async Task<List<PublicEvent>> AllAsync()
    {
        List<PublicEvent> rows = [];
        await host.InScopeAsync(async db => rows = await db.Set<PublicEvent>().AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());
        return rows;
    }

    private async Task NumbersHaveNoGapAsync()
    {
        var rows = await AllAsync();
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(number => (long)number), rows.Select(e => e.Sequence));
        await host.InScopeAsync(async db => Assert.Equal(rows.Count, (await db.Set<EventCounter>().SingleAsync()).LastSequence));
    }

    private async Task<long> DepthAsync(string queue)
    {
        await using var connection = await new RabbitMQ.Client.ConnectionFactory { Uri = new Uri(host.Broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return await channel.MessageCountAsync(queue);
    }
}
