using System.Net;
using System.Net.Http.Json;

namespace PartyPlatform.Learning.Tests;

public sealed class QuestionAccessTests(LearningHost host)
{
    private const string Id = "01990000-0000-7000-8000-00000000abcd";

    public static TheoryData<string, string> Routes => new()
    {
        { "GET", "questions" },
        { "GET", "questions/counts" },
        { "GET", $"questions/{Id}" },
        { "POST", "questions" },
        { "PUT", $"questions/{Id}" },
        { "POST", $"questions/{Id}/activate" },
        { "POST", $"questions/{Id}/suspend" },
        { "GET", "categories" },
        { "POST", "categories" },
        { "GET", "question-sources" },
        { "POST", "question-imports" },
        { "GET", $"question-imports/{Id}" },
        { "GET", $"question-imports/{Id}/rows" },
        { "PUT", $"question-imports/{Id}/rows/1" },
        { "POST", $"question-imports/{Id}/commit" },
        { "DELETE", $"question-imports/{Id}" },
        { "GET", $"question-imports/{Id}/report.xlsx" },
        { "GET", "question-imports/template.xlsx" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task The_bank_is_the_offices_alone(string method, string path)
    {
        await (await SendAsync(host.Anonymous(), method, path)).ShouldRefuseAsync(HttpStatusCode.Unauthorized, "auth.required");
        // A member, a leader, a secretary and an administrator: none of them may see what a quiz will ask.
        foreach (var userName in new[] { LearningHost.Learner, "lu.tinglan", "gu.xingzhi", "cheng.yining" })
            await (await SendAsync(host.As(userName), method, path)).ShouldRefuseAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        // The office gets past the door: whatever it is told, it is not that it may not.
        Assert.True((await SendAsync(host.As(LearningHost.Office), method, path)).StatusCode
            is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path) =>
        client.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"{QuestionBankClient.Root}/{path}")
        {
            Content = method is "GET" ? null : path is "question-imports" ? new MultipartFormDataContent() : JsonContent.Create(new { }),
        });
}
