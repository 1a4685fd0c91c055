using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Notifications.Events;

namespace PartyPlatform.Notifications.Tests;

public sealed class ReplayTests(NotificationsHost host)
{
    [Fact]
    public async Task A_system_reads_on_from_its_number_to_the_end_without_gap_or_repetition()
    {
        var told = new List<string>();
        for (var count = 0; count < 7; count++)
        {
            var id = Guid.CreateVersion7();
            told.Add(id.ToString());
            await host.DeliverAsync(Told.QuizCompleted(), id);
            await host.DeliverAsync(Told.ReviewStarted());
        }

        await Eventually.HoldsAsync(async () => told.TrueForAll((await IdsAsync("limit=500")).Contains));
        var (read, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await GetAsync($"type=learning.quiz.*.v1&limit=3{(after is null ? "" : $"&after={after}")}", "events:learning");
            read.AddRange(page["items"]!.AsArray().Select(e => (string)e!["id"]!));
            after = (string)page["through"]!;
            if ((string?)page["next"] is null)
                break;
        }
        while (read.Count < 1000);

        Assert.Equal(read.Distinct(), read);
        Assert.Subset(read.ToHashSet(), told.ToHashSet());
        // From there on there is nothing, and what the page covered reaches beyond the other types.
        Assert.Empty((await GetAsync($"after={after}", "events:learning", "events:oversight"))["items"]!.AsArray());
    }

    [Fact]
    public async Task What_is_replayed_is_what_was_published()
    {
        var (_, queue, password) = await host.SubscribeAsync("same", "showcase.story.approved.v1");
        await using var reader = await SubscriberQueue.OpenAsync(host, queue, password);
        await host.DeliverAsync(Told.StoryApproved());
        var (published, _) = await reader.NextAsync();

        var page = await GetAsync("type=party.showcase.story.approved.v1&limit=500", "events:showcase");

        var replayed = page["items"]!.AsArray().Single(e => (string?)e!["id"] == (string?)published["id"])!;
        Assert.Equal(published.ToJsonString(), replayed.ToJsonString());
    }

    [Fact]
    public async Task A_system_gets_only_the_areas_that_its_token_opens()
    {
        var (quiz, review) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.DeliverAsync(Told.QuizCompleted(), quiz);
        await host.DeliverAsync(Told.ReviewStarted(), review);
        await Eventually.HoldsAsync(async () => (await IdsAsync("limit=500")).IsSupersetOf([quiz.ToString(), review.ToString()]));

        var page = await GetAsync("limit=500", "events:learning");
        Assert.All(page["items"]!.AsArray(), e => Assert.Equal("/party/learning", (string?)e!["source"]));
        await AskAsync("type=oversight.review.started.v1", "events:learning").RefusedAsync(403, "events.scope");
        await AskAsync("", "directory:read").RefusedAsync(403, "auth.forbidden");
        await AskAsync("", "events:payroll").RefusedAsync(403, "auth.forbidden");
        await host.Anonymous().GetAsync(new Uri("/api/events", UriKind.Relative)).RefusedAsync(401, "auth.required");
        await host.As(People.Administrator).GetAsync(new Uri("/api/events", UriKind.Relative)).RefusedAsync(403, "auth.forbidden");
    }

    [Theory]
    [InlineData("after=abc", "events.after")]
    [InlineData("after=-1", "events.after")]
    [InlineData("after=99999999999999999999", "events.after")]
    [InlineData("after=00000000000999999999", "events.ahead")]
    [InlineData("type=learning.quiz.completed.v9", "events.type")]
    [InlineData("type=x%27%20or%201=1", "events.type")]
    [InlineData("limit=0", "request.invalid")]
    [InlineData("limit=501", "request.invalid")]
    [InlineData("limit=many", "request.invalid")]
    public async Task A_wrong_question_is_refused(string query, string code) => await AskAsync(query, "events:learning").RefusedAsync(400, code);

    [Fact]
    public async Task A_number_older_than_what_is_kept_is_gone_and_told_where_to_begin()
    {
        await using var own = new NotificationsHost();
        await own.InitializeAsync();
        for (var count = 0; count < 4; count++)
            await own.DeliverAsync(Told.QuizCompleted());
        await Eventually.HoldsAsync(async () => await CountAsync(own) == 4);
        await own.InScopeAsync(db => db.Set<PublicEvent>().Where(e => e.Sequence <= 2)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.ArchivedAt, e => e.ArchivedAt.AddDays(-15))));
        var client = own.AsSystem("events:learning");

        var problem = await client.GetAsync(new Uri("/api/events?after=1", UriKind.Relative)).RefusedAsync(410, "events.too_old");
        Assert.Equal("00000000000000000003", (string?)problem["oldest"]);
        await client.GetAsync(new Uri("/api/events?after=0", UriKind.Relative)).RefusedAsync(410, "events.too_old");
        Assert.Equal(2, (await client.GetAsync(new Uri("/api/events?after=2", UriKind.Relative)).JsonAsync())["items"]!.AsArray().Count);
        // Who asks without a number begins with the oldest that is kept.
        Assert.Equal(2, (await client.GetAsync(new Uri("/api/events", UriKind.Relative)).JsonAsync())["items"]!.AsArray().Count);
    }

    private static async Task<int> CountAsync(NotificationsHost own)
    {
        var count = 0;
        await own.InScopeAsync(async db => count = await db.Set<PublicEvent>().CountAsync());
        return count;
    }

    private Task<HttpResponseMessage> AskAsync(string query, params string[] scopes) => host.AsSystem(scopes).GetAsync(new Uri($"/api/events?{query}", UriKind.Relative));

    private Task<JsonNode> GetAsync(string query, params string[] scopes) => AskAsync(query, scopes).JsonAsync();

    private async Task<HashSet<string>> IdsAsync(string query) =>
        [.. (await GetAsync(query, "events:learning", "events:oversight"))["items"]!.AsArray().Select(e => (string)e!["id"]!)];
}
