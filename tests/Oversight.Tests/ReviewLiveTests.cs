using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using static PartyPlatform.Oversight.Tests.ReviewDesk;

namespace PartyPlatform.Oversight.Tests;

/// <summary>What members' phones get over the live channels.</summary>
public sealed class ReviewLiveTests(OversightHost host) : IClassFixture<OversightHost>
{
    [Fact]
    public async Task What_scribes_and_the_office_do_arrives_in_order_with_its_content()
    {
        var path = await host.AnnouncedAsync();
        using var phone = await LiveReader.OpenAsync(host.Member(), $"{path}/live");
        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/start", null)).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Scribe().SendAsync(HttpMethod.Post, $"{path}/agenda/next", new JsonObject { ["after"] = 0 })).ShouldBeAsync(HttpStatusCode.OK);
        await host.Scribe().PostedAsync(path, Remark());
        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/entries/1/confirmation", null, "\"1\"")).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Scribe().SendAsync(HttpMethod.Put, $"{path}/entries/1/marks", new JsonObject { ["isKey"] = true, ["isPinned"] = true })).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Scribe().SendAsync(
            HttpMethod.Put, $"{path}/entries/1",
            new JsonObject { ["text"] = "“先讲没做好的。”", ["section"] = null, ["pictureIds"] = new JsonArray(), ["reason"] = "漏了一句" }, "\"1\"")).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/close", null)).ShouldBeAsync(HttpStatusCode.OK);

        var events = await phone.TakeAsync(8);

        // The announcement is the first event of the channel.
        Assert.Equal(
            ["review.state", "review.state", "agenda.moved", "entry.posted", "remark.confirmed", "entry.pinned", "entry.corrected", "review.state"],
            events.Select(e => e.Type));
        Assert.Equal(Enumerable.Range(1, 8).Select(position => (long)position), events.Select(e => e.Position));
        Assert.Equal("Live", events[1].Data["state"]!.GetValue<string>());
        Assert.Equal(1, events[2].Data["position"]!.GetValue<int>());
        Assert.Equal("“问题说得实，措施要有人、有日子。”", events[3].Data["text"]!.GetValue<string>());
        Assert.Equal("“先讲没做好的。”", events[6].Data["text"]!.GetValue<string>());
        Assert.Null(events[6].Data["confirmedAt"]);
        Assert.Equal("Closed", events[7].Data["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_phone_that_was_cut_off_resumes_and_has_every_entry_once_and_in_order()
    {
        var path = await host.LiveAsync();
        var before = (await host.Member().GetJsonAsync(path))["livePosition"]!.GetValue<long>();
        long last;
        var seen = new List<int>();
        using (var phone = await LiveReader.OpenAsync(host.Member(), $"{path}/live?after={before}"))
        {
            await PostAsync(7);
            var events = await phone.TakeAsync(4);
            seen.AddRange(events.Select(Number));
            last = events[^1].Position;
        }

        await PostAsync(9);
        using (var phone = await LiveReader.OpenAsync(host.Member(), $"{path}/live?after={before}", last))
        {
            await PostAsync(4);
            seen.AddRange((await phone.TakeAsync(16)).Select(Number));
        }

        Assert.Equal(Enumerable.Range(1, 20), seen);

        async Task PostAsync(int count)
        {
            for (var n = 0; n < count; n++)
                await host.Scribe().PostedAsync(path, Entry());
        }

        static int Number(LiveEvent live) => live.Data["number"]!.GetValue<int>();
    }

    [Fact]
    public async Task Comments_have_a_channel_of_their_own_and_a_held_one_is_not_in_it()
    {
        var path = await host.LiveAsync();
        using var phone = await LiveReader.OpenAsync(host.Member(), $"{path}/comments/live");
        var held = await (await host.As("member030").CommentAsync(path, OversightHost.BlockedWord)).ShouldBeAsync(HttpStatusCode.Created);
        var shown = await (await host.As("member031").CommentAsync(path, "支持")).ShouldBeAsync(HttpStatusCode.Created);
        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/comments/{shown["id"]}/removal", new JsonObject { ["reason"] = "重复" })).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/comments/{held["id"]}/release", new JsonObject { ["reason"] = null })).ShouldBeAsync(HttpStatusCode.OK);

        var events = await phone.TakeAsync(4);

        // The notice is the log's own: memories let go of the words.
        Assert.Equal(["comment.posted", "live.forgotten", "comment.removed", "comment.posted"], events.Select(e => e.Type));
        Assert.Equal([Id(shown), Id(shown), Id(held)], events.Where(e => e.Type != "live.forgotten").Select(e => Id(e.Data)));
        using var late = await LiveReader.OpenAsync(host.Member(), $"{path}/comments/live");
        // Its id and nothing else.
        Assert.Equal(["id"], (await late.TakeAsync(1))[0].Data.AsObject().Select(member => member.Key));
        await host.InScopeAsync(async db => Assert.Equal(
            0, await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from live_events where data like '%支持%'").SingleAsync()));

        static Guid Id(JsonNode node) => node["id"]!.GetValue<Guid>();
    }

    [Fact]
    public async Task A_storm_of_reactions_is_a_few_events_with_the_right_sums()
    {
        var path = await host.LiveAsync();
        await host.Scribe().PostedAsync(path, Entry());
        using var phone = await LiveReader.OpenAsync(host.Member(), $"{path}/comments/live");

        await Task.WhenAll(Enumerable.Range(20, 15).Select(async number =>
            Assert.Equal(HttpStatusCode.NoContent, (await host.As($"member0{number}").PutAsync($"{path}/entries/1/reactions/Touched", null)).StatusCode)));

        var pushes = new List<LiveEvent>();
        do
            pushes.AddRange(await phone.TakeAsync(1));
        while (Touched() < 15);
        Assert.InRange(pushes.Count, 1, 8);
        Assert.Equal(15, Touched());

        int Touched() => pushes[^1].Data["items"]![0]!["touched"]!.GetValue<int>();
    }

    [Fact]
    public async Task A_draft_has_no_channel_for_members_and_a_grant_says_which_one_it_is_for()
    {
        var draft = $"{Root}/{(await host.DraftAsync())["id"]}";
        var live = await host.LiveAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(draft)).StatusCode);
        var grant = await (await AskAsync(live)).ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal($"oversight:review:{live[^36..]}", grant["channel"]!.GetValue<string>());

        Task<HttpResponseMessage> AskAsync(string path)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"{path}/live");
            request.Headers.Accept.ParseAdd("application/vnd.party.stream-grant+json");
            return host.Member().SendAsync(request);
        }
    }
}
