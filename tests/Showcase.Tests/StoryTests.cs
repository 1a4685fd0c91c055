using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.Demo;
using PartyPlatform.Messaging;
using static PartyPlatform.Showcase.Tests.StoryDesk;

namespace PartyPlatform.Showcase.Tests;

/// <summary>The way of a story, from the phone over the office to everybody.</summary>
public sealed class StoryTests(ShowcaseHost host)
{
    private readonly HttpClient _author = host.As(ShowcaseHost.Author);

    private readonly HttpClient _office = host.As(ShowcaseHost.Office);

    private readonly HttpClient _reader = host.As(ShowcaseHost.Reader);

    [Fact]
    public async Task A_story_with_a_picture_is_returned_once_approved_and_read_by_all()
    {
        var picture = await _author.PictureAsync();
        var (id, tag) = await _author.DraftAsync(Content("河堤上的步子", "第一段\n\n![](picture:" + picture + ")\n\n第二段", "Essay", (picture, "河堤")));
        await (await _author.SubmitAsync(id, tag)).ShouldBeAsync(HttpStatusCode.OK);
        await (await _office.ReturnAsync(id, 1, "第 2 段写清楚")).ShouldBeAsync(HttpStatusCode.OK);

        var returned = await _author.GetAsync($"{Root}/stories/{id}");
        var mine = await returned.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("Returned 第 2 段写清楚 许清和", $"{mine["state"]} {mine["lastAnswer"]!["comments"]} {mine["lastAnswer"]!["by"]!["name"]}");
        var edited = await _author.EditAsync(id, returned.Headers.ETag!.Tag, Content("河堤上的三百二十步", "写清楚了。", "Essay", (picture, "河堤")));
        await edited.ShouldBeAsync(HttpStatusCode.OK);
        await (await _author.SubmitAsync(id, edited.Headers.ETag!.Tag)).ShouldBeAsync(HttpStatusCode.OK);
        await (await _office.ApproveAsync(id, 2, "写得好")).ShouldBeAsync(HttpStatusCode.OK);

        var read = await _reader.GetJsonAsync($"/stories/{id}");
        Assert.Equal("Approved 河堤上的三百二十步 林见山 第三党支部 2", $"{read["state"]} {read["title"]} {read["author"]!["name"]} {read["branch"]!["name"]} {read["version"]}");
        Assert.Null(read["lastAnswer"]);
        Assert.Contains($"<img src=\"/api/showcase/pictures/{picture}\" alt=\"河堤\"", read["html"]!.GetValue<string>(), StringComparison.Ordinal);
        var image = await _reader.GetAsync($"{Root}/pictures/{picture}");
        Assert.Equal("image/webp", image.Content.Headers.ContentType!.MediaType);
        Assert.Contains((await _reader.GetJsonAsync("/stories?q=三百二十步"))["items"]!.AsArray(), item => item!["id"]!.GetValue<string>() == id);

        var history = (await _author.GetJsonAsync($"/stories/{id}/history"))["items"]!.AsArray().Select(step => $"{step!["kind"]} {step["version"]}");
        Assert.Equal(["Approved 2", "Submitted 2", "Returned 1", "Submitted 1"], history);
        Assert.Equal(["StorySubmitted", "StoryReturned", "StorySubmitted", "StoryApproved"], await EventsAsync(id));
        var approved = await EventAsync<StoryApproved>(id);
        Assert.Equal(read["fingerprint"]!.GetValue<string>(), approved.Fingerprint);
        Assert.Equal((2, "河堤上的三百二十步", StoryKind.Essay), (approved.Version, approved.Title, approved.Kind));
    }

