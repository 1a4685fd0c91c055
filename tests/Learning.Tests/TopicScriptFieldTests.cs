using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PartyPlatform.Demo;
using PartyPlatform.Testing;
using static PartyPlatform.Learning.Tests.TopicDesk;

namespace PartyPlatform.Learning.Tests;

/// <summary>What the office writes about topics and posts comes back as the text it is, or is refused.</summary>
public sealed class TopicScriptFieldTests(LearningHost host) : IClassFixture<LearningHost>
{
    private int _kept;

    private int _refused;

    [Fact]
    public async Task Scripts_in_titles_descriptions_and_reasons_stay_text()
    {
        var (topic, strings) = (await host.TopicAsync(), SharedStrings.Read());
        for (var index = 0; index < strings.Count; index++)
        {
            if (index > 0 && index % DemoOffice.Members.Count == 0)
                await host.LetAMinutePassAsync();
            var (title, reason) = (SharedStrings.Cut(strings[index], 120), SharedStrings.Cut(strings[index], 200));
            await KeptAsync(await host.Office().OpenAsync(new { title, description = strings[index] }), HttpStatusCode.Created,
                answer => (answer["topic"]!["title"], title), answer => (answer["topic"]!["description"], strings[index]));

            var post = await host.As(DemoOffice.Members[index % DemoOffice.Members.Count].Id).SayAsync(topic, "说一句");
            await KeptAsync(await host.Office().PostAsJsonAsync($"{Root}/topic-posts/{post["id"]}/removal", new { reason }), HttpStatusCode.OK, answer => (answer["reason"], reason));
        }

        Assert.True(_kept > 6 * _refused, $"Only {_kept} were kept, and {_refused} refused.");
    }

    private async Task KeptAsync(HttpResponseMessage response, HttpStatusCode status, params Func<JsonNode, (JsonNode? Is, string Written)>[] fields)
    {
        if (response.StatusCode is HttpStatusCode.BadRequest)
        {
            _refused++;
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            return;
        }

        _kept++;
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        var answer = await response.ShouldBeAsync(status);
        foreach (var field in fields)
            Assert.Equal(field(answer).Written.ReplaceLineEndings("\n").Trim(), field(answer).Is?.GetValue<string>());
    }
}
