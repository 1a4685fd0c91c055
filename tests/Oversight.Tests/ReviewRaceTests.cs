using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Testing;
using static PartyPlatform.Oversight.Tests.ReviewDesk;

namespace PartyPlatform.Oversight.Tests;

/// <summary>Two replicas on one database, and people who act at the same moment.</summary>
public sealed class ReviewRaceTests(OversightHost host)
{
    // The table of the reliability goals says a thousand; a usual run does a tenth.
    private static readonly int Rounds = Environment.GetEnvironmentVariable("PARTY_TEST_FULL") == "1" ? 1_000 : 100;

    [Fact]
    public async Task Fifty_scribes_on_two_replicas_number_their_entries_without_gaps()
    {
        await using var other = host.WithWebHostBuilder(_ => { });
        var path = await host.LiveAsync();
        var before = (await host.Member().GetJsonAsync(path))["livePosition"]!.GetValue<long>();
        var replicas = new[] { host.Scribe(), As(other, ScribeName) };

        // Every tenth is refused after it took its number: the number must go to another.
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async n =>
        {
            var entry = n % 10 == 9 ? Entry(pictures: [Guid.CreateVersion7()]) : Entry($"第 {n} 个人");
            var answer = await replicas[n % 2].SendAsync(HttpMethod.Post, $"{path}/entries", entry);
            Assert.Equal(n % 10 == 9 ? HttpStatusCode.BadRequest : HttpStatusCode.Created, answer.StatusCode);
        }));

        using var phone = await LiveReader.OpenAsync(As(other, MemberName), $"{path}/live?after={before}");
        var events = await phone.TakeAsync(45);
        Assert.Equal(Enumerable.Range(1, 45), (await host.Member().EntriesAsync(path)).Select(entry => entry!["number"]!.GetValue<int>()));
        Assert.Equal(Enumerable.Range(1, 45), events.Select(e => e.Data["number"]!.GetValue<int>()));
        Assert.Equal(Enumerable.Range(1, 45).Select(n => before + n), events.Select(e => e.Position));
    }

    [Fact]
    public async Task An_entry_posted_on_one_replica_shows_on_the_other_within_two_seconds()
    {
        await using var other = host.WithWebHostBuilder(_ => { });
        var path = await host.LiveAsync();
        var before = (await host.Member().GetJsonAsync(path))["livePosition"]!.GetValue<long>();
        using var phone = await LiveReader.OpenAsync(As(other, MemberName), $"{path}/live?after={before}");
        await phone.TakeAsync(0);
        var posted = TimeProvider.System.GetTimestamp();

        await host.Scribe().PostedAsync(path, Entry());
        await phone.TakeAsync(1);

        Assert.True(TimeProvider.System.GetElapsedTime(posted) < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Started_and_closed_at_two_replicas_at_once_it_starts_once_and_closes_once()
    {
        await using var other = host.WithWebHostBuilder(_ => { });
        var replicas = new[] { host.Office(), As(other, OfficeName) };
        var paths = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var path = await host.AnnouncedAsync();
            paths.Add(path);

            await RaceAsync(path, "start", "review.alreadyStarted");
            await RaceAsync(path, "close", "review.closed");
        }

        foreach (var what in (string[])["ReviewStarted", "ReviewClosed"])
            Assert.All(await EventsAsync(what, paths), count => Assert.Equal(1, count));

        async Task RaceAsync(string path, string what, string code)
        {
            var answers = await Task.WhenAll(replicas.Select(replica => replica.SendAsync(HttpMethod.Post, $"{path}/{what}", null)));
            Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
            foreach (var answer in answers.Where(answer => answer.StatusCode is not HttpStatusCode.OK))
                await answer.ShouldRefuseAsync(HttpStatusCode.Conflict, code);
        }
    }

    [Fact]
    public async Task An_entry_sent_at_two_replicas_under_one_key_is_one_entry_and_both_are_told_its_number()
    {
        await using var other = host.WithWebHostBuilder(_ => { });
        var replicas = new[] { host.Scribe(), As(other, ScribeName) };
        var path = await host.LiveAsync();
        for (var round = 1; round <= Rounds; round++)
        {
            var key = Guid.CreateVersion7().ToString();

            var answers = await Task.WhenAll(replicas.Select(replica => replica.SendAsync(HttpMethod.Post, $"{path}/entries", Entry($"第 {round} 条"), key: key)));

            foreach (var answer in answers)
                Assert.Equal(round, (await answer.ShouldBeAsync(HttpStatusCode.Created))["number"]!.GetValue<int>());
        }

        Assert.Equal(Rounds, (await host.Member().GetJsonAsync(path))["entries"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_close_counts_every_comment_that_was_taken()
    {
        await using var other = host.WithWebHostBuilder(_ => { });
        var path = await host.LiveAsync();
        var people = Enumerable.Range(20, 24).Select(n => n % 2 == 0 ? host.As($"member0{n}") : As(other, $"member0{n}")).ToList();

        var comments = people.Select(person => person.CommentAsync(path, "支持")).ToList();
        await Task.WhenAny(comments);
        var closed = await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/close", null)).ShouldBeAsync(HttpStatusCode.OK);
        var answers = await Task.WhenAll(comments);

        var taken = answers.Count(answer => answer.StatusCode is HttpStatusCode.Created);
        foreach (var answer in answers.Where(answer => answer.StatusCode is not HttpStatusCode.Created))
            await answer.ShouldRefuseAsync(HttpStatusCode.Conflict, "review.closed");
        Assert.Equal(taken, closed["comments"]!.GetValue<int>());
        Assert.Equal(taken, (await host.Member().GetJsonAsync($"{path}/comments?limit=100"))["items"]!.AsArray().Count);
    }

    /// <summary>How many events of a kind there are for each review.</summary>
    private async Task<List<int>> EventsAsync(string type, List<string> paths)
    {
        var (ids, counts) = (paths.Select(path => path[^36..]).ToArray(), new List<int>());
        await host.InScopeAsync(async db => counts = await db.Database.SqlQuery<int>($"""
            select (select count(*) from outbox_messages where event_type like {"%." + type} and body ->> 'reviewId' = review.wanted)::int as "Value" from unnest({ids}) as review (wanted)
            """).ToListAsync());
        return counts;
    }

    private static HttpClient As(WebApplicationFactory<OversightDb> replica, string userName)
    {
        var client = replica.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For(Person(userName)));
        return client;
    }
}
