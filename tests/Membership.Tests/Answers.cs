using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PartyPlatform.Membership.Tests;

/// <summary>Reads answers, and says what came instead of what was expected.</summary>
internal static class Answers
{
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode} instead of {(int)expected}: {text}");
        return JsonNode.Parse(text)!;
    }

    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string address) => await (await client.GetAsync(address)).JsonAsync();

    /// <summary>The answer is a problem with this code, and says it in Chinese and English with a trace to follow.</summary>
    public static async Task<JsonNode> RefusedAsync(this HttpResponseMessage response, HttpStatusCode status, string? code = null)
    {
        var problem = await response.JsonAsync(status);
        if (code is not null)
            Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", problem["title"]!.GetValue<string>());
        Assert.Matches("[a-z]", problem["titleEn"]!.GetValue<string>());
        Assert.NotEmpty(problem["traceId"]!.GetValue<string>());
        return problem;
    }

    public static async Task SucceedsAsync(this Task<HttpResponseMessage> request, HttpStatusCode expected = HttpStatusCode.NoContent)
    {
        var response = await request;
        Assert.True(response.StatusCode == expected, $"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    public static Task<HttpResponseMessage> PutAsync(this HttpClient client, string address, object body, string? ifMatch)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> PostOnceAsync(this HttpClient client, string address, string key, HttpContent content) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Headers = { { "Idempotency-Key", key } }, Content = content });

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string address, object? body = null) =>
        client.PostAsync(new Uri(address, UriKind.Relative), body is null ? null : JsonContent.Create(body));
}
