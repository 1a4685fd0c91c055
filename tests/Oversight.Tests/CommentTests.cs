using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Demo;
using static PartyPlatform.Oversight.Tests.ReviewDesk;

namespace PartyPlatform.Oversight.Tests;

/// <summary>Members comment and react while a review is live.</summary>
public sealed class CommentTests(OversightHost host) : IClassFixture<OversightHost>
{
    private static readonly string[] People = [.. DemoOffice.Members.Where(member => member.UserName.StartsWith("member0", StringComparison.Ordinal)).Select(member => member.UserName)];

    private static int _next = 20;

    [Fact]
    public async Task A_comment_is_seen_by_everybody_at_once()
    {
        var path = await host.LiveAsync();

        var posted = await (await host.Member().CommentAsync(path, "我们支部也有，一起改")).ShouldBeAsync(HttpStatusCode.Created);
        var seen = (await host.As(Somebody()).GetJsonAsync($"{path}/comments"))["items"]!.AsArray();

        Assert.Equal("Shown", posted["state"]!.GetValue<string>());
        Assert.Equal(("我们支部也有，一起改", "林见山", "第三党支部"),
            (seen[0]!["text"]!.GetValue<string>(), seen[0]!["author"]!["name"]!.GetValue<string>(), seen[0]!["branchName"]!.GetValue<string>()));
        Assert.Equal(1, (await host.Member().GetJsonAsync(path))["comments"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_comment_on_a_review_that_is_not_live_is_refused()
    {
        var (announced, closed) = (await host.AnnouncedAsync(), await host.ClosedAsync());

        await (await host.Member().CommentAsync(announced, "提前说一句")).ShouldRefuseAsync(HttpStatusCode.Conflict, "review.notStarted");
        await (await host.Member().CommentAsync(closed, "再说一句")).ShouldRefuseAsync(HttpStatusCode.Conflict, "review.closed");
        await (await host.Member().SendAsync(HttpMethod.Put, $"{closed}/entries/1/reactions/Agree", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "review.closed");
        Assert.Empty((await host.Member().GetJsonAsync($"{closed}/comments"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("", "request.invalid")]
    [InlineData("   ", "request.invalid")]
    [InlineData("\u0000", "text.characters")]
    public async Task An_empty_comment_is_refused(string text, string code) =>
        await (await host.Member().CommentAsync(await host.LiveAsync(), text)).ShouldRefuseAsync(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task Three_hundred_characters_are_the_most()
    {
        var (path, client) = (await host.LiveAsync(), host.As(Somebody()));

        await (await client.CommentAsync(path, new string('长', 301))).ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await client.CommentAsync(path, new string('长', 300))).ShouldBeAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_phone_that_sends_again_posts_once()
    {
        var (path, client, key) = (await host.LiveAsync(), host.As(Somebody()), Guid.CreateVersion7().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.CommentAsync(path, "信号不好，发一遍", key)));

        foreach (var answer in answers)
            await answer.ShouldBeAsync(HttpStatusCode.Created);
        Assert.Single((await host.Member().GetJsonAsync($"{path}/comments"))["items"]!.AsArray());
        await (await client.CommentAsync(path, "换了内容", key)).ShouldRefuseAsync(HttpStatusCode.BadRequest, "idempotency.reused");
    }

    [Fact]
    public async Task Whoever_has_not_acknowledged_the_conduct_rules_is_asked_to_first()
    {
        await using var own = new OversightHost();
        await own.InitializeAsync();
        var path = await own.LiveAsync();
        await own.InScopeAsync(db => db.Database.ExecuteSqlAsync($"insert into local_conduct_rules (version, published_at) values (2, now())"));

        await (await own.Member().CommentAsync(path, "第一句")).ShouldRefuseAsync(HttpStatusCode.Conflict, "conductRules.notAcknowledged");
        await own.InScopeAsync(db => db.Database.ExecuteSqlAsync($"insert into local_rules_acknowledgements (member_id, rules_version) values ({Person(MemberName)}, 2)"));
        await (await own.Member().CommentAsync(path, "第一句")).ShouldBeAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_blocked_word_holds_a_comment_back_and_its_author_is_told_why()
    {
        var (path, author) = (await host.LiveAsync(), Somebody());

        var held = await (await host.As(author).CommentAsync(path, "青 山·公司那笔账该查到底")).ShouldBeAsync(HttpStatusCode.Created);

        Assert.Equal(("Held", "BlockedWord"), (held["state"]!.GetValue<string>(), held["heldFor"]!.GetValue<string>()));
        Assert.Empty((await host.Member().GetJsonAsync($"{path}/comments"))["items"]!.AsArray());
        Assert.Equal("Held", (await host.As(author).GetJsonAsync($"{path}/comments"))["items"]![0]!["state"]!.GetValue<string>());
        Assert.Equal(1, (await host.Member().GetJsonAsync(path))["heldComments"]!.GetValue<int>());
        await (await host.Member().GetAsync($"{path}/comments?state=Held")).ShouldRefuseAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        Assert.Single((await host.Office().GetJsonAsync($"{path}/comments?state=Held"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Whoever_posts_too_fast_is_held_and_then_refused()
    {
        var (path, client) = (await host.LiveAsync(), host.As(Somebody()));

        for (var number = 1; number <= 12; number++)
        {
            var posted = await (await client.CommentAsync(path, $"第{number}句")).ShouldBeAsync(HttpStatusCode.Created);
            Assert.Equal(number <= 5 ? null : "Flooding", posted["heldFor"]?.GetValue<string>());
        }

        await (await client.CommentAsync(path, "第13句")).ShouldRefuseAsync(HttpStatusCode.Conflict, "comment.tooFast");
    }

    [Fact]
    public async Task Comments_that_a_member_sends_all_at_once_are_counted_one_after_the_other()
    {
        var (path, client) = (await host.LiveAsync(), host.As(Somebody()));

        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(number => client.CommentAsync(path, $"一起发的第{number}句")));

        var posted = answers.Where(answer => answer.StatusCode is HttpStatusCode.Created).ToList();
        var held = await Task.WhenAll(posted.Select(async answer => (await answer.ShouldBeAsync(HttpStatusCode.Created))["heldFor"]?.GetValue<string>()));
        Assert.Equal((5, 7), (held.Count(rule => rule is null), held.Count(rule => rule == "Flooding")));
        foreach (var answer in answers.Except(posted))
            await answer.ShouldRefuseAsync(HttpStatusCode.Conflict, "comment.tooFast");
    }

    [Fact]
    public async Task The_office_releases_and_removes_and_the_trail_says_who_when_and_why()
    {
        var (path, author) = (await host.LiveAsync(), Somebody());
        var held = await (await host.As(author).CommentAsync(path, $"{OversightHost.BlockedWord}的审计很到位")).ShouldBeAsync(HttpStatusCode.Created);
        var shown = await (await host.As(author).CommentAsync(path, "说了不该说的")).ShouldBeAsync(HttpStatusCode.Created);

        await (await DecideAsync(held, "release", null)).ShouldBeAsync(HttpStatusCode.OK);
        await (await DecideAsync(held, "release", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "comment.notHeld");
        await (await DecideAsync(shown, "removal", "")).ShouldBeAsync(HttpStatusCode.BadRequest);
        await (await DecideAsync(shown, "removal", "点名指责")).ShouldBeAsync(HttpStatusCode.OK);
        await (await DecideAsync(shown, "removal", "点名指责")).ShouldRefuseAsync(HttpStatusCode.Conflict, "comment.removed");

        var others = (await host.Member().GetJsonAsync($"{path}/comments"))["items"]!.AsArray();
        var own = (await host.As(author).GetJsonAsync($"{path}/comments"))["items"]!.AsArray();
        var trail = (await host.Office().GetJsonAsync($"{path}/comment-decisions"))["items"]!.AsArray();
        Assert.Equal(held["id"]!.GetValue<Guid>(), Assert.Single(others)!["id"]!.GetValue<Guid>());
        Assert.Equal("点名指责", own.Single(comment => comment!["state"]!.GetValue<string>() == "Removed")!["removalReason"]!.GetValue<string>());
        Assert.Equal(["Removed", "Released", "Held"], trail.Select(line => line!["kind"]!.GetValue<string>()));
        Assert.Equal(["许清和", "许清和", null], trail.Select(line => line!["decidedBy"]?["name"]?.GetValue<string>()));

        Task<HttpResponseMessage> DecideAsync(JsonNode comment, string what, string? reason) => host.Office().SendAsync(
            HttpMethod.Post, $"{path}/comments/{comment["id"]}/{what}", new JsonObject { ["reason"] = reason });
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_is_told_that_it_was_decided()
    {
        var path = await host.LiveAsync();
        var held = await (await host.As(Somebody()).CommentAsync(path, OversightHost.BlockedWord)).ShouldBeAsync(HttpStatusCode.Created);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.Office().SendAsync(
            HttpMethod.Post, $"{path}/comments/{held["id"]}/release", new JsonObject { ["reason"] = null })));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode is HttpStatusCode.OK));
        Assert.Equal(3, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Reactions_count_each_member_once()
    {
        var path = await host.LiveAsync();
        await host.Scribe().PostedAsync(path, Entry());
        var (one, two) = (host.As(Somebody()), host.As(Somebody()));

        foreach (var client in new[] { one, one, two })
            Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync($"{path}/entries/1/reactions/Agree", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await one.PutAsync($"{path}/entries/1/reactions/Touched", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await two.DeleteAsync($"{path}/entries/1/reactions/Agree")).StatusCode);

        var page = await one.GetJsonAsync($"{path}/entries");
        Assert.Equal((1, 1), (page["items"]![0]!["reactions"]!["agree"]!.GetValue<int>(), page["items"]![0]!["reactions"]!["touched"]!.GetValue<int>()));
        Assert.Equal(["Agree", "Touched"], page["mine"]!.AsArray().Select(own => own!["kind"]!.GetValue<string>()).Order());
        Assert.Equal(HttpStatusCode.NotFound, (await one.PutAsync($"{path}/entries/9/reactions/Agree", null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await one.PutAsync($"{path}/entries/1/reactions/Boo", null)).StatusCode);
    }

    /// <summary>A member who has posted nothing yet: the rule against flooding counts over all reviews.</summary>
    private static string Somebody() => People[Interlocked.Increment(ref _next) % People.Length];
}
