using System.Text.Json.Nodes;
using PartyPlatform.Testing;

namespace PartyPlatform.EndToEnd.Tests;

/// <summary>Another system hears of the platform through both samples, which are written from docs/integration.md alone.</summary>
public sealed class SubscriberTests(Platform platform)
{
    private static readonly string[] Kinds = ["csharp", "node"];

    private static readonly string[] Patterns = ["learning.quiz.completed.v1", "showcase.story.approved.v1", "oversight.review.started.v1"];

    [Fact]
    public async Task A_quiz_a_story_and_a_review_reach_both_samples_over_their_queues_and_again_by_replay()
    {
        platform.Require();
        using var administrator = await Member.SignInAsync(platform, "cheng.yining");
        var system = await ConnectedSystem.RegisterAsync(platform, administrator);
        var subscribers = new List<JsonNode>();
        foreach (var kind in Kinds)
            subscribers.Add((await administrator.InsistAsync(HttpMethod.Post, "api/notifications/subscribers", new { system = system.ClientId, name = kind, patterns = Patterns }))!);
        Assert.All(subscribers, subscriber => Assert.Null(subscriber["subscriber"]!["trouble"]));

        var folder = Directory.CreateTempSubdirectory("party-subscriber").FullName;
        var expected = Array.Empty<string>();
        await using (var samples = await StartAsync("first"))
        {
            // What was before is there by replay; then they wait at their queues for what is done now.
            await Eventually.Async(() => Told(samples, sample => Assert.NotEmpty(sample.Told)));
            var (quiz, story, review) = (await TakeQuizAsync(), await PublishStoryAsync(), await StartReviewAsync());
            await Eventually.Async(async () => expected = [
                await EventAsync("party.learning.quiz.completed.v1", "quizId", quiz),
                await EventAsync("party.showcase.story.approved.v1", "storyId", story),
                await EventAsync("party.oversight.review.started.v1", "reviewId", review)]);
            await ToldOnceAsync(samples);
        }

        // With nothing remembered and nothing left in the queue: all of it comes over HTTP.
        await using (var samples = await StartAsync("second"))
            await ToldOnceAsync(samples);

        foreach (var subscriber in subscribers)
            await administrator.InsistAsync(HttpMethod.Delete, $"api/notifications/subscribers/{subscriber["subscriber"]!["id"]}");
        Directory.Delete(folder, recursive: true);

        async Task<Samples> StartAsync(string run)
        {
            var started = new Samples();
            foreach (var (kind, subscriber) in Kinds.Zip(subscribers))
                started.Add(await SampleProcess.StartAsync(kind, new Dictionary<string, string>
                {
                    ["PARTY_URL"] = platform.Gateway.ToString(),
                    ["PARTY_CLIENT_ID"] = system.ClientId,
                    ["PARTY_CLIENT_SECRET"] = system.Secret,
                    ["PARTY_AMQP"] = $"amqp://{Broker.Authority}/{subscriber["virtualHost"]}",
                    ["PARTY_QUEUE"] = subscriber["subscriber"]!["queue"]!.GetValue<string>(),
                    ["PARTY_QUEUE_PASSWORD"] = subscriber["password"]!.GetValue<string>(),
                    ["PARTY_STATE"] = Path.Combine(folder, $"{kind}-{run}.json"),
                }));
            return started;
        }

        Task ToldOnceAsync(Samples samples) => Eventually.Async(() => Told(samples, sample =>
            Assert.Equal(expected.Order(), sample.Told.Where(id => expected.Contains(id)).Order())));

        // The id under which the platform itself tells of it.
        async Task<string> EventAsync(string type, string member, string id) =>
            Assert.Single(await system.EventsAsync(type), told => told["data"]![member]!.GetValue<string>() == id)["id"]!.GetValue<string>();
    }

    private static Uri Broker => new(JsonNode.Parse(File.ReadAllText(Environment.GetEnvironmentVariable("PARTY_RUN_JSON")!))!["rabbitmq"]!.GetValue<string>());

    private static Task Told(Samples samples, Action<SampleProcess> holds)
    {
        foreach (var sample in samples)
            holds(sample);
        return Task.CompletedTask;
    }

    private async Task<string> TakeQuizAsync()
    {
        using var staff = await Member.SignInAsync(platform, "xu.qinghe");
        using var member = await Member.SignInAsync(platform, "lin.jianshan");
        var run = Guid.CreateVersion7().ToString("N")[^8..];
        var category = await QuizWalk.ImportAsync(staff, $"订阅 {run}", $"订阅{run}.docx", QuizWalk.WordFile($"订阅 {run}", 10));
        var quiz = await QuizWalk.PublishAsync(staff, $"订阅测试 {run}", category);
        var attempt = (await member.InsistAsync(HttpMethod.Post, $"api/learning/quizzes/{quiz}/attempts", key: $"start-{run}"))!;
        await member.InsistAsync(HttpMethod.Post, $"api/learning/attempts/{attempt["id"]!.GetValue<string>()}/submission");
        return quiz;
    }

    private async Task<string> PublishStoryAsync()
    {
        using var office = await Member.SignInAsync(platform, "xu.qinghe");
        using var author = await Member.SignInAsync(platform, "shen.qinghe");
        var (story, version) = await author.ChangeAsync(HttpMethod.Post, "api/showcase/stories", new { kind = "Essay", title = "订阅走查", body = "一段话。", pictures = Array.Empty<object>() });
        var address = $"api/showcase/stories/{story["id"]}";
        await author.ChangeAsync(HttpMethod.Post, $"{address}/submission", version: version);
        await office.ChangeAsync(HttpMethod.Post, $"{address}/approval", new { version = 1, comments = (string?)null });
        return story["id"]!.GetValue<string>();
    }

    private async Task<string> StartReviewAsync()
    {
        using var office = await Member.SignInAsync(platform, "xu.qinghe");
        var branch = (await office.InsistAsync(HttpMethod.Get, "api/membership/me"))!["branch"]!["id"]!.GetValue<string>();
        var (review, version) = await office.ChangeAsync(HttpMethod.Post, "api/oversight/reviews", new
        {
            title = "订阅走查评议",
            startsAt = TimeProvider.System.GetUtcNow().AddMinutes(5),
            agenda = new[] { new { branchId = branch, speakerMemberId = (string?)null, speakerName = "支部书记", minutes = 10 } },
            scribeIds = Array.Empty<string>(),
        });
        var address = $"api/oversight/reviews/{review["id"]}";
        (_, version) = await office.ChangeAsync(HttpMethod.Post, $"{address}/announce", version: version);
        (_, version) = await office.ChangeAsync(HttpMethod.Post, $"{address}/start", version: version);
        // The other tests look at the review that runs.
        await office.ChangeAsync(HttpMethod.Post, $"{address}/close", version: version);
        return review["id"]!.GetValue<string>();
    }

    private sealed class Samples : List<SampleProcess>, IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            foreach (var sample in this)
                await sample.DisposeAsync();
        }
    }
}
