using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using static PartyPlatform.Oversight.Tests.ReviewDesk;

namespace PartyPlatform.Oversight.Tests;

/// <summary>Script in every text field stays the text it is, in answers and on the live channels; what cannot be kept is refused.</summary>
public sealed class ReviewNaughtyStringTests(OversightHost host)
{
    [Fact]
    public async Task Scripts_in_entries_and_comments_come_back_as_plain_text()
    {
        var lines = new[] { "patt-JHADDIX_XSS.txt", "patt-RSNAKE_XSS.txt", "patt-XSS_Polyglots.txt" }
            .SelectMany(name => Encoding.UTF8.GetString(Shared($"xss/{name}")).Split('\n'))
            .Select(line => line.Trim()).Where(line => line.Length is > 0 and < 200).Distinct().Take(60).ToList();
        var path = await host.LiveAsync();
        using var phone = await LiveReader.OpenAsync(host.Member(), $"{path}/live");
        using var comments = await LiveReader.OpenAsync(host.Member(), $"{path}/comments/live");
        var kept = new List<string>();
        var people = Enumerable.Range(14, 40).Select(n => $"member0{n}").ToList();

        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            var entry = index % 2 == 0 ? Entry(line) : Remark(line);
            if (index % 2 == 1)
                entry["speakerName"] = line.Length <= 30 ? line : "某书记";
            var answer = await host.Scribe().SendAsync(HttpMethod.Post, $"{path}/entries", entry);
            if (answer.StatusCode is HttpStatusCode.BadRequest)
                continue;
            Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(line, (await answer.ShouldBeAsync(HttpStatusCode.Created))["text"]!.GetValue<string>());
            await (await host.As(people[index % people.Count]).CommentAsync(path, line)).ShouldBeAsync(HttpStatusCode.Created);
            kept.Add(line);
        }

        Assert.True(kept.Count > lines.Count * 0.85, $"Only {kept.Count} of {lines.Count} were kept.");
        Assert.Equal(kept, (await phone.TakeAsync(kept.Count + 2)).Where(e => e.Type == "entry.posted").Select(e => e.Data["text"]!.GetValue<string>()));
        Assert.Equal(kept, (await comments.TakeAsync(kept.Count)).Select(e => e.Data["text"]!.GetValue<string>()));
        Assert.Equal(kept, (await host.Member().EntriesAsync(path)).Select(entry => entry!["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Naughty_strings_in_titles_and_names_survive_or_are_refused()
    {
        var strings = JsonNode.Parse(Shared("naughty-strings/blns.json"))!.AsArray().Select(text => text!.GetValue<string>()).Where((_, index) => index % 4 == 0);
        foreach (var text in strings)
        {
            var plan = Plan(branches: 1);
            plan["title"] = text;
            plan["agenda"]![0]!["speakerName"] = text.Length is > 0 and <= 30 ? text : "某书记";
            var answer = await host.Office().SendAsync(HttpMethod.Post, Root, plan);
            if (answer.StatusCode is HttpStatusCode.BadRequest)
                continue;
            Assert.Equal(text.Trim(), (await answer.ShouldBeAsync(HttpStatusCode.Created))["title"]!.GetValue<string>());
        }
    }

    private static byte[] Shared(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PartyPlatform.sln")))
            {
                var file = Path.Combine(folder.FullName, "..", "shared", "data", path);
                Assert.SkipUnless(File.Exists(file), $"{path} is no part of this repository and is not in ../shared/data.");
                return File.ReadAllBytes(file);
            }

        throw new InvalidOperationException("No PartyPlatform.sln above the tests.");
    }
}
