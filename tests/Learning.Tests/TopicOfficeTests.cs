using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static PartyPlatform.Learning.Tests.TopicDesk;

namespace PartyPlatform.Learning.Tests;

/// <summary>What the Party office and the branches' secretaries do with topics and posts.</summary>
public sealed class TopicOfficeTests(LearningHost host) : IClassFixture<LearningHost>
{
    [Fact]
    public async Task The_office_opens_a_topic_once_and_announces_it()
    {
        var settings = new { title = " 共观开幕式 ", description = "一起看，一起说", startsAt = "2026-12-01T02:00:00Z", watchUrl = "https://例子.example/live?id=1" };

        var first = await (await host.Office().OpenAsync(settings, "open-1")).ShouldBeAsync(HttpStatusCode.Created);
        var again = await (await host.Office().OpenAsync(settings, "open-1")).ShouldBeAsync(HttpStatusCode.Created);

        var topic = first["topic"]!;
        var id = QuizDesk.Id(topic);
        Assert.Equal(id, QuizDesk.Id(again["topic"]!));
        Assert.Equal(("共观开幕式", "Event", "Open"), (topic["title"]!.GetValue<string>(), topic["kind"]!.GetValue<string>(), topic["state"]!.GetValue<string>()));
        Assert.Equal("xn--fsqu00a.example", topic["watchHost"]!.GetValue<string>());
        Assert.Equal(1, await OpenedEventsAsync(id));
        await (await host.Office().OpenAsync(settings with { title = "别的" }, "open-1")).ShouldRefuseAsync(HttpStatusCode.BadRequest, "idempotency.reused");
        Assert.Contains((await host.Learner().GetJsonAsync($"{Root}/my/topics?state=Open"))["items"]!.AsArray(), mine => QuizDesk.Id(mine!) == id);
    }

    [Theory]
    [InlineData("http://video.example/1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//video.example/1")]
    [InlineData("https://office@video.example/1")]
    [InlineData("video.example")]
    public async Task A_link_to_watch_is_https_or_refused(string watchUrl) =>
        await (await host.Office().OpenAsync(new { title = "带链接", watchUrl })).ShouldRefuseAsync(HttpStatusCode.BadRequest, "topic.watchUrl");

    [Fact]
    public async Task A_topic_is_edited_on_its_present_version_and_closed_once()
    {
        var id = await host.TopicAsync();
        var path = $"{Root}/topics/{id}";
        var tag = (await host.Office().GetAsync(path)).Headers.ETag!.Tag;
        var later = TimeProvider.System.GetUtcNow().AddDays(2);
        JsonObject Change(string title, DateTimeOffset? closesAt = null) => new() { ["title"] = title, ["closesAt"] = closesAt };

        await (await host.Office().PutAsync(path, Change("没带版本"), null)).ShouldRefuseAsync(HttpStatusCode.PreconditionRequired, "version.required");
        await (await host.Office().PutAsync(path, Change("两\n行"), tag)).ShouldRefuseAsync(HttpStatusCode.BadRequest, "text.line");
        await (await host.Office().PutAsync(path, Change("早已截止", later.AddDays(-9)), tag)).ShouldRefuseAsync(HttpStatusCode.Conflict, "topic.closesAt");
        var edited = await (await host.Office().PutAsync(path, Change("改过的名字", later), tag)).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Office().PutAsync(path, Change("晚了一步"), tag)).ShouldRefuseAsync(HttpStatusCode.PreconditionFailed, "version.stale");

