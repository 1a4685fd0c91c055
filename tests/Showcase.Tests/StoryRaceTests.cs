using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Demo;
using PartyPlatform.Testing;
using static PartyPlatform.Showcase.Tests.StoryDesk;

namespace PartyPlatform.Showcase.Tests;

/// <summary>Two replicas on one database: whoever races, one wins and the other is told so.</summary>
public sealed class StoryRaceTests(ShowcaseHost host) : IClassFixture<ShowcaseHost>
{
    // The table of the reliability goals says a thousand; a usual run does a tenth.
    private static readonly int Rounds = Environment.GetEnvironmentVariable("PARTY_TEST_FULL") == "1" ? 1_000 : 100;

    [Fact]
    public async Task Two_editors_at_two_replicas_decide_once()
    {
        await using var other = host.Replica();
        var author = host.As(ShowcaseHost.Author);
        var here = host.As(ShowcaseHost.Office);
        var there = At(other, ShowcaseHost.SecondEditor);
        var winners = new Dictionary<string, int> { ["Approved"] = 0, ["Returned"] = 0 };
        for (var round = 0; round < Rounds; round++)
        {
            var id = await author.SubmittedAsync(Content($"争 {round}"));
            Task<HttpResponseMessage>[] deciding = round % 2 == 0
                ? [here.ApproveAsync(id), there.ReturnAsync(id)]
                : [here.ReturnAsync(id), there.ApproveAsync(id)];
            var answers = await Task.WhenAll(deciding);

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
            var lost = await answers.Single(answer => answer.StatusCode is HttpStatusCode.Conflict).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "story.decided");
            var state = (await author.GetJsonAsync($"/stories/{id}"))["state"]!.GetValue<string>();
            Assert.Equal(state, lost["decision"]!.GetValue<string>());
            Assert.NotEmpty(lost["decidedBy"]!.GetValue<string>());
            winners[state]++;
            Assert.Equal(1, await EventsAsync(id, "StoryApproved", "StoryReturned"));
        }

        // A race that always ends alike would not be one.
        Assert.All(winners.Values, count => Assert.InRange(count, 1, Rounds - 1));
    }

    [Fact]
    public async Task A_story_handed_in_at_two_replicas_is_one_version()
    {
        await using var other = host.Replica();
        var here = host.As(ShowcaseHost.Author);
        var there = At(other, ShowcaseHost.Author);
        for (var round = 0; round < Rounds; round++)
        {
            var (id, tag) = await here.DraftAsync(Content($"两次 {round}"));
            var answers = await Task.WhenAll(here.SubmitAsync(id, tag), there.SubmitAsync(id, tag));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
            Assert.Equal(1, (await here.GetJsonAsync($"/stories/{id}"))["version"]!.GetValue<int>());
            Assert.Equal(1, await EventsAsync(id, "StorySubmitted"));
        }
    }

    [Fact]
    public async Task A_story_withdrawn_while_it_is_approved_ends_withdrawn_or_is_never_published()
    {
        await using var other = host.Replica();
        var author = host.As(ShowcaseHost.Author);
        var there = At(other, ShowcaseHost.SecondEditor);
        for (var round = 0; round < Rounds; round++)
        {
            var id = await author.SubmittedAsync(Content($"撤 {round}"));
            var approving = there.ApproveAsync(id);
            await (await author.PostAsJsonAsync($"{Root}/stories/{id}/withdrawal", new { })).ShouldBeAsync(HttpStatusCode.OK);
            var approved = (await approving).StatusCode;

            Assert.True(approved is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{approved}");
            Assert.Equal("Withdrawn", (await author.GetJsonAsync($"/stories/{id}"))["state"]!.GetValue<string>());
            Assert.Equal(approved is HttpStatusCode.OK ? 1 : 0, await EventsAsync(id, "StoryApproved"));
        }
    }

    [Fact]
    public async Task Of_two_phones_that_save_at_once_one_is_told_to_look_first()
    {
        await using var other = host.Replica();
        var here = host.As(ShowcaseHost.Author);
        var there = At(other, ShowcaseHost.Author);
        for (var round = 0; round < Rounds / 4; round++)
        {
            var (id, tag) = await here.DraftAsync();
            var answers = await Task.WhenAll(here.EditAsync(id, tag, Content("甲")), there.EditAsync(id, tag, Content("乙")));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.StatusCode).Order());
            // A member keeps fifty drafts and no more.
            var saved = answers.Single(answer => answer.StatusCode is HttpStatusCode.OK).Headers.ETag!.Tag;
            await (await here.DiscardAsync(id, saved)).ShouldBeAsync(HttpStatusCode.NoContent);
        }
    }

    private static HttpClient At(Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<ShowcaseDb> replica, string userName)
    {
        var client = replica.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", TestTokens.For(DemoOffice.Members.Single(member => member.UserName == userName).Id));
        return client;
    }

    private async Task<int> EventsAsync(string storyId, params string[] names)
    {
        var types = names.Select(name => $"PartyPlatform.Contracts.Showcase.{name}").ToArray();
        var count = 0;
        await host.InScopeAsync(async db => count = await db.Database.SqlQuery<int>(
            $"select count(*)::int as \"Value\" from outbox_messages where event_type = any({types}) and position({storyId} in body::text) > 0").SingleAsync());
        return count;
    }
}
