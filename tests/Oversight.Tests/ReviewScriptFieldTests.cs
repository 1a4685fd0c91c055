using System.Net;
using System.Text.Json.Nodes;
using PartyPlatform.Oversight.Comments;
using PartyPlatform.Testing;
using static PartyPlatform.Oversight.Tests.ReviewDesk;

namespace PartyPlatform.Oversight.Tests;

/// <summary>Every text field of reviews: a script comes back as the text it is, or is refused; never anything else.</summary>
public sealed class ReviewScriptFieldTests(OversightHost host)
{
    private int _kept;

    private int _refused;

    [Fact]
    public async Task Scripts_in_titles_speakers_reschedulings_and_cancellations_stay_text()
    {
        var strings = SharedStrings.Read();
        foreach (var text in strings)
        {
            var plan = Plan(branches: 1);
            (plan["title"], plan["agenda"]![0]!["speakerName"]) = (SharedStrings.Cut(text, 100), SharedStrings.Cut(text, 30));
            var drafted = await KeptAsync(await host.Office().SendAsync(HttpMethod.Post, Root, plan), HttpStatusCode.Created,
                answer => (answer["title"], SharedStrings.Cut(text, 100)), answer => (answer["agenda"]![0]!["speakerName"], SharedStrings.Cut(text, 30)));
            var path = drafted is null ? await host.AnnouncedAsync() : $"{Root}/{drafted["id"]}";
            if (drafted is not null)
                await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/announce", null)).ShouldBeAsync(HttpStatusCode.OK);

            var reason = SharedStrings.Cut(text, 200);
            await KeptAsync(await host.Office().SendAsync(HttpMethod.Post, $"{path}/reschedule", new JsonObject { ["startsAt"] = TimeProvider.System.GetUtcNow().AddDays(3), ["reason"] = reason }), HttpStatusCode.OK,
                answer => (answer["reason"], reason));
            await KeptAsync(await host.Office().SendAsync(HttpMethod.Post, $"{path}/cancel", new JsonObject { ["reason"] = reason }), HttpStatusCode.OK,
                answer => (answer["reason"], reason));
        }

        MostWereKept();
    }

    [Fact]
    public async Task Scripts_in_corrections_and_their_reasons_stay_text()
    {
        var path = await host.LiveAsync();
        foreach (var text in SharedStrings.Read())
        {
            var entry = await host.Scribe().PostedAsync(path, Entry("先写错了"));
            var correction = new JsonObject { ["text"] = text, ["section"] = "Measures", ["pictureIds"] = new JsonArray(), ["reason"] = SharedStrings.Cut(text, 200) };
            await KeptAsync(await host.Scribe().SendAsync(HttpMethod.Put, $"{path}/entries/{entry["number"]}", correction, ifMatch: "\"1\""), HttpStatusCode.OK,
                answer => (answer["text"], text), answer => (answer["corrections"]![0]!["reason"], SharedStrings.Cut(text, 200)));
        }

        MostWereKept();
    }

    [Fact]
    public async Task Scripts_in_reasons_for_releasing_and_removing_comments_stay_text()
    {
        var (path, strings) = (await host.LiveAsync(), SharedStrings.Read());
        var comments = strings.Select(_ => Comment.Post(Guid.Parse(path[^36..]), Person(MemberName), Branch(3), "等着", HoldRule.Flooding, TimeProvider.System.GetUtcNow())).ToList();
        await host.InScopeAsync(async db =>
        {
            db.AddRange(comments);
            await db.SaveChangesAsync();
        });

        foreach (var (text, comment) in strings.Zip(comments))
        {
            var reason = SharedStrings.Cut(text, 200);
            await KeptAsync(await DecideAsync(comment, "release", reason), HttpStatusCode.OK);
            await KeptAsync(await DecideAsync(comment, "removal", reason), HttpStatusCode.OK, answer => (answer["removalReason"], reason));
        }

        MostWereKept();
        var (told, after) = (new List<string>(), "");
        do
        {
            var trail = await host.Office().GetJsonAsync($"{path}/comment-decisions?limit=100{after}");
            told.AddRange(trail["items"]!.AsArray().Select(line => line!["reason"]?.GetValue<string>()).OfType<string>());
            after = trail["next"] is { } next ? $"&after={next}" : null;
        }
        while (after is not null);
        Assert.Equal(_kept, told.Count);
        Assert.Contains(told, reason => reason.Contains("<script", StringComparison.OrdinalIgnoreCase));

        Task<HttpResponseMessage> DecideAsync(Comment comment, string what, string reason) =>
            host.Office().SendAsync(HttpMethod.Post, $"{path}/comments/{comment.Id}/{what}", new JsonObject { ["reason"] = reason });
    }

    /// <summary>The answer if the strings were taken; null if they were refused, which is all else that may happen.</summary>
    private async Task<JsonNode?> KeptAsync(HttpResponseMessage response, HttpStatusCode status, params Func<JsonNode, (JsonNode? Is, string Written)>[] fields)
    {
        if (response.StatusCode is HttpStatusCode.BadRequest)
        {
            _refused++;
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            return null;
        }

        _kept++;
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        var answer = await response.ShouldBeAsync(status);
        foreach (var field in fields)
            Assert.Equal(field(answer).Written.ReplaceLineEndings("\n").Trim(), field(answer).Is?.GetValue<string>());
        return answer;
    }

    private void MostWereKept() => Assert.True(_kept > 6 * _refused, $"Only {_kept} were kept, and {_refused} refused.");
}