        Assert.Equal("改过的名字", edited["topic"]!["title"]!.GetValue<string>());
        await (await host.Office().PostAsync($"{path}/close", null)).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Office().PostAsync($"{path}/close", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "topic.closed");
        await (await host.Office().PostAsync($"{Root}/topics/{Guid.CreateVersion7()}/close", null)).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await host.Office().GetAsync($"{Root}/topics/{Guid.CreateVersion7()}")).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        Assert.Contains((await host.Office().GetJsonAsync($"{Root}/topics?state=Closed&q=改过"))["items"]!.AsArray(), row => QuizDesk.Id(row!["topic"]!) == id);
        Assert.Empty((await host.Office().GetJsonAsync($"{Root}/topics?q=%25%5F"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_listed_word_holds_a_post_until_somebody_lets_it_through_and_it_counts_nowhere_till_then()
    {
        var topic = await host.TopicAsync();
        await host.HoldAsync("刷单", "Casino");
        var member = host.As("member014");
        var held = await member.SayAsync(topic, "来，刷 - 單不是，刷　单也算");
        var wide = await member.SayAsync(topic, "ＣＡＳＩＮＯ");
        var id = QuizDesk.Id(held);

        Assert.Equal(["Held", "Held"], new[] { held, wide }.Select(post => post["state"]!.GetValue<string>()));
        Assert.Equal(2, (await member.PostsAsync(topic)).Texts().Count());
        Assert.Empty((await host.Learner().PostsAsync(topic)).Texts());
        Assert.Equal(0, (await member.GetJsonAsync($"{Root}/my/topics/{topic}"))["posts"]!.GetValue<int>());
        await (await host.Learner().PutAsync($"{Root}/topic-posts/{id}/like", null)).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await member.PostAsync(topic, "回复待审的", id)).ShouldRefuseAsync(HttpStatusCode.Conflict, "post.replyTo");
        var waiting = (await host.Office().GetJsonAsync($"{Root}/topic-posts?topicId={topic}&state=Held"))["items"]!.AsArray();
        Assert.Equal(["Casino", "刷单"], waiting.Select(post => post!["reason"]!.GetValue<string>()));
        Assert.Equal(2, (await host.Office().GetJsonAsync($"{Root}/topics/{topic}"))["held"]!.GetValue<int>());

        var released = await (await host.Office().PostAsync($"{Root}/topic-posts/{id}/release", null)).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Office().PostAsync($"{Root}/topic-posts/{id}/release", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "post.notHeld");

        Assert.Equal(("Visible", "许清和"), (released["state"]!.GetValue<string>(), released["decidedBy"]!.GetValue<string>()));
        Assert.Single((await host.Learner().PostsAsync(topic)).Texts());
        Assert.Equal(1, (await member.GetJsonAsync($"{Root}/my/topics/{topic}"))["posts"]!.GetValue<int>());
        await host.HoldAsync();
        Assert.Equal("Visible", (await member.SayAsync(topic, "名单清空以后 casino"))["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_removed_only_its_author_sees_with_the_reason_and_who_did_it_is_kept()
    {
        var topic = await host.TopicAsync();
        var member = host.As("member015");
        var id = QuizDesk.Id(await member.SayAsync(topic, "不合适的话"));
        var path = $"{Root}/topic-posts/{id}/removal";

        await (await host.Office().PostAsJsonAsync(path, new { reason = "" })).ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await host.Office().PostAsJsonAsync(path, new { reason = "点名指责他人" })).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Office().PostAsJsonAsync(path, new { reason = "再来一次" })).ShouldRefuseAsync(HttpStatusCode.Conflict, "post.gone");
        await (await host.Office().PostAsJsonAsync($"{Root}/topic-posts/{Guid.CreateVersion7()}/removal", new { reason = "没有这一条" }))
            .ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");

        var own = (await member.PostsAsync(topic))["items"]!.AsArray().Single()!;
        Assert.Equal(("Removed", "点名指责他人"), (own["state"]!.GetValue<string>(), own["removalReason"]!.GetValue<string>()));
        Assert.Empty((await host.Learner().PostsAsync(topic)).Texts());
        await (await member.DeleteAsync($"{Root}/topic-posts/{id}")).ShouldRefuseAsync(HttpStatusCode.Conflict, "post.removed");
        Assert.Equal(1, await host.CountAsync(
            $"select count(*)::int as \"Value\" from topic_post_decisions where post_id = {id} and action = 'Removed' and decided_by = {QuizDesk.Person(LearningHost.Office)}"));
        Assert.Equal(1, (await host.Office().GetJsonAsync($"{Root}/topics/{topic}"))["removed"]!.GetValue<int>());
    }

    [Fact]
    public async Task At_most_three_posts_stand_on_top_and_replies_never()
    {
        var topic = await host.TopicAsync();
        var posts = new List<Guid>();
        for (var n = 0; n < 4; n++)
            posts.Add(QuizDesk.Id(await host.As("member016").SayAsync(topic, $"第 {n} 条")));
        var reply = QuizDesk.Id(await host.As("member017").SayAsync(topic, "回复", posts[0]));
        Task<HttpResponseMessage> PinAsync(Guid post) => host.Office().PutAsync($"{Root}/topic-posts/{post}/pin", null);

        foreach (var post in posts.Take(3))
            await (await PinAsync(post)).ShouldBeAsync(HttpStatusCode.OK);
        await (await PinAsync(posts[0])).ShouldBeAsync(HttpStatusCode.OK);
        await (await PinAsync(posts[3])).ShouldRefuseAsync(HttpStatusCode.Conflict, "post.pins");
        await (await host.Office().DeleteAsync($"{Root}/topic-posts/{posts[1]}/pin")).ShouldBeAsync(HttpStatusCode.OK);
        await (await PinAsync(reply)).ShouldRefuseAsync(HttpStatusCode.Conflict, "post.pinReply");

        var first = await host.Learner().PostsAsync(topic, "?limit=1");
        Assert.Equal(["第 2 条", "第 0 条"], first["pinned"]!.AsArray().Select(post => post!["text"]!.GetValue<string>()));
        Assert.Equal(["第 3 条"], first.Texts());
        var second = await host.Learner().PostsAsync(topic, $"?limit=1&after={first["next"]}");
        Assert.Empty(second["pinned"]!.AsArray());
        Assert.Equal(["第 1 条"], second.Texts());
    }

    [Fact]
    public async Task A_branchs_wall_is_moderated_by_its_own_secretary_and_by_nobody_else()
    {
        var wall = (await host.As("bai.ruoxi").GetJsonAsync($"{Root}/my/walls"))["items"]!.AsArray().Single(one => one!["kind"]!.GetValue<string>() == "Branch")!;
        var post = QuizDesk.Id(await host.As("bai.ruoxi").SayAsync(QuizDesk.Id(wall), "支部的事"));
        var removal = $"{Root}/topic-posts/{post}/removal";

        Assert.Contains((await host.As("gu.xingzhi").GetJsonAsync($"{Root}/topics"))["items"]!.AsArray(), row => QuizDesk.Id(row!["topic"]!) == QuizDesk.Id(wall));
        Assert.All((await host.As("gu.xingzhi").GetJsonAsync($"{Root}/topics"))["items"]!.AsArray(), row => Assert.NotNull(row!["topic"]!["branchId"]));
        foreach (var other in new[] { "ye.zhiqiu", LearningHost.Office })
        {
            await (await host.As(other).GetAsync($"{Root}/topics/{wall["id"]}")).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
            Assert.Empty((await host.As(other).GetJsonAsync($"{Root}/topic-posts?topicId={wall["id"]}"))["items"]!.AsArray());
            await (await host.As(other).PostAsJsonAsync(removal, new { reason = "不归我管" })).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        }

        await (await host.As("gu.xingzhi").PostAsJsonAsync(removal, new { reason = "与支部无关" })).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.As("gu.xingzhi").PutAsync($"{Root}/topics/{wall["id"]}", new JsonObject { ["title"] = "改名" }, "\"1\""))
            .ShouldRefuseAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        var office = (await host.Office().GetJsonAsync($"{Root}/my/walls"))["items"]!.AsArray().Single(one => one!["kind"]!.GetValue<string>() == "Office")!;
        await (await host.Office().PostAsync($"{Root}/topics/{office["id"]}/close", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "topic.standing");
    }

    [Fact]
    public async Task The_list_of_words_is_changed_on_its_present_version()
    {
        var path = $"{Root}/topics/rules";
        var read = await host.Office().GetAsync(path);
        var rules = await read.ShouldBeAsync(HttpStatusCode.OK);
        var tag = read.Headers.ETag!.Tag;
        JsonObject Words(params string[] words) => new() { ["words"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

        Assert.Equal((5, 72), (rules["postsAMinute"]!.GetValue<int>(), rules["reviewStaysOpenHours"]!.GetValue<int>()));
        await (await host.Office().PutAsync(path, Words("好"), tag)).ShouldRefuseAsync(HttpStatusCode.BadRequest, "topicRules.word");
        await (await host.Office().PutAsync(path, Words("!!!"), tag)).ShouldRefuseAsync(HttpStatusCode.BadRequest, "topicRules.word");
        await (await host.Office().PutAsync(path, Words(new string('长', 21)), tag)).ShouldRefuseAsync(HttpStatusCode.BadRequest, "topicRules.word");
        await (await host.Office().PutAsync(path, Words("两个字"), null)).ShouldRefuseAsync(HttpStatusCode.PreconditionRequired, "version.required");
        var changed = await (await host.Office().PutAsync(path, Words(" 甲乙 ", "", "甲乙"), tag)).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Office().PutAsync(path, Words("丙丁"), tag)).ShouldRefuseAsync(HttpStatusCode.PreconditionFailed, "version.stale");

        Assert.Equal(["甲乙"], changed["words"]!.AsArray().Select(word => word!.GetValue<string>()));
        await host.HoldAsync();
    }

    [Theory]
    [InlineData("GET", "topics", false)]
    [InlineData("GET", "topics/{id}", false)]
    [InlineData("GET", "topic-posts", false)]
    [InlineData("POST", "topic-posts/{id}/removal", false)]
    [InlineData("POST", "topic-posts/{id}/release", false)]
    [InlineData("PUT", "topic-posts/{id}/pin", false)]
    [InlineData("DELETE", "topic-posts/{id}/pin", false)]
    [InlineData("POST", "topics", true)]
    [InlineData("PUT", "topics/{id}", true)]
    [InlineData("POST", "topics/{id}/close", true)]
    [InlineData("GET", "topics/rules", true)]
    [InlineData("PUT", "topics/rules", true)]
    public async Task Members_and_strangers_do_not_moderate_and_secretaries_open_no_topics(string method, string path, bool officeAlone)
    {
        HttpRequestMessage Request() =>
            new(new HttpMethod(method), $"{Root}/{path.Replace("{id}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)}");

        await (await host.Anonymous().SendAsync(Request())).ShouldRefuseAsync(HttpStatusCode.Unauthorized, "auth.required");
        await (await host.Learner().SendAsync(Request())).ShouldRefuseAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await (await host.As("lu.tinglan").SendAsync(Request())).ShouldRefuseAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        if (officeAlone)
            await (await host.As("gu.xingzhi").SendAsync(Request())).ShouldRefuseAsync(HttpStatusCode.Forbidden, "auth.forbidden");
    }

    private Task<int> OpenedEventsAsync(Guid topic) => host.CountAsync(
        $"select count(*)::int as \"Value\" from outbox_messages where event_type like '%.TopicOpened' and body ->> 'topicId' = {topic.ToString()}");
}
