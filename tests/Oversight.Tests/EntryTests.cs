using System.Net;
using System.Text.Json.Nodes;
using static PartyPlatform.Oversight.Tests.ReviewDesk;

namespace PartyPlatform.Oversight.Tests;

/// <summary>What scribes post in a live review.</summary>
public sealed class EntryTests(OversightHost host)
{
    [Fact]
    public async Task An_entry_has_its_number_and_everybody_reads_it()
    {
        var path = await host.LiveAsync();

        var first = await host.Scribe().PostedAsync(path, Entry("第一条"));
        var second = await host.Office().PostedAsync(path, Entry("第二条", branch: 2, section: "Shortcomings"));
        var read = await host.Member().EntriesAsync(path);

        Assert.Equal((1, 2), (first["number"]!.GetValue<int>(), second["number"]!.GetValue<int>()));
        Assert.Equal(["第一条", "第二条"], read.Select(entry => entry!["text"]!.GetValue<string>()));
        Assert.Equal("第二党支部", read[1]!["branchName"]!.GetValue<string>());
        Assert.Equal("沈以宁", read[0]!["postedBy"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Entries_come_in_pages_after_a_number()
    {
        var path = await host.LiveAsync();
        for (var number = 1; number <= 5; number++)
            await host.Scribe().PostedAsync(path, Entry($"第{number}条"));

        var page = await host.Member().GetJsonAsync($"{path}/entries?after=1&limit=3");
        var last = await host.Member().GetJsonAsync($"{path}/entries?after={page["next"]}&limit=3");

        Assert.Equal([2, 3, 4], page["items"]!.AsArray().Select(entry => entry!["number"]!.GetValue<int>()));
        Assert.Equal([5], last["items"]!.AsArray().Select(entry => entry!["number"]!.GetValue<int>()));
        Assert.Null(last["next"]);
        await (await host.Member().GetAsync($"{path}/entries?limit=1000")).ShouldBeAsync(HttpStatusCode.BadRequest);
        await (await host.Member().GetAsync($"{path}/entries?after=-1")).ShouldBeAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_entry_sent_twice_at_once_with_its_key_is_one_entry()
    {
        var path = await host.LiveAsync();
        var key = Guid.CreateVersion7().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(_ => host.Scribe().SendAsync(HttpMethod.Post, $"{path}/entries", Entry("只有一条"), key: key)));

        foreach (var answer in answers)
            Assert.Equal(1, (await answer.ShouldBeAsync(HttpStatusCode.Created))["number"]!.GetValue<int>());
        Assert.Single(await host.Member().EntriesAsync(path));
    }

    [Theory]
    [InlineData("section", "null", "entry.section")]
    [InlineData("section", "\"Weather\"", "request.invalid")]
    [InlineData("text", "\"  \"", "text.missing")]
    [InlineData("text", "null", "request.invalid")]
    [InlineData("text", "\"\\u0007\"", "text.characters")]
    [InlineData("branchId", "\"01990000-0000-7000-8000-000000000104\"", "review.branch")]
    [InlineData("speakerName", "\"某书记\"", "entry.speaker")]
    [InlineData("pictureIds", """["01990000-0000-7000-8000-0000000001ff"]""", "picture.unknown")]
    [InlineData("number", "7", "request.invalid")]
    public async Task What_makes_no_sense_is_refused_and_takes_no_number(string member, string value, string code)
    {
        var path = await host.LiveAsync();
        var entry = Entry();
        entry[member] = JsonNode.Parse(value);

        await (await host.Scribe().SendAsync(HttpMethod.Post, $"{path}/entries", entry)).ShouldRefuseAsync(HttpStatusCode.BadRequest, code);

        Assert.Equal(1, (await host.Scribe().PostedAsync(path, Entry()))["number"]!.GetValue<int>());
    }

    [Fact]
    public async Task Too_much_text_or_too_many_pictures_are_refused()
    {
        var path = await host.LiveAsync();
        var pictures = Enumerable.Range(0, 10).Select(_ => Guid.CreateVersion7()).ToArray();

        await (await host.Scribe().SendAsync(HttpMethod.Post, $"{path}/entries", Entry(new string('长', 2001)))).ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await host.Scribe().SendAsync(HttpMethod.Post, $"{path}/entries", Entry(pictures: pictures))).ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
        await host.Scribe().PostedAsync(path, Entry(new string('长', 2000)));
    }

    [Fact]
    public async Task Only_the_office_and_the_scribes_of_this_review_post()
    {
        var path = await host.LiveAsync();
        var other = Plan();
        other["scribeIds"] = new JsonArray();
        var elsewhere = await host.LiveAsync(other);

        await (await host.Member().SendAsync(HttpMethod.Post, $"{path}/entries", Entry())).ShouldRefuseAsync(HttpStatusCode.Forbidden, "review.notScribe");
        await (await host.Scribe().SendAsync(HttpMethod.Post, $"{elsewhere}/entries", Entry())).ShouldRefuseAsync(HttpStatusCode.Forbidden, "review.notScribe");
        await (await host.Member().SendAsync(HttpMethod.Post, $"{path}/agenda/next", new JsonObject { ["after"] = 0 })).ShouldRefuseAsync(HttpStatusCode.Forbidden, "review.notScribe");
        await host.Office().PostedAsync(elsewhere, Entry());
    }

    [Fact]
    public async Task Nothing_is_posted_before_the_start_or_after_the_close()
    {
        var announced = await host.AnnouncedAsync();
        var closed = await host.ClosedAsync();

        await (await host.Scribe().SendAsync(HttpMethod.Post, $"{announced}/entries", Entry())).ShouldRefuseAsync(HttpStatusCode.Conflict, "review.notStarted");
        await (await host.Scribe().SendAsync(HttpMethod.Post, $"{closed}/entries", Entry())).ShouldRefuseAsync(HttpStatusCode.Conflict, "review.closed");
        await (await host.Scribe().SendAsync(HttpMethod.Post, $"{closed}/agenda/next", new JsonObject { ["after"] = 0 })).ShouldRefuseAsync(HttpStatusCode.Conflict, "review.closed");
    }

    [Fact]
    public async Task A_correction_keeps_the_place_and_shows_what_was_corrected()
    {
        var path = await host.LiveAsync();
        await host.Scribe().PostedAsync(path, Entry("平均 87.2 分"));
        await host.Scribe().PostedAsync(path, Entry("后来的一条"));

        await (await CorrectAsync("\"2\"")).ShouldRefuseAsync(HttpStatusCode.PreconditionFailed, "version.stale");
        await (await CorrectAsync(null)).ShouldRefuseAsync((HttpStatusCode)428, "version.required");
        await (await CorrectAsync("\"1\"")).ShouldBeAsync(HttpStatusCode.OK);
        await (await CorrectAsync("\"2\"")).ShouldRefuseAsync(HttpStatusCode.Conflict, "entry.unchanged");

        var entries = await host.Member().EntriesAsync(path);
        Assert.Equal(["平均 82.7 分", "后来的一条"], entries.Select(entry => entry!["text"]!.GetValue<string>()));
        var correction = Assert.Single(entries[0]!["corrections"]!.AsArray())!;
        Assert.Equal(("平均 87.2 分", "数字看反了"), (correction["text"]!.GetValue<string>(), correction["reason"]!.GetValue<string>()));
        Assert.Equal(2, entries[0]!["version"]!.GetValue<int>());

        Task<HttpResponseMessage> CorrectAsync(string? version) => host.Scribe().SendAsync(
            HttpMethod.Put, $"{path}/entries/1",
            new JsonObject { ["text"] = "平均 82.7 分", ["section"] = "Achievements", ["pictureIds"] = new JsonArray(), ["reason"] = "数字看反了" }, version);
    }

    [Fact]
    public async Task After_the_close_entries_are_corrected_and_in_the_archive_not()
    {
        var path = await host.ClosedAsync();
        await (await CorrectAsync("改一次", "\"1\"")).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/archive", null)).ShouldBeAsync(HttpStatusCode.OK);

        await (await CorrectAsync("改两次", "\"2\"")).ShouldRefuseAsync(HttpStatusCode.Conflict, "review.archived");

        Task<HttpResponseMessage> CorrectAsync(string text, string version) => host.Office().SendAsync(
            HttpMethod.Put, $"{path}/entries/1",
            new JsonObject { ["text"] = text, ["section"] = "Measures", ["pictureIds"] = new JsonArray(), ["reason"] = "核对录音" }, version);
    }

    [Fact]
    public async Task A_remark_is_confirmed_by_a_second_person_and_not_by_who_wrote_it_down()
    {
        var path = await host.LiveAsync();
        await host.Scribe().PostedAsync(path, Remark());

        await (await ConfirmAsync(host.Scribe())).ShouldRefuseAsync(HttpStatusCode.Conflict, "entry.ownRemark");
        await (await ConfirmAsync(host.Member())).ShouldRefuseAsync(HttpStatusCode.Forbidden, "entry.notConfirmer");
        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/entries/1/confirmation", null)).ShouldRefuseAsync((HttpStatusCode)428, "version.required");
        var confirmed = await (await ConfirmAsync(host.Office())).ShouldBeAsync(HttpStatusCode.OK);
        await (await ConfirmAsync(host.Office())).ShouldRefuseAsync(HttpStatusCode.Conflict, "entry.alreadyConfirmed");

        Assert.Equal("许清和", confirmed["confirmedBy"]!["name"]!.GetValue<string>());

        Task<HttpResponseMessage> ConfirmAsync(HttpClient client) => client.SendAsync(HttpMethod.Post, $"{path}/entries/1/confirmation", null, "\"1\"");
    }

    [Fact]
    public async Task Who_said_it_confirms_it_and_a_correction_takes_the_confirmation_back()
    {
        var path = await host.LiveAsync();
        await host.Scribe().PostedAsync(path, Remark(speaker: Person("lu.tinglan")));
        await host.Scribe().PostedAsync(path, Entry());

        await (await host.As("lu.tinglan").SendAsync(HttpMethod.Post, $"{path}/entries/1/confirmation", null, "\"1\"")).ShouldBeAsync(HttpStatusCode.OK);
        var corrected = await (await host.Scribe().SendAsync(
            HttpMethod.Put, $"{path}/entries/1",
            new JsonObject { ["text"] = "“先讲没做好的。”", ["section"] = null, ["pictureIds"] = new JsonArray(), ["reason"] = "漏了一句" }, "\"1\"")).ShouldBeAsync(HttpStatusCode.OK);

        Assert.Null(corrected["confirmedAt"]);
        await (await host.As("lu.tinglan").SendAsync(HttpMethod.Post, $"{path}/entries/1/confirmation", null, "\"1\"")).ShouldRefuseAsync(HttpStatusCode.PreconditionFailed, "version.stale");
        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/entries/2/confirmation", null, "\"1\"")).ShouldRefuseAsync(HttpStatusCode.Conflict, "entry.notRemark");
    }

