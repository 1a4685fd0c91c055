using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartyPlatform.Messaging;
using PartyPlatform.Notifications.Events;
using PartyPlatform.Testing;
using RabbitMQ.Client;

namespace PartyPlatform.Notifications.Tests;

/// <summary>The two samples, which are written from docs/integration.md alone, against the service and a real broker.</summary>
public sealed class SampleTests(NotificationsHost host)
{
    private const string Secret = "the-systems-own-secret";

    [Theory]
    [InlineData("csharp")]
    [InlineData("node")]
    public async Task A_sample_tells_each_event_once_whatever_happens_on_the_way(string kind)
    {
        await using var front = await FrontAsync();
        var (id, queue, password) = await host.SubscribeAsync($"sample-{kind}", "learning.quiz.completed.v1", "showcase.story.approved.v1", "oversight.review.started.v1");
        using var folder = new TemporaryFolder();
        var settings = Settings(front, queue, password, Path.Combine(folder.Path, "state.json"));

        // The three events, one of them delivered twice.
        var (quiz, story, review) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var sample = await SampleProcess.StartAsync(kind, settings))
        {
            await host.DeliverAsync(Told.QuizCompleted(), quiz);
            await host.DeliverAsync(Told.StoryApproved(), story);
            await host.DeliverAsync(Told.ReviewStarted(), review);
            await ToldAsync(sample, quiz, story, review);
            await host.InScopeAsync(db => db.Set<PublicEvent>().Where(e => e.Id == quiz).ExecuteUpdateAsync(set => set.SetProperty(e => e.PublishedAt, (DateTimeOffset?)null)));
            // Lost on the way to the queue: the jump of the next number gives it away.
            var lost = await LoseAsync();
            var next = Guid.CreateVersion7();
            await host.DeliverAsync(Told.StoryApproved(), next);
            await ToldAsync(sample, next, lost);
            Assert.Equal(sample.Told.Distinct(), sample.Told);
        }

        // While it does not run its queue loses everything.
        var (missed, missedToo) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.DeliverAsync(Told.QuizCompleted(), missed);
        await host.DeliverAsync(Told.ReviewStarted(), missedToo);
        await Eventually.HoldsAsync(() => PublishedAsync(missed, missedToo));
        await PurgeAsync(queue);

        await using (var sample = await SampleProcess.StartAsync(kind, settings))
        {
            await ToldAsync(sample, missed, missedToo);
            // An unknown version is passed over, what is no event is refused, and what comes behind them is told.
            await SendAsync(queue, $$"""{"specversion":"1.0","id":"{{Guid.CreateVersion7()}}","source":"/party/learning","type":"party.learning.quiz.completed.v2","sequence":"00000000000000900000","datacontenttype":"application/json","data":{"grade":"A"} }""");
            await SendAsync(queue, "no event at all");
            await SendAsync(queue, """{"specversion":"1.0","id":"x","source":"/elsewhere","type":"elsewhere.v1","data":{}}""");
            var last = Guid.CreateVersion7();
            await host.DeliverAsync(Told.QuizCompleted(), last);
            await ToldAsync(sample, last);

            Assert.Contains("Ignored: party.learning.quiz.completed.v2", sample.Lines);
            Assert.Equal(2, sample.Lines.Count(line => line.StartsWith("Refused:", StringComparison.Ordinal)));
            Assert.DoesNotContain(sample.Told, told => new[] { quiz, story, review }.Select(known => known.ToString()).Contains(told));
            Assert.Equal(sample.Told.Distinct(), sample.Told);
        }

        await Eventually.HoldsAsync(async () =>
            (long)(await host.As(People.Operator).GetAsync(new Uri($"/api/notifications/subscribers/{id}", UriKind.Relative)).JsonAsync())["refused"]! == 2, "Two refused messages");
    }

    private static Task ToldAsync(SampleProcess sample, params Guid[] ids) => Eventually.HoldsAsync(
        () => Task.FromResult(ids.All(id => sample.Told.Contains(id.ToString()))), $"Telling of {ids.Length} events; it wrote:\n{string.Join('\n', sample.Lines)}\nIt");

    /// <summary>An event that is archived and never reaches the exchange.</summary>
    private async Task<Guid> LoseAsync()
    {
        var (id, quiz) = (Guid.CreateVersion7(), Told.QuizCompleted());
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<EventArchive>().AddAsync(
            EventTypes.QuizCompleted, $"quiz-attempts/{quiz.AttemptId}", new QuizCompletedData(quiz.QuizId, quiz.BranchId, true),
            Told.At, new EventContext(id, Told.At), "", CancellationToken.None);
        await db.Set<PublicEvent>().Where(e => e.Id == id).ExecuteUpdateAsync(set => set.SetProperty(e => e.PublishedAt, e => e.ArchivedAt));
        await transaction.CommitAsync();
        return id;
    }

    private async Task<bool> PublishedAsync(params Guid[] ids)
    {
        var count = 0;
        await host.InScopeAsync(async db => count = await db.Set<PublicEvent>().CountAsync(e => ids.Contains(e.Id) && e.PublishedAt != null));
        return count == ids.Length;
    }

    private async Task PurgeAsync(string queue)
    {
        await using var connection = await PlatformAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueuePurgeAsync(queue);
    }

    private async Task SendAsync(string queue, string body)
    {
        await using var connection = await PlatformAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties { Persistent = true }, Encoding.UTF8.GetBytes(body));
    }

    private Task<IConnection> PlatformAsync() => new ConnectionFactory { Uri = new Uri(host.Broker), VirtualHost = host.PublicHost }.CreateConnectionAsync();

    private Dictionary<string, string> Settings(WebApplication front, string queue, string password, string state)
    {
        var broker = new Uri(host.Broker);
        return new Dictionary<string, string>
        {
            ["PARTY_URL"] = front.Urls.First(),
            ["PARTY_CLIENT_ID"] = host.System,
            ["PARTY_CLIENT_SECRET"] = Secret,
            ["PARTY_AMQP"] = $"amqp://{broker.Host}:{broker.Port}/{host.PublicHost}",
            ["PARTY_QUEUE"] = queue,
            ["PARTY_QUEUE_PASSWORD"] = password,
            ["PARTY_STATE"] = state,
        };
    }

    /// <summary>What the gateway is to a subscriber: the token endpoint, and the replay behind the same address.</summary>
    private async Task<WebApplication> FrontAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var front = builder.Build();
        front.MapPost("/connect/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            return form["grant_type"] == "client_credentials" && form["client_id"] == host.System && form["client_secret"] == Secret
                ? Results.Json(new { access_token = TestTokens.OfSystem(host.System, form["scope"].ToString().Split(' ')), token_type = "Bearer", expires_in = 300 })
                : Results.Json(new { error = "invalid_client" }, statusCode: 401);
        });
        front.MapGet("/api/events", async (HttpRequest request) =>
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, $"/api/events{request.QueryString}");
            asked.Headers.Authorization = AuthenticationHeaderValue.Parse(request.Headers.Authorization.ToString());
            var answer = await host.Anonymous().SendAsync(asked);
            return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: (int)answer.StatusCode);
        });
        await front.StartAsync();
        return front;
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("party-sample").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
