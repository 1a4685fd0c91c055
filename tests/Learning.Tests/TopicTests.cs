using System.Net;
using Microsoft.EntityFrameworkCore;
using static PartyPlatform.Learning.Tests.TopicDesk;

namespace PartyPlatform.Learning.Tests;

/// <summary>What members do in topics. Each test has members of its own, since writing too fast is refused.</summary>
public sealed class TopicTests(LearningHost host) : IClassFixture<LearningHost>
{
    [Fact]
    public async Task What_a_member_says_is_read_by_all_with_name_and_branch()
    {
        var topic = await host.TopicAsync();
        var said = await host.As("zhou.wangshu").SayAsync(topic, "  看完很受教育。\r\n第二行  ");

        var post = Assert.Single((await host.As("ye.zhiqiu").PostsAsync(topic))["items"]!.AsArray())!;

        Assert.Equal("看完很受教育。\n第二行", post["text"]!.GetValue<string>());
        Assert.Equal(("周望舒", "第三党支部"), (post["authorName"]!.GetValue<string>(), post["branchName"]!.GetValue<string>()));
        Assert.Equal(("Visible", false), (post["state"]!.GetValue<string>(), post["mine"]!.GetValue<bool>()));
        Assert.True(said["mine"]!.GetValue<bool>());
        Assert.Equal(1, (await host.Learner().GetJsonAsync($"{Root}/my/topics/{topic}"))["posts"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_same_post_sent_twice_is_one_even_at_once_and_another_under_its_key_is_refused()
    {
        var topic = await host.TopicAsync();
        var member = host.As("member014");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => member.PostAsync(topic, "网络不好，多点了几下", key: "one")));

        var ids = await Task.WhenAll(answers.Select(async answer => (await answer.ShouldBeAsync(HttpStatusCode.Created))["id"]!.GetValue<Guid>()));
        Assert.Single(ids.Distinct());
        Assert.Single((await member.PostsAsync(topic)).Texts());
        await (await member.PostAsync(topic, "别的话", key: "one")).ShouldRefuseAsync(HttpStatusCode.BadRequest, "idempotency.reused");
    }

    [Fact]
    public async Task Replies_are_one_level_deep_and_counted()
    {
        var topic = await host.TopicAsync();
        var member = host.As("member015");
        var first = QuizDesk.Id(await member.SayAsync(topic, "开头"));
        var reply = QuizDesk.Id(await host.As("member016").SayAsync(topic, "回一句", first));
        var elsewhere = await host.TopicAsync();

        await (await member.PostAsync(topic, "再往下", reply)).ShouldRefuseAsync(HttpStatusCode.Conflict, "post.replyTo");
        await (await member.PostAsync(elsewhere, "串了", first)).ShouldRefuseAsync(HttpStatusCode.Conflict, "post.replyTo");
        await (await member.PostAsync(topic, "没有的", Guid.CreateVersion7())).ShouldRefuseAsync(HttpStatusCode.Conflict, "post.replyTo");

        Assert.Equal(1, (await member.PostsAsync(topic))["items"]!.AsArray().Single()!["replies"]!.GetValue<int>());
        Assert.Equal(["回一句"], (await member.GetJsonAsync($"{Root}/my/topic-posts/{first}/replies")).Texts());
        Assert.Equal(2, (await member.GetJsonAsync($"{Root}/my/topics/{topic}"))["posts"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_like_counts_once_a_member_in_any_race_and_can_be_taken_back()
    {
        var topic = await host.TopicAsync();
        var post = QuizDesk.Id(await host.As("member017").SayAsync(topic, "点个赞"));
        var path = $"{Root}/topic-posts/{post}/like";
        var (one, other) = (host.As("member018"), host.As("member019"));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => (n % 2 == 0 ? one : other).PutAsync(path, null)));
        var twice = await (await one.PutAsync(path, null)).ShouldBeAsync(HttpStatusCode.OK);
        await (await other.DeleteAsync(path)).ShouldBeAsync(HttpStatusCode.OK);
        var undone = await (await other.DeleteAsync(path)).ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal((2, true), (twice["likes"]!.GetValue<int>(), twice["liked"]!.GetValue<bool>()));
        Assert.Equal((1, false), (undone["likes"]!.GetValue<int>(), undone["liked"]!.GetValue<bool>()));
        Assert.True((await one.PostsAsync(topic))["items"]![0]!["liked"]!.GetValue<bool>());
        await (await one.PutAsync($"{Root}/topic-posts/{Guid.CreateVersion7()}/like", null)).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await one.DeleteAsync($"{Root}/topic-posts/{Guid.CreateVersion7()}/like")).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
    }

    [Fact]
    public async Task Lists_are_paged_by_time_and_by_likes()
    {
        var topic = await host.TopicAsync();
        for (var n = 0; n < 5; n++)
            await host.As("member020").SayAsync(topic, $"第 {n} 条");
        var posts = (await host.As("member020").PostsAsync(topic))["items"]!.AsArray();
        foreach (var (post, fans) in posts.Zip([0, 2, 0, 3, 1]))
            foreach (var fan in new[] { "member021", "member022", "member023" }.Take(fans))
                await (await host.As(fan).PutAsync($"{Root}/topic-posts/{post!["id"]}/like", null)).ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal(["第 4 条", "第 3 条", "第 2 条", "第 1 条", "第 0 条"], await ReadAllAsync(topic, "Newest"));
        Assert.Equal(["第 1 条", "第 3 条", "第 0 条", "第 4 条", "第 2 条"], await ReadAllAsync(topic, "MostLiked"));
        await (await host.Learner().GetAsync($"{Root}/my/topics/{topic}/posts?limit=0")).ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await host.Learner().GetAsync($"{Root}/my/topics/{topic}/posts?order=MostLiked&after=xyz")).ShouldRefuseAsync(HttpStatusCode.BadRequest, "paging.cursor");
        await (await host.Learner().GetAsync($"{Root}/my/topics/{topic}/posts?order=Funniest")).ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Writing_too_fast_is_refused_and_says_how_long_to_wait()
    {
        var topic = await host.TopicAsync();
        var member = host.As("member024");

        var answers = await Task.WhenAll(Enumerable.Range(0, 9).Select(n => member.PostAsync(topic, $"刷屏 {n}")));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode is HttpStatusCode.Created));
        var refused = answers.First(answer => answer.StatusCode is HttpStatusCode.TooManyRequests);
        await refused.ShouldRefuseAsync(HttpStatusCode.TooManyRequests, "post.tooFast");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        await host.LetAMinutePassAsync();
        await member.SayAsync(topic, "歇了一分钟");
        await host.As("member025").SayAsync(topic, "别人不受影响");
    }

    [Fact]
    public async Task Who_has_not_read_the_present_rules_reads_on_but_does_not_post()
    {
        var topic = await host.TopicAsync();
        var (reader, other) = (QuizDesk.Person("member026"), QuizDesk.Person("member027"));
        await host.InScopeAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"insert into local_conduct_rules (version, published_at) values (1, now()), (2, now())");
            await db.Database.ExecuteSqlAsync($"insert into local_rules_acknowledgements (member_id, rules_version) values ({reader}, 1), ({other}, 2)");
        });
        try
        {
            var problem = await (await host.As(reader).PostAsync(topic, "还没看新版群规")).ShouldRefuseAsync(HttpStatusCode.Conflict, "conductRules.notAcknowledged");
            Assert.Equal(2, problem["version"]!.GetValue<int>());
            await host.As(other).SayAsync(topic, "看过了");
            Assert.Single((await host.As(reader).PostsAsync(topic)).Texts());

            await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"update local_rules_acknowledgements set rules_version = 2 where member_id = {reader}"));
            await host.As(reader).SayAsync(topic, "刚看完，马上就能发");
        }
        finally
        {
            await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"delete from local_conduct_rules"));
        }
    }

    [Fact]
    public async Task A_closed_topic_is_read_and_liked_but_takes_no_posts()
    {
        var topic = await host.TopicAsync();
        var post = QuizDesk.Id(await host.As("member028").SayAsync(topic, "截止前"));
        await (await host.Office().PostAsync($"{Root}/topics/{topic}/close", null)).ShouldBeAsync(HttpStatusCode.OK);

        await (await host.As("member028").PostAsync(topic, "截止后")).ShouldRefuseAsync(HttpStatusCode.Conflict, "topic.closed");

        Assert.Equal("Closed", (await host.Learner().GetJsonAsync($"{Root}/my/topics/{topic}"))["state"]!.GetValue<string>());
        Assert.Single((await host.Learner().PostsAsync(topic)).Texts());
        await (await host.Learner().PutAsync($"{Root}/topic-posts/{post}/like", null)).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_deletes_what_one_wrote_and_nobody_elses()
    {
        var topic = await host.TopicAsync();
        var member = host.As("member029");
        var post = QuizDesk.Id(await member.SayAsync(topic, "写错了"));
        await host.As("member030").SayAsync(topic, "回复它", post);
        var path = $"{Root}/topic-posts/{post}";

        await (await host.As("member030").DeleteAsync(path)).ShouldRefuseAsync(HttpStatusCode.Forbidden, "post.notYours");
        await (await host.Office().DeleteAsync(path)).ShouldRefuseAsync(HttpStatusCode.Forbidden, "post.notYours");
        Assert.Equal(HttpStatusCode.NoContent, (await member.DeleteAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await member.DeleteAsync(path)).StatusCode);

        await (await host.As("member030").DeleteAsync(path)).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await member.GetAsync($"{Root}/my/topic-posts/{post}/replies")).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        Assert.Empty((await member.PostsAsync(topic)).Texts());
        Assert.Equal(0, (await member.GetJsonAsync($"{Root}/my/topics/{topic}"))["posts"]!.GetValue<int>());
        Assert.Equal(0, await host.CountAsync($"select count(*)::int as \"Value\" from topic_posts where id = {post} and text <> ''"));
    }

    [Fact]
    public async Task Walls_are_made_when_first_looked_for_and_a_branchs_is_its_members_alone()
    {
        var looks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.As("member031").GetJsonAsync($"{Root}/my/walls")));
        Assert.All(looks, look => Assert.Equal(["Office", "Branch", "Branch"], look["items"]!.AsArray().Select(wall => wall!["kind"]!.GetValue<string>())));
        var third = (await host.Learner().GetJsonAsync($"{Root}/my/walls"))["items"]!.AsArray();
        Assert.Equal(["机关留言墙", "第三党支部留言墙"], third.Select(wall => wall!["title"]!.GetValue<string>()));
        var wall = QuizDesk.Id(third[1]!);

        var post = QuizDesk.Id(await host.Learner().SayAsync(wall, "支部里说说"));

        var stranger = host.As("ye.zhiqiu");
        await (await stranger.GetAsync($"{Root}/my/topics/{wall}")).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await stranger.GetAsync($"{Root}/my/topics/{wall}/posts")).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await stranger.PostAsync(wall, "路过")).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await stranger.GetAsync($"{Root}/my/topic-posts/{post}/replies")).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await stranger.PutAsync($"{Root}/topic-posts/{post}/like", null)).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await stranger.DeleteAsync($"{Root}/topic-posts/{post}")).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        Assert.Single((await host.As("bai.ruoxi").PostsAsync(wall)).Texts());
        Assert.DoesNotContain((await host.Learner().GetJsonAsync($"{Root}/my/topics"))["items"]!.AsArray(), topic => topic!["branchId"] is not null);
    }

    [Fact]
    public async Task An_erased_member_has_no_name_any_more_and_the_words_stay()
    {
        var topic = await host.TopicAsync();
        var member = QuizDesk.Person("member032");
        await host.As(member).SayAsync(topic, "我的话还在");
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"update local_members set name = '', is_active = false where id = {member}"));

        var post = (await host.Learner().PostsAsync(topic))["items"]![0]!;

        Assert.Null(post["authorName"]);
        Assert.Equal("我的话还在", post["text"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("", "request.invalid")]
    [InlineData("   \n ", "request.invalid")]
    [InlineData("有\0零", "text.empty")]
    [InlineData("退\b格", "text.empty")]
    public async Task What_is_no_text_is_refused(string text, string code) =>
        await (await host.As("member034").PostAsync(await host.TopicAsync(), text)).ShouldRefuseAsync(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task Five_hundred_characters_fit_and_one_more_does_not()
    {
        var topic = await host.TopicAsync();
        var member = host.As("member035");

        await member.SayAsync(topic, new string('好', 500));
        await (await member.PostAsync(topic, new string('好', 501))).ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
        var lone = new StringContent("{\"text\":\"\\ud800\"}", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await member.PostAsync($"{Root}/topics/{topic}/posts", lone)).StatusCode);
        await (await member.PostAsync(Guid.CreateVersion7(), "没有这个话题")).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await member.GetAsync($"{Root}/my/topics/{Guid.CreateVersion7()}")).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
    }

    [Theory]
    [InlineData("GET", "my/topics")]
    [InlineData("GET", "my/walls")]
    [InlineData("GET", "my/topics/{id}")]
    [InlineData("GET", "my/topics/{id}/posts")]
    [InlineData("GET", "my/topic-posts/{id}/replies")]
    [InlineData("POST", "topics/{id}/posts")]
    [InlineData("DELETE", "topic-posts/{id}")]
    [InlineData("PUT", "topic-posts/{id}/like")]
    [InlineData("DELETE", "topic-posts/{id}/like")]
    public async Task Strangers_are_sent_away(string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), $"{Root}/{path.Replace("{id}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)}");
        await (await host.Anonymous().SendAsync(request)).ShouldRefuseAsync(HttpStatusCode.Unauthorized, "auth.required");
    }

    private async Task<List<string>> ReadAllAsync(Guid topic, string order)
    {
        var (texts, after) = (new List<string>(), "");
        do
        {
            var page = await host.Learner().PostsAsync(topic, $"?order={order}&limit=2{after}");
            Assert.InRange(page["items"]!.AsArray().Count, 1, 2);
            texts.AddRange(page.Texts());
            after = page["next"] is { } next ? $"&after={next}" : null;
        }
        while (after is not null);
        return texts;
    }
}
