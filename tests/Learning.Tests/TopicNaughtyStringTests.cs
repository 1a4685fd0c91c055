using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PartyPlatform.Demo;

namespace PartyPlatform.Learning.Tests;

/// <summary>What people might write to break the page comes back as the text it is, or is refused.</summary>
public sealed class TopicNaughtyStringTests(LearningHost host) : IClassFixture<LearningHost>
{
    [Fact]
    public async Task Scripts_and_naughty_strings_come_back_as_plain_text()
    {
        var scripts = new[] { "patt-JHADDIX_XSS.txt", "patt-RSNAKE_XSS.txt", "patt-XSS_Polyglots.txt" }
            .SelectMany(name => Encoding.UTF8.GetString(QuestionImportFiles.Shared($"xss/{name}")).Split('\n')).Take(120);
        var naughty = JsonNode.Parse(QuestionImportFiles.Shared("naughty-strings/blns.json"))!.AsArray().Select(text => text!.GetValue<string>());
        var texts = scripts.Concat(naughty).Select(text => text.Trim()).Where(text => text.Length is > 0 and <= 500).Distinct().Take(400).ToList();
        var topic = await host.TopicAsync();
        var kept = 0;

        foreach (var (batch, index) in texts.Chunk(5).Select((batch, index) => (batch, index)))
        {
            var author = host.As(DemoOffice.Members[index % DemoOffice.Members.Count].Id);
            if (index > 0 && index % DemoOffice.Members.Count == 0)
                await host.LetAMinutePassAsync();
            foreach (var text in batch)
            {
                var response = await author.PostAsync(topic, text);
                if (response.StatusCode is HttpStatusCode.BadRequest)
                    continue;
                Assert.Equal(text.ReplaceLineEndings("\n").Trim(), (await response.ShouldBeAsync(HttpStatusCode.Created))["text"]!.GetValue<string>());
                Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
                kept++;
            }
        }

        Assert.True(kept > texts.Count * 0.9, $"Only {kept} of {texts.Count} were kept.");
        var read = await ReadAllAsync(topic);
        Assert.Equal(kept, read.Count);
        Assert.Contains(read, text => text.Contains("<script", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<List<string>> ReadAllAsync(Guid topic)
    {
        var (texts, after) = (new List<string>(), "");
        do
        {
            var page = await host.Learner().PostsAsync(topic, $"?limit=100{after}");
            texts.AddRange(page.Texts());
            after = page["next"] is { } next ? $"&after={next}" : null;
        }
        while (after is not null);
        return texts;
    }
}