    [Fact]
    public async Task One_entry_is_pinned_at_a_time()
    {
        var path = await host.LiveAsync();
        await host.Scribe().PostedAsync(path, Entry("一"));
        await host.Scribe().PostedAsync(path, Entry("二"));

        await MarkAsync(1);
        await MarkAsync(2);

        var entries = await host.Member().EntriesAsync(path);
        Assert.Equal([false, true], entries.Select(entry => entry!["isPinned"]!.GetValue<bool>()));
        Assert.All(entries, entry => Assert.True(entry!["isKey"]!.GetValue<bool>()));

        async Task MarkAsync(int number) => await (await host.Scribe().SendAsync(
            HttpMethod.Put, $"{path}/entries/{number}/marks", new JsonObject { ["isKey"] = true, ["isPinned"] = true })).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Pictures_of_an_entry_are_seen_by_every_member_and_a_strangers_picture_is_not_taken()
    {
        var path = await host.LiveAsync();
        var own = await host.Scribe().PictureAsync();
        var strangers = await host.Member().PictureAsync();

        await (await host.Scribe().SendAsync(HttpMethod.Post, $"{path}/entries", Entry(pictures: [strangers]))).ShouldRefuseAsync(HttpStatusCode.BadRequest, "picture.unknown");
        Assert.Equal(HttpStatusCode.NotFound, (await host.Member().GetAsync($"{path}/pictures/{own}")).StatusCode);
        var entry = await host.Scribe().PostedAsync(path, Entry("", pictures: [own]));
        await (await host.Scribe().SendAsync(HttpMethod.Post, $"{path}/entries", Entry(pictures: [own]))).ShouldRefuseAsync(HttpStatusCode.BadRequest, "picture.unknown");

        var picture = await host.Member().GetAsync($"{path}/pictures/{own}?size=Thumb");
        Assert.Equal((2, 2), (entry["pictures"]![0]!["width"]!.GetValue<int>(), entry["pictures"]![0]!["height"]!.GetValue<int>()));
        Assert.Equal((HttpStatusCode.OK, "image/webp"), (picture.StatusCode, picture.Content.Headers.ContentType!.MediaType));
        Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.NotFound, (await host.Member().GetAsync($"{await host.LiveAsync()}/pictures/{own}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Anonymous().GetAsync($"{path}/pictures/{own}")).StatusCode);
    }

    [Fact]
    public async Task A_picture_that_a_correction_takes_away_is_gone()
    {
        var path = await host.LiveAsync();
        var picture = await host.Scribe().PictureAsync();
        await host.Scribe().PostedAsync(path, Entry("拍到了不该拍的", pictures: [picture]));

        var corrected = await (await host.Scribe().SendAsync(
            HttpMethod.Put, $"{path}/entries/1",
            new JsonObject { ["text"] = "图片已撤下", ["section"] = "Achievements", ["pictureIds"] = new JsonArray(), ["reason"] = "拍到了他人" }, "\"1\"")).ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal(1, corrected["corrections"]![0]!["pictures"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.NotFound, (await host.Member().GetAsync($"{path}/pictures/{picture}")).StatusCode);
    }

    [Fact]
    public async Task The_agenda_moves_one_branch_at_a_time_and_a_second_click_skips_none()
    {
        var path = await host.LiveAsync(Plan(branches: 2));

        var clicks = await Task.WhenAll(NextAsync(0), NextAsync(0));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], clicks.Select(click => click.StatusCode).Order());
        var second = await (await NextAsync(1)).ShouldBeAsync(HttpStatusCode.OK);
        var ended = await (await NextAsync(2)).ShouldBeAsync(HttpStatusCode.OK);
        await (await NextAsync(2)).ShouldRefuseAsync(HttpStatusCode.Conflict, "review.agendaMoved");

        Assert.NotNull(second["agenda"]![0]!["endedAt"]);
        Assert.Null(second["agenda"]![1]!["endedAt"]);
        Assert.All(ended["agenda"]!.AsArray(), item => Assert.NotNull(item!["endedAt"]));

        Task<HttpResponseMessage> NextAsync(int after) => host.Scribe().SendAsync(HttpMethod.Post, $"{path}/agenda/next", new JsonObject { ["after"] = after });
    }
}
