using System.Net;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Demo;
using PartyPlatform.MemberCopy;
using static PartyPlatform.Showcase.Tests.StoryDesk;

namespace PartyPlatform.Showcase.Tests;

/// <summary>Who of the Party office reviews which story.</summary>
public sealed class JudgingTests(ShowcaseHost host) : IClassFixture<ShowcaseHost>
{
    /// <summary>Of the same branch as the author of most stories here; of the office once made so.</summary>
    private const string Neighbour = "zhou.wangshu";

    [Fact]
    public async Task A_story_of_an_editors_branch_is_for_an_editor_of_another_and_the_queue_says_so_beforehand()
    {
        // Both editors there are belong to the first branch: its stories have nobody else.
        var first = await host.As("member014").SubmittedAsync(Content("第一支部的稿子"));
        Assert.Null(await ObstacleAsync(ShowcaseHost.Office, first));
        await (await host.As(ShowcaseHost.Office).ReturnAsync(first)).ShouldBeAsync(HttpStatusCode.OK);

        await host.InScopeAsync(async db =>
        {
            var snapshot = DemoOffice.Snapshot(DemoOffice.Members.Single(member => member.UserName == Neighbour));
            await MemberCopyWriter.ApplyAsync(db, snapshot with { Version = snapshot.Version + 1, Roles = [new RoleGrant(PartyRole.PartyOffice, null)] }, CancellationToken.None);
        });
        var third = await host.As(ShowcaseHost.Author).SubmittedAsync(Content("第三支部的稿子"));
        var own = await host.As(Neighbour).SubmittedAsync(Content("编辑自己的稿子"));
        var again = await host.As("member014").SubmittedAsync(Content("第一支部的又一篇"));

        Assert.Equal("OwnBranch", await ObstacleAsync(Neighbour, third));
        Assert.Equal("Own", await ObstacleAsync(Neighbour, own));
        Assert.Null(await ObstacleAsync(Neighbour, again));
        Assert.Equal("OwnBranch", await ObstacleAsync(ShowcaseHost.Office, again));
        Assert.Null((await host.As(ShowcaseHost.Author).GetJsonAsync($"/stories/{third}"))["obstacle"]);
        await (await host.As(Neighbour).ApproveAsync(third)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.ownBranch");
        await (await host.As(Neighbour).ReturnAsync(third)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.ownBranch");
        await (await host.As(Neighbour).ApproveAsync(own)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.own");
        await (await host.As(ShowcaseHost.SecondEditor).ApproveAsync(again)).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.ownBranch");

        await (await host.As(ShowcaseHost.SecondEditor).ApproveAsync(third)).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.As(Neighbour).ApproveAsync(again)).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Null((await host.As(Neighbour).GetJsonAsync($"/stories/{third}"))["obstacle"]);
    }

    /// <summary>What queue and story tell an editor, which is the same.</summary>
    private async Task<string?> ObstacleAsync(string editor, string id)
    {
        var inQueue = (await host.As(editor).GetJsonAsync("/office/stories/queue?limit=100"))["items"]!.AsArray().Single(item => item!["id"]!.GetValue<string>() == id)!["obstacle"];
        var onPage = (await host.As(editor).GetJsonAsync($"/stories/{id}"))["obstacle"];
        Assert.Equal(inQueue?.GetValue<string>(), onPage?.GetValue<string>());
        return onPage?.GetValue<string>();
    }
}
