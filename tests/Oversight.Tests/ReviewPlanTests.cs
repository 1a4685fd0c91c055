using System.Net;
using System.Text.Json.Nodes;
using static PartyPlatform.Oversight.Tests.ReviewDesk;

namespace PartyPlatform.Oversight.Tests;

/// <summary>Planning, announcing, moving, cancelling: what the Party office does before a review begins.</summary>
public sealed class ReviewPlanTests(OversightHost host)
{
    [Fact]
    public async Task A_draft_is_read_back_as_it_was_written()
    {
        var plan = Plan();
        plan["agenda"]![0]!["speakerMemberId"] = Person("gu.xingzhi");
        plan["agenda"]![0]!["speakerName"] = null;

        var review = await host.DraftAsync(plan);
        var read = await host.Office().GetJsonAsync($"{Root}/{review["id"]}");

        Assert.Equal("Draft", read["state"]!.GetValue<string>());
        Assert.Equal("三季度党建述职评议", read["title"]!.GetValue<string>());
        Assert.Equal(["顾行之", "第2位书记", "第3位书记"], read["agenda"]!.AsArray().Select(item => item!["speakerName"]!.GetValue<string>()));
        Assert.Equal(["第一党支部", "第二党支部", "第三党支部"], read["agenda"]!.AsArray().Select(item => item!["branchName"]!.GetValue<string>()));
        Assert.Equal(Person(ScribeName), read["scribes"]![0]!["id"]!.GetValue<Guid>());
        Assert.Equal(0, await host.EventsAsync("ReviewAnnounced", $"{Root}/{review["id"]}"));
    }

    [Fact]
    public async Task The_same_draft_sent_twice_is_one_review_and_the_same_key_with_another_body_is_refused()
    {
        var (plan, key) = (Plan(), Guid.CreateVersion7().ToString());

        var first = await (await host.Office().SendAsync(HttpMethod.Post, Root, plan, key: key)).ShouldBeAsync(HttpStatusCode.Created);
        var second = await (await host.Office().SendAsync(HttpMethod.Post, Root, plan, key: key)).ShouldBeAsync(HttpStatusCode.Created);
        plan["title"] = "另一场";
        await (await host.Office().SendAsync(HttpMethod.Post, Root, plan, key: key)).ShouldRefuseAsync(HttpStatusCode.BadRequest, "idempotency.reused");

        Assert.Equal(first["id"]!.GetValue<Guid>(), second["id"]!.GetValue<Guid>());
    }

