using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Learning.Tests;

/// <summary>What tests of topics do over and over.</summary>
internal static class TopicDesk
{
    public const string Root = QuizDesk.Root;

    public static Task<HttpResponseMessage> OpenAsync(this HttpClient client, object settings, string? key = null) =>
        client.SendWithKeyAsync($"{Root}/topics", settings, key);

    /// <summary>An open topic of an event.</summary>
    public static async Task<Guid> TopicAsync(this LearningHost host, DateTimeOffset? closesAt = null) =>
        (await (await host.Office().OpenAsync(new { title = $"一起看 {QuestionBankClient.Unique()}", closesAt })).ShouldBeAsync(HttpStatusCode.Created))["topic"]!["id"]!
            .GetValue<Guid>();

    public static Task<HttpResponseMessage> PostAsync(this HttpClient member, Guid topic, string text, Guid? replyTo = null, string? key = null) =>
        member.SendWithKeyAsync($"{Root}/topics/{topic}/posts", new { text, replyTo }, key);

    /// <summary>A post that was taken.</summary>
    public static async Task<JsonNode> SayAsync(this HttpClient member, Guid topic, string text, Guid? replyTo = null) =>
        await (await member.PostAsync(topic, text, replyTo)).ShouldBeAsync(HttpStatusCode.Created);

    public static Task<JsonNode> PostsAsync(this HttpClient member, Guid topic, string query = "") =>
        member.GetJsonAsync($"{Root}/my/topics/{topic}/posts{query}");

    public static IEnumerable<string> Texts(this JsonNode page) => page["items"]!.AsArray().Select(post => post!["text"]!.GetValue<string>());

    /// <summary>Lets what a member wrote so far be older than a minute.</summary>
    public static Task LetAMinutePassAsync(this LearningHost host) => host.InScopeAsync(db =>
        db.Database.ExecuteSqlAsync($"update topic_posts set posted_at = posted_at - interval '61 seconds'"));

    /// <summary>A new list of words that hold posts.</summary>
    public static async Task HoldAsync(this LearningHost host, params string[] words)
    {
        var rules = await host.Office().GetAsync($"{Root}/topics/rules");
        await (await host.Office().PutAsync($"{Root}/topics/rules", new JsonObject { ["words"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) }, rules.Headers.ETag!.Tag))
            .ShouldBeAsync(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> SendWithKeyAsync(this HttpClient client, string path, object body, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request);
    }
}