    [Fact]
    public async Task Anybody_can_compute_the_fingerprint_again()
    {
        var picture = await _author.PictureAsync();
        var id = await _author.PublishedAsync(_office, Content("指纹", "正文 **一**\r\n\r\n二", "Practice", (picture, "一块\n黑板")));

        var story = await _reader.GetJsonAsync($"/stories/{id}");
        var bytes = await _reader.GetByteArrayAsync($"{Root}/pictures/{picture}");
        var canonical = string.Join('\n', "party-story-v1", id, "1", "Practice", story["author"]!["id"], "指纹", "1",
            $"{Convert.ToHexStringLower(SHA256.HashData(bytes))} 一块 黑板", "正文 **一**\n\n二");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))), story["fingerprint"]!.GetValue<string>());

        var served = await _reader.GetAsync($"{Root}/stories/{id}/canonical");
        Assert.Equal("text/plain", served.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", served.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(canonical, await served.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await _reader.GetAsync($"{Root}/stories/{(await _author.DraftAsync()).Id}/canonical")).StatusCode);
    }

    [Fact]
    public async Task A_draft_sent_twice_with_its_key_is_one_draft()
    {
        var key = Guid.CreateVersion7().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var request = Request(HttpMethod.Post, $"{Root}/stories", null, Content("同一篇", "", "Essay"));
            request.Headers.Add("Idempotency-Key", key);
            return (await (await _author.SendAsync(request)).ShouldBeAsync(HttpStatusCode.Created))["id"]!.GetValue<string>();
        }));

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task An_edit_needs_the_version_that_it_is_based_on()
    {
        var (id, tag) = await _author.DraftAsync();

        await (await _author.EditAsync(id, null, Content())).ShouldBeRefusedAsync(HttpStatusCode.PreconditionRequired, "version.required");
        await (await _author.EditAsync(id, tag, Content("改过"))).ShouldBeAsync(HttpStatusCode.OK);
        await (await _author.EditAsync(id, tag, Content("旧的"))).ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "version.stale");
        Assert.Equal("改过", (await _author.GetJsonAsync($"/stories/{id}"))["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_was_handed_in_cannot_be_edited_or_handed_in_again()
    {
        var (id, tag) = await _author.DraftAsync();
        var response = await _author.SubmitAsync(id, tag);
        await response.ShouldBeAsync(HttpStatusCode.OK);

        await (await _author.EditAsync(id, response.Headers.ETag!.Tag, Content("偷改"))).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.notEditable");
        await (await _author.SubmitAsync(id, response.Headers.ETag.Tag)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.notEditable");
        await (await _author.SubmitAsync(id, tag)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.notEditable");
        Assert.Equal(["StorySubmitted"], await EventsAsync(id));
    }

    [Theory]
    [InlineData("", "正文", false, "story.noTitle")]
    [InlineData("   ", "正文", false, "story.noTitle")]
    [InlineData("标题", "\n \n", false, "story.noBody")]
    [InlineData("标题", "正文", true, "story.noAlt")]
    public async Task An_unfinished_story_is_kept_and_not_handed_in(string title, string body, bool bare, string code)
    {
        (string, string)[] pictures = bare ? [(await _author.PictureAsync(), " ")] : [];
        var (id, tag) = await _author.DraftAsync(Content(title, body, "Essay", pictures));

        await (await _author.SubmitAsync(id, tag)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, code);
        Assert.Equal("Draft", (await _author.GetJsonAsync($"/stories/{id}"))["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Handing_in_needs_the_version_that_was_read()
    {
        var (id, _) = await _author.DraftAsync();

        await (await _author.SubmitAsync(id, null)).ShouldBeRefusedAsync(HttpStatusCode.PreconditionRequired, "version.required");
        await (await _author.SubmitAsync(id, "\"1\"")).ShouldBeRefusedAsync(HttpStatusCode.PreconditionFailed, "version.stale");
    }

    [Fact]
    public async Task Who_has_not_read_the_present_rules_hands_nothing_in()
    {
        var author = host.As("member029");
        var memberId = DemoOffice.Members.Single(member => member.UserName == "member029").Id;
        var (id, tag) = await author.DraftAsync();
        await host.InScopeAsync(async db =>
        {
            // Everybody else of this class has read them, so that only this one is refused.
            await db.Database.ExecuteSqlAsync($"insert into local_rules_acknowledgements (member_id, rules_version) select id, 3 from local_members where id <> {memberId} on conflict do nothing");
            await db.Database.ExecuteSqlAsync($"insert into local_conduct_rules (version, published_at) values (3, now()) on conflict do nothing");
        });

        var refused = await (await author.SubmitAsync(id, tag)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "conductRules.notAcknowledged");
        Assert.Equal(3, refused["version"]!.GetValue<int>());
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"insert into local_rules_acknowledgements (member_id, rules_version) values ({memberId}, 3)"));
        await (await author.SubmitAsync(id, tag)).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("title", 101)]
    [InlineData("body", 20_001)]
    public async Task A_text_that_is_too_long_is_refused(string field, int length)
    {
        var content = Content();
        content[field] = new string('长', length);

        await (await _author.PostAsJsonAsync($"{Root}/stories", content)).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "request.invalid");
        content[field] = new string('长', length - 1);
        await (await _author.PostAsJsonAsync($"{Root}/stories", content)).ShouldBeAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Ten_pictures_one_twice_or_a_strange_one_are_refused()
    {
        var mine = await _author.PictureAsync();
        var theirs = await _reader.PictureAsync();
        var (other, _) = await _author.DraftAsync(Content("甲", "乙", "Essay", (mine, "一")));
        Assert.NotNull(other);

        var ten = Content("甲", "乙", "Essay", [.. Enumerable.Range(0, 10).Select(_ => (Guid.CreateVersion7().ToString(), "图"))]);
        await (await _author.PostAsJsonAsync($"{Root}/stories", ten)).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "request.invalid");
        await RefusedAsync("story.pictureTwice", (mine, "一"), (mine, "二"));
        await RefusedAsync("story.picture", (Guid.CreateVersion7().ToString(), "没有的"));
        await RefusedAsync("story.picture", (theirs, "别人的"));
        await RefusedAsync("story.picture", (mine, "别的稿件的"));

        async Task RefusedAsync(string code, params (string, string)[] pictures) =>
            await (await _author.PostAsJsonAsync($"{Root}/stories", Content("甲", "乙", "Essay", pictures))).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Unknown_members_kinds_and_nul_are_refused()
    {
        var unknown = Content();
        unknown["state"] = "Approved";
        await (await _author.PostAsJsonAsync($"{Root}/stories", unknown)).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await _author.PostAsJsonAsync($"{Root}/stories", Content(kind: "Poem"))).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await _author.PostAsJsonAsync($"{Root}/stories", Content("零\0"))).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await _author.PostAsJsonAsync($"{Root}/stories", Content(body: new string('>', 5000) + "x"))).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "story.nested");
        Assert.Equal(HttpStatusCode.BadRequest, (await _reader.GetAsync($"{Root}/stories?q=%00")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _reader.GetAsync($"{Root}/stories?q={new string('x', 51)}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _reader.GetAsync($"{Root}/stories?after=nonsense")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _reader.GetAsync($"{Root}/stories?kind=Poem")).StatusCode);
    }

    [Fact]
    public async Task A_draft_can_be_thrown_away_and_a_submitted_story_cannot()
    {
        var picture = await _author.PictureAsync();
        var (id, tag) = await _author.DraftAsync(Content("扔掉", "", "Essay", (picture, "图")));
        var submitted = await _author.SubmittedAsync();

        await (await _author.SendAsync(Request(HttpMethod.Delete, $"{Root}/stories/{submitted}", "*", null))).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.submitted");
        await (await _author.SendAsync(Request(HttpMethod.Delete, $"{Root}/stories/{id}", null, null))).ShouldBeRefusedAsync(HttpStatusCode.PreconditionRequired, "version.required");
        await (await _author.SendAsync(Request(HttpMethod.Delete, $"{Root}/stories/{id}", tag, null))).ShouldBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.NotFound, (await _author.GetAsync($"{Root}/stories/{id}")).StatusCode);
        // The picture is free again.
        await _author.DraftAsync(Content("再用", "", "Essay", (picture, "图")));
    }

    [Fact]
    public async Task Returning_needs_comments()
    {
        var id = await _author.SubmittedAsync();

        await (await _office.ReturnAsync(id, 1, "")).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await _office.ReturnAsync(id, 1, "  \n ")).ShouldBeAsync(HttpStatusCode.BadRequest);
        await (await _office.ReturnAsync(id, 1, new string('长', 2001))).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await _office.ReturnAsync(id, 0)).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Nobody_reviews_their_own_story()
    {
        var id = await _office.SubmittedAsync();

        await (await _office.ApproveAsync(id)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.own");
        await (await _office.ReturnAsync(id)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.own");
        await (await host.As(ShowcaseHost.SecondEditor).ApproveAsync(id)).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)] // minutes by which the replica that took the story in was ahead of the other
    public async Task The_second_editor_is_told_who_decided(int ahead)
    {
        var id = await _author.SubmittedAsync();
        await (await _office.ReturnAsync(id)).ShouldBeAsync(HttpStatusCode.OK);
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync(
            $"update story_steps set at = at + make_interval(mins => {ahead}) where story_id = {Guid.Parse(id)} and kind = 'Submitted'"));

        var refused = await (await host.As(ShowcaseHost.SecondEditor).ApproveAsync(id)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.decided");

        Assert.Equal("Returned 许清和 Returned 1", $"{refused["decision"]} {refused["decidedBy"]} {refused["state"]} {refused["version"]}");
        Assert.Contains("许清和", refused["title"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_about_an_old_version_is_refused_after_the_story_came_again()
    {
        var id = await _author.SubmittedAsync();
        await (await _office.ReturnAsync(id)).ShouldBeAsync(HttpStatusCode.OK);
        var tag = (await _author.GetAsync($"{Root}/stories/{id}")).Headers.ETag!.Tag;
        await (await _author.SubmitAsync(id, tag)).ShouldBeAsync(HttpStatusCode.OK);

        await (await _office.ApproveAsync(id, 1)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.decided");
        await (await _office.ApproveAsync(id, 3)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.decided");
        await (await _office.ApproveAsync(id, 2)).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_author_withdraws_a_published_story_and_nobody_reads_it_any_more()
    {
        var picture = await _author.PictureAsync();
        var id = await _author.PublishedAsync(_office, Content("撤回", "正文", "Essay", (picture, "图")));
        Assert.Equal(HttpStatusCode.OK, (await _reader.GetAsync($"{Root}/pictures/{picture}")).StatusCode);

        await (await _author.PostAsJsonAsync($"{Root}/stories/{id}/withdrawal", new { })).ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.NotFound, (await _reader.GetAsync($"{Root}/stories/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _reader.GetAsync($"{Root}/pictures/{picture}")).StatusCode);
        Assert.True((await EventAsync<StoryWithdrawn>(id)).WasPublished);
        await (await _author.PostAsJsonAsync($"{Root}/stories/{id}/withdrawal", new { })).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.withdrawn");
        await (await _office.ApproveAsync(id)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.decided");
    }

    [Fact]
    public async Task The_office_withdraws_with_a_reason_and_others_do_not_withdraw()
    {
        var id = await _author.PublishedAsync(_office);
        var (draft, _) = await _author.DraftAsync();

        await (await _reader.PostAsJsonAsync($"{Root}/stories/{id}/withdrawal", new { reason = "不喜欢" })).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "story.notYours");
        await (await _office.PostAsJsonAsync($"{Root}/stories/{id}/withdrawal", new { })).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "story.noReason");
        await (await _office.PostAsJsonAsync($"{Root}/stories/{id}/withdrawal", new { reason = "涉及未公开的审计结果" })).ShouldBeAsync(HttpStatusCode.OK);
        await (await _author.PostAsJsonAsync($"{Root}/stories/{draft}/withdrawal", new { })).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.draft");

        var mine = await _author.GetJsonAsync($"/stories/{id}");
        Assert.Equal("Withdrawn 涉及未公开的审计结果", $"{mine["lastAnswer"]!["kind"]} {mine["lastAnswer"]!["comments"]}");
    }

    [Fact]
    public async Task Only_published_stories_are_featured_and_doing_it_twice_is_once()
    {
        var id = await _author.PublishedAsync(_office);
        var waiting = await _author.SubmittedAsync();

        await (await _office.PutAsync($"{Root}/stories/{waiting}/feature", null)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.notPublished");
        for (var twice = 0; twice < 2; twice++)
            await (await _office.PutAsync($"{Root}/stories/{id}/feature", null)).ShouldBeAsync(HttpStatusCode.NoContent);
        Assert.Contains((await _reader.GetJsonAsync("/stories?featured=true"))["items"]!.AsArray(), item => item!["id"]!.GetValue<string>() == id);
        for (var twice = 0; twice < 2; twice++)
            await (await _office.DeleteAsync($"{Root}/stories/{id}/feature")).ShouldBeAsync(HttpStatusCode.NoContent);

        var history = (await _office.GetJsonAsync($"/stories/{id}/history"))["items"]!.AsArray().Select(step => step!["kind"]!.GetValue<string>());
        Assert.Equal(["Unfeatured", "Featured", "Approved", "Submitted"], history);
    }

    [Fact]
    public async Task A_member_likes_once_however_often_it_is_sent()
    {
        var id = await _author.PublishedAsync(_office);
        var waiting = await _author.SubmittedAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await (await _reader.PutAsync($"{Root}/stories/{id}/like", null)).ShouldBeAsync(HttpStatusCode.OK)));
        await _author.PutAsync($"{Root}/stories/{id}/like", null);
        var liked = await _reader.GetJsonAsync($"/stories/{id}");
        Assert.Equal("2 true", $"{liked["likes"]} {liked["liked"]!.ToJsonString()}");

        for (var twice = 0; twice < 2; twice++)
            Assert.Equal(1, (await (await _reader.DeleteAsync($"{Root}/stories/{id}/like")).ShouldBeAsync(HttpStatusCode.OK))["likes"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.NotFound, (await _reader.PutAsync($"{Root}/stories/{waiting}/like", null)).StatusCode);
    }

    [Fact]
    public async Task The_published_list_is_filtered_and_paged_without_gaps()
    {
        var marker = $"翻页{Guid.CreateVersion7():N}"[..14];
        var ids = new List<string>();
        for (var number = 0; number < 7; number++)
            ids.Insert(0, await _author.PublishedAsync(_office, Content($"{marker} {number}", "正文%_", number % 2 == 0 ? "Practice" : "Profile")));

        var read = new List<string>();
        for (string? after = null; ;)
        {
            var page = await _reader.GetJsonAsync($"/stories?q={marker}&limit=3{(after is null ? "" : $"&after={after}")}");
            read.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
            if ((after = page["next"]?.GetValue<string>()) is null)
                break;
        }

        Assert.Equal(ids, read);
        Assert.Equal(4, (await _reader.GetJsonAsync($"/stories?q={marker}&kind=Practice"))["items"]!.AsArray().Count);
        var branch = (await _author.GetJsonAsync($"/stories/{ids[0]}"))["branch"]!["id"];
        Assert.Equal(7, (await _reader.GetJsonAsync($"/stories?q={marker}&branchId={branch}"))["items"]!.AsArray().Count);
        Assert.Empty((await _reader.GetJsonAsync($"/stories?q={marker}&branchId={Guid.CreateVersion7()}"))["items"]!.AsArray());
        // What is typed is text, not a pattern.
        Assert.Empty((await _reader.GetJsonAsync($"/stories?q={Uri.EscapeDataString("翻%0")}"))["items"]!.AsArray());
        Assert.NotEmpty((await _reader.GetJsonAsync($"/stories?q={Uri.EscapeDataString("文%_")}"))["items"]!.AsArray());
    }

    [Fact]
    public async Task The_queue_begins_with_the_longest_wait_and_the_counts_agree()
    {
        var ids = new List<string>();
        for (var number = 0; number < 3; number++)
            ids.Add(await _author.SubmittedAsync(Content($"排队 {number}")));

        var queue = new List<string>();
        for (string? after = null; ;)
        {
            var page = await _office.GetJsonAsync($"/office/stories/queue?limit=2{(after is null ? "" : $"&after={after}")}");
            queue.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
            if ((after = page["next"]?.GetValue<string>()) is null)
                break;
        }

        Assert.Equal(ids, queue.Where(ids.Contains));
        Assert.Equal(queue.Count, (await _office.GetJsonAsync("/office/stories/counts"))["submitted"]!.GetValue<int>());
        var listed = (await _office.GetJsonAsync("/office/stories?state=Submitted&q=排队&limit=100"))["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>());
        Assert.Equal(ids.AsEnumerable().Reverse(), listed);
    }

    [Fact]
    public async Task A_preview_shows_what_readers_will_see_and_keeps_nothing()
    {
        var picture = await _author.PictureAsync();
        var theirs = await _reader.PictureAsync();

        var preview = await (await _author.PostAsJsonAsync($"{Root}/stories/preview", Content("甲", "# 大\n\n**粗**", "Essay", (picture, "图"), (theirs, "别人的"))))
            .ShouldBeAsync(HttpStatusCode.OK);

        var html = preview["html"]!.GetValue<string>();
        Assert.Contains("<h2>大</h2>", html, StringComparison.Ordinal);
        Assert.Contains(picture, html, StringComparison.Ordinal);
        Assert.DoesNotContain(theirs, html, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> EventsAsync(string storyId)
    {
        IReadOnlyList<string> names = [];
        await host.InScopeAsync(async db => names = await db.Database.SqlQuery<string>(
            $"select event_type as \"Value\" from outbox_messages where position({storyId} in body::text) > 0 order by occurred_at, id").ToListAsync());
        return [.. names.Select(name => name.Split('.')[^1])];
    }

    private async Task<TEvent> EventAsync<TEvent>(string storyId)
    {
        var (body, type) = ("", typeof(TEvent).FullName);
        await host.InScopeAsync(async db => body = await db.Database.SqlQuery<string>(
            $"select body::text as \"Value\" from outbox_messages where event_type = {type} and position({storyId} in body::text) > 0").SingleAsync());
        return JsonSerializer.Deserialize<TEvent>(body, MessagingJson.Options)!;
    }
}
