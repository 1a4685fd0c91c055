using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PartyPlatform.Learning.Tests;

/// <summary>What tests do with the bank over and over, each through HTTP.</summary>
internal static class QuestionBankClient
{
    public const string Root = "/api/learning";

    public static async Task<Guid> AddCategoryAsync(this HttpClient client, string? name = null, Guid? parentId = null)
    {
        var response = await client.PostAsJsonAsync($"{Root}/categories", new { name = name ?? $"分类 {Unique()}", parentId });
        return (await response.ShouldBeAsync(HttpStatusCode.Created))["id"]!.GetValue<Guid>();
    }

    public static async Task<JsonNode> AddQuestionAsync(this HttpClient client, JsonObject body) =>
        await (await client.PostAsJsonAsync($"{Root}/questions", body)).ShouldBeAsync(HttpStatusCode.Created);

    /// <summary>A sound single choice; each has a stem of its own.</summary>
    public static JsonObject Single(Guid categoryId, string? stem = null) => new()
    {
        ["type"] = "SingleChoice",
        ["stem"] = stem ?? $"预备党员的预备期为（ ）。{Unique()}",
        ["options"] = new JsonArray(Option("A", "半年"), Option("B", "一年"), Option("C", "两年")),
        ["answer"] = new JsonArray("B"),
        ["difficulty"] = "Easy",
        ["categoryId"] = categoryId,
    };

    public static JsonObject Option(string key, string text) => new() { ["key"] = key, ["text"] = text };

    public static Task<HttpResponseMessage> PutAsync(this HttpClient client, string path, JsonNode body, string? ifMatch)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        return client.SendAsync(request);
    }

    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string path) =>
        await (await client.GetAsync(path)).ShouldBeAsync(HttpStatusCode.OK);

    /// <summary>The body, if the status is the expected one.</summary>
    public static async Task<JsonNode> ShouldBeAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} instead of {(int)status}: {body}");
        return body.Length > 0 ? JsonNode.Parse(body)! : new JsonObject();
    }

    /// <summary>Checks that the answer is a problem in both languages with this code.</summary>
    public static async Task<JsonNode> ShouldRefuseAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var problem = await response.ShouldBeAsync(status);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, problem["code"]?.GetValue<string>());
        Assert.Contains(problem["title"]!.GetValue<string>(), c => c > '\u3000');
        Assert.NotEmpty(problem["titleEn"]!.GetValue<string>());
        Assert.NotEmpty(problem["traceId"]!.GetValue<string>());
        return problem;
    }

    /// <summary>Letters that no other test of the run uses.</summary>
    public static string Unique() => Guid.CreateVersion7().ToString("N")[16..];
}