    [Theory]
    [InlineData("title", "\"\"", "request.invalid")]
    [InlineData("title", "\"两\\n行\"", "text.line")]
    [InlineData("title", "\"\\u0000\"", "text.characters")]
    [InlineData("agenda", "null", "request.invalid")]
    [InlineData("agenda", """[{"branchId":"01990000-0000-7000-8000-000000000101","speakerMemberId":null,"speakerName":"甲","minutes":0}]""", "request.invalid")]
    [InlineData("agenda", """[{"branchId":"01990000-0000-7000-8000-000000000101","speakerMemberId":null,"speakerName":" ","minutes":5}]""", "text.missing")]
    [InlineData("agenda", """[{"branchId":"01990000-0000-7000-8000-0000000001ff","speakerMemberId":null,"speakerName":"甲","minutes":5}]""", "review.branch")]
    [InlineData("agenda", """[{"branchId":"01990000-0000-7000-8000-000000000101","speakerMemberId":"01990000-0000-7000-8000-0000000001ff","speakerName":null,"minutes":5}]""", "review.speaker")]
    [InlineData("agenda", """[{"branchId":"01990000-0000-7000-8000-000000000101","speakerMemberId":null,"speakerName":"甲","minutes":5},{"branchId":"01990000-0000-7000-8000-000000000101","speakerMemberId":null,"speakerName":"乙","minutes":5}]""", "review.branchTwice")]
    [InlineData("scribeIds", """["01990000-0000-7000-8000-0000000001ff"]""", "review.scribe")]
    [InlineData("state", "\"Live\"", "request.invalid")]
    public async Task What_makes_no_sense_is_refused(string member, string value, string code)
    {
        var plan = Plan();
        plan[member] = JsonNode.Parse(value);

        await (await host.Office().SendAsync(HttpMethod.Post, Root, plan)).ShouldRefuseAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_change_needs_the_version_it_is_based_on()
    {
        var plan = Plan();
        var path = $"{Root}/{(await host.DraftAsync(plan))["id"]}";
        var version = (await host.Office().GetAsync(path)).Headers.ETag!.Tag;
        plan["title"] = "改过的名称";

        await (await host.Office().SendAsync(HttpMethod.Put, path, plan)).ShouldRefuseAsync((HttpStatusCode)428, "version.required");
        var changed = await (await host.Office().SendAsync(HttpMethod.Put, path, plan, version)).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Office().SendAsync(HttpMethod.Put, path, plan, version)).ShouldRefuseAsync(HttpStatusCode.PreconditionFailed, "version.stale");

        Assert.Equal("改过的名称", changed["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_announcement_tells_everybody_and_happens_once()
    {
        var path = await host.AnnouncedAsync();

        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/announce", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "review.notDraft");
        var seen = await host.Member().GetJsonAsync(path);

        Assert.Equal("Announced", seen["state"]!.GetValue<string>());
        Assert.Equal(1, await host.EventsAsync("ReviewAnnounced", path));
        Assert.False(seen["mayPost"]!.GetValue<bool>());
    }

    [Fact]
    public async Task What_is_not_ready_is_not_announced()
    {
        var empty = Plan(branches: 0);
        var past = Plan();
        past["startsAt"] = TimeProvider.System.GetUtcNow().AddMinutes(-1);

        await AnnounceAsync(empty, "review.noAgenda");
        await AnnounceAsync(past, "review.past");

        async Task AnnounceAsync(JsonObject plan, string code) =>
            await (await host.Office().SendAsync(HttpMethod.Post, $"{Root}/{(await host.DraftAsync(plan))["id"]}/announce", null))
                .ShouldRefuseAsync(HttpStatusCode.Conflict, code);
    }

    [Fact]
    public async Task An_announced_review_is_moved_by_rescheduling_and_not_by_editing()
    {
        var plan = Plan();
        var path = await host.AnnouncedAsync(plan);
        var version = (await host.Office().GetAsync(path)).Headers.ETag!.Tag;
        var later = TimeProvider.System.GetUtcNow().AddDays(5);

        plan["startsAt"] = later;
        await (await host.Office().SendAsync(HttpMethod.Put, path, plan, version)).ShouldRefuseAsync(HttpStatusCode.Conflict, "review.announced");
        var moved = await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/reschedule", new JsonObject { ["startsAt"] = later, ["reason"] = "会议室要用" }))
            .ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/reschedule", new JsonObject { ["startsAt"] = later.AddDays(-9), ["reason"] = null }))
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "review.past");

        Assert.Equal("会议室要用", moved["reason"]!.GetValue<string>());
        Assert.Equal(1, await host.EventsAsync("ReviewRescheduled", path));
    }

    [Fact]
    public async Task A_cancelled_review_says_why_and_can_not_be_started()
    {
        var path = await host.AnnouncedAsync();

        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/cancel", new JsonObject { ["reason"] = "" })).ShouldBeAsync(HttpStatusCode.BadRequest);
        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/cancel", new JsonObject { ["reason"] = "与全局会议冲突" })).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/start", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "review.over");

        var seen = await host.Member().GetJsonAsync(path);
        Assert.Equal(("Cancelled", "与全局会议冲突"), (seen["state"]!.GetValue<string>(), seen["reason"]!.GetValue<string>()));
        Assert.Equal(1, await host.EventsAsync("ReviewCancelled", path));
    }

    [Fact]
    public async Task A_draft_can_be_thrown_away_and_an_announced_review_not()
    {
        var draft = $"{Root}/{(await host.DraftAsync())["id"]}";
        var announced = await host.AnnouncedAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await host.Office().DeleteAsync(draft)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Office().GetAsync(draft)).StatusCode);
        await (await host.Office().DeleteAsync(announced)).ShouldRefuseAsync(HttpStatusCode.Conflict, "review.notDraft");
    }

    [Fact]
    public async Task A_draft_is_the_offices_alone()
    {
        var path = $"{Root}/{(await host.DraftAsync())["id"]}";

        foreach (var userName in new[] { MemberName, ScribeName, "gu.xingzhi", "lu.tinglan" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await host.As(userName).GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await host.As(userName).GetAsync($"{path}/entries")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await host.As(userName).GetAsync($"{path}/comments")).StatusCode);
            var list = (await host.As(userName).GetJsonAsync($"{Root}?limit=100"))["items"]!.AsArray();
            Assert.DoesNotContain(list, item => item!["state"]!.GetValue<string>() == "Draft");
        }
    }

    [Theory]
    [InlineData("POST", "")]
    [InlineData("PUT", "/{id}")]
    [InlineData("DELETE", "/{id}")]
    [InlineData("POST", "/{id}/announce")]
    [InlineData("POST", "/{id}/reschedule")]
    [InlineData("POST", "/{id}/cancel")]
    [InlineData("POST", "/{id}/start")]
    [InlineData("POST", "/{id}/close")]
    [InlineData("POST", "/{id}/archive")]
    [InlineData("POST", "/{id}/comments/{id}/release")]
    [InlineData("POST", "/{id}/comments/{id}/removal")]
    [InlineData("GET", "/{id}/comment-decisions")]
    public async Task What_the_office_does_nobody_else_does(string method, string pattern)
    {
        var path = Root + pattern.Replace("{id}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal);

        foreach (var userName in new[] { MemberName, "gu.xingzhi", "lu.tinglan" })
            await (await host.As(userName).SendAsync(new HttpMethod(method), path, method == "GET" ? null : Plan())).ShouldRefuseAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Anonymous().SendAsync(new HttpMethod(method), path, method == "GET" ? null : Plan())).StatusCode);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/{id}")]
    [InlineData("GET", "/{id}/entries")]
    [InlineData("POST", "/{id}/entries")]
    [InlineData("PUT", "/{id}/entries/1")]
    [InlineData("PUT", "/{id}/entries/1/marks")]
    [InlineData("POST", "/{id}/entries/1/confirmation")]
    [InlineData("PUT", "/{id}/entries/1/reactions/Agree")]
    [InlineData("DELETE", "/{id}/entries/1/reactions/Agree")]
    [InlineData("POST", "/{id}/agenda/next")]
    [InlineData("GET", "/{id}/comments")]
    [InlineData("POST", "/{id}/comments")]
    [InlineData("GET", "/{id}/pictures/{id}")]
    [InlineData("GET", "/{id}/live")]
    [InlineData("GET", "/{id}/comments/live")]
    public async Task Strangers_are_sent_away_and_what_is_not_there_is_not_found(string method, string pattern)
    {
        var path = Root + pattern.Replace("{id}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(host.Anonymous())).StatusCode);
        if (pattern.Length > 0)
            Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(host.Office())).StatusCode);

        Task<HttpResponseMessage> SendAsync(HttpClient client)
        {
            client.DefaultRequestHeaders.Accept.ParseAdd(pattern.EndsWith("live", StringComparison.Ordinal) ? "text/event-stream" : "application/json");
            return client.SendAsync(new HttpMethod(method), path, method is "GET" or "DELETE" ? null : Body(pattern));
        }

        static JsonNode Body(string pattern) => pattern switch
        {
            "/{id}/entries" => Entry(),
            "/{id}/entries/1" => new JsonObject { ["text"] = "甲", ["section"] = "Measures", ["pictureIds"] = new JsonArray(), ["reason"] = "写错了" },
            "/{id}/entries/1/marks" => new JsonObject { ["isKey"] = true, ["isPinned"] = false },
            "/{id}/agenda/next" => new JsonObject { ["after"] = 0 },
            _ => new JsonObject { ["text"] = "支持" },
        };
    }

    [Fact]
    public async Task The_list_is_paged_and_says_what_is_open()
    {
        var announced = await host.AnnouncedAsync();
        var live = await host.LiveAsync();
        await host.ClosedAsync();

        var open = (await host.Member().GetJsonAsync($"{Root}?open=true&limit=100"))["items"]!.AsArray();
        var first = await host.Member().GetJsonAsync($"{Root}?limit=2");
        var second = await host.Member().GetJsonAsync($"{Root}?limit=2&after={first["next"]}");

        Assert.Contains(open, item => announced.EndsWith(item!["id"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Contains(open, item => live.EndsWith(item!["id"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.All(open, item => Assert.Contains(item!["state"]!.GetValue<string>(), new[] { "Announced", "Live" }));
        Assert.Empty(first["items"]!.AsArray().Select(Id).Intersect(second["items"]!.AsArray().Select(Id)));
        await (await host.Member().GetAsync($"{Root}?state=Nowhere")).ShouldBeAsync(HttpStatusCode.BadRequest);
        await (await host.Member().GetAsync($"{Root}?after=xyz")).ShouldRefuseAsync(HttpStatusCode.BadRequest, "paging.cursor");

        static string Id(JsonNode? item) => item!["id"]!.GetValue<string>();
    }
}
