using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Learning;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Demo;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.Oversight.Scorecards;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace PartyPlatform.Oversight.Tests;

public sealed class ScorecardTests(OversightHost host) : IClassFixture<OversightHost>
{
    private const string Root = "/api/oversight/scorecards";

    private static readonly Guid Third = DemoOffice.Members.Single(member => member.UserName == "lin.jianshan").BranchId;

    private static readonly Guid Second = DemoOffice.Members.Single(member => member.UserName == "shen.qinghe").BranchId;

    [Fact]
    public async Task Every_delivery_three_times_and_shuffled_counts_once()
    {
        var month = new DateOnly(2026, 3, 1);
        var events = DemoOffice.Members.Where(member => member.BranchId == Third).Take(12)
            .Select((member, index) => Completed(member, month, score: 40 + 5 * index, passed: index >= 4)).ToList();
        var deliveries = Enumerable.Range(0, 3).SelectMany(_ => events.Select(e => (Id: e.AttemptId, Event: e))).ToArray();
        new Random(7).Shuffle(deliveries);

        await DeliverAsync(deliveries);
        // Sent again under other message ids, as a republish by a restored producer may: the inbox does not know them.
        await DeliverAsync([.. events.Select(e => (Guid.CreateVersion7(), e))]);
        await EventuallyAsync(async () => await InboxAsync() >= 24);

        var card = await CardAsync("xu.qinghe", Third, month);
        Assert.Equal(12, card["quizzesCompleted"]!.GetValue<int>());
        Assert.Equal(12, card["participants"]!.GetValue<int>());
        Assert.Equal(12, await FactsAsync(month));

        async Task<int> InboxAsync()
        {
            var count = 0;
            await host.InScopeAsync(async db => count = await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from inbox_messages").SingleAsync());
            return count;
        }
    }

    [Fact]
    public async Task The_figures_are_those_that_one_counts_by_hand()
    {
        // Ten full members take one quiz: 50, 55 … 95 percent; six of them pass. One tries again and gets 100. A
        // probationary member gets 10 percent, takes part and gets no grade.
        var month = new DateOnly(2026, 4, 1);
        var quiz = Guid.CreateVersion7();
        var full = DemoOffice.Members.Where(member => member.BranchId == Third && member.Status is MemberStatus.Full).Take(10).ToList();
        var probationary = DemoOffice.Members.First(member => member.BranchId == Third && member.Status is MemberStatus.Probationary);
        await RecordAsync([
            .. full.Select((member, index) => Completed(member, month, 50 + 5 * index, index >= 4, quiz)),
            Completed(full[0], month, 100, true, quiz),
            Completed(probationary, month, 10, false, quiz),
        ]);

        var card = await CardAsync("xu.qinghe", Third, month);

        var members = DemoOffice.Members.Count(member => member.BranchId == Third);
        Assert.Equal(members, card["members"]!.GetValue<int>());
        Assert.Equal(11, card["participants"]!.GetValue<int>());
        Assert.Equal(Math.Round(11m / members, 4), card["participationRate"]!.GetValue<decimal>());
        Assert.Equal(11, card["quizzesCompleted"]!.GetValue<int>());
        Assert.Equal(10, card["quizzesGraded"]!.GetValue<int>());
        Assert.Equal(7, card["quizzesPassed"]!.GetValue<int>());
        Assert.Equal(0.7m, card["passRate"]!.GetValue<decimal>());
        // (100 + 55 + 60 + … + 95) / 10
        Assert.Equal(77.5m, card["averageScorePercent"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Of_fewer_than_ten_people_no_rate_and_no_average_is_given()
    {
        var month = new DateOnly(2026, 5, 1);
        await RecordAsync([.. DemoOffice.Members.Where(member => member.BranchId == Second).Take(9).Select(member => Completed(member, month, 90, true))]);

        var card = await CardAsync("xu.qinghe", Second, month);

        Assert.Equal(9, card["participants"]!.GetValue<int>());
        Assert.Null(card["averageScorePercent"]);
        Assert.Null(card["passRate"]);
        Assert.NotNull(card["participationRate"]);
    }

    [Fact]
    public async Task A_month_is_the_offices_month_and_not_that_of_UTC()
    {
        // Half past four in the afternoon of the last day of June in UTC is the first of July at the office.
        var member = DemoOffice.Members.First(m => m.BranchId == Second);
        await RecordAsync([Completed(member, new DateOnly(2026, 6, 1), 80, true) with { CompletedAt = new DateTimeOffset(2026, 6, 30, 16, 30, 0, TimeSpan.Zero) }]);

        Assert.Equal(0, (await CardAsync("xu.qinghe", Second, new DateOnly(2026, 6, 1)))["quizzesCompleted"]!.GetValue<int>());
        Assert.Equal(1, (await CardAsync("xu.qinghe", Second, new DateOnly(2026, 7, 1)))["quizzesCompleted"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_branchs_card_names_its_quizzes_whichever_event_came_first()
    {
        var (month, quiz) = (new DateOnly(2026, 8, 1), Guid.CreateVersion7());
        await RecordAsync([.. DemoOffice.Members.Where(member => member.BranchId == Third).Take(3).Select(member => Completed(member, month, 90, true, quiz))]);
        var unnamed = (await GetAsync("lin.jianshan", $"{Root}/{Third}?month=2026-08"))["quizzes"]!.AsArray().Single()!;
        for (var delivery = 0; delivery < 2; delivery++)
            await host.InScopeAsync(db => new RecordQuizPublished(db).HandleAsync(
                new QuizPublished(quiz, "八月微测试", default, null, null), new EventContext(Guid.CreateVersion7(), default), CancellationToken.None));

        var named = (await GetAsync("lin.jianshan", $"{Root}/{Third}?month=2026-08"))["quizzes"]!.AsArray().Single()!;

        Assert.Null(unnamed["title"]);
        Assert.Equal("八月微测试", named["title"]!.GetValue<string>());
        Assert.Equal((3, 3, 3), (named["participants"]!.GetValue<int>(), named["graded"]!.GetValue<int>(), named["passed"]!.GetValue<int>()));
        Assert.Null(named["averageScorePercent"]);
    }

    [Fact]
    public async Task The_model_has_no_change_that_the_migration_lacks() =>
        await host.InScopeAsync(db =>
        {
            Assert.False(db.Database.HasPendingModelChanges());
            return Task.CompletedTask;
        });

    [Theory]
    [InlineData("xu.qinghe", 6)] // Party office
    [InlineData("lu.tinglan", 6)] // leader
    [InlineData("gu.xingzhi", 1)] // secretary of the third branch
    [InlineData("lin.jianshan", 1)] // member of it
    [InlineData("qin.anlan", 2)] // at home in the third, secretary of a temporary one
    public async Task Who_sees_how_many_branches(string userName, int branches) =>
        Assert.Equal(branches, (await GetAsync(userName, Root))["items"]!.AsArray().Count);

    [Fact]
    public async Task Somebody_elses_branch_is_not_found_and_strangers_are_sent_away()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await host.As("lin.jianshan").GetAsync($"{Root}/{Second}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.As("gu.xingzhi").GetAsync($"{Root}/{Second}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.As("xu.qinghe").GetAsync($"{Root}/{Guid.CreateVersion7()}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.As("lin.jianshan").GetAsync($"{Root}/{Third}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Anonymous().GetAsync(Root)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Anonymous().GetAsync($"{Root}/{Third}")).StatusCode);
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("November")]
    [InlineData("2026-1")]
    public async Task What_is_no_month_is_refused(string month)
    {
        var response = await host.As("xu.qinghe").GetAsync($"{Root}?month={month}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("month.invalid", JsonNode.Parse(await response.Content.ReadAsStringAsync())!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Demo_data_load_twice_to_the_same_office()
    {
        await host.InScopeAsync(db => DemoOfficeVerb<OversightDb>.LoadAsync(db, new DateOnly(2026, 11, 23), CancellationToken.None));
        await host.InScopeAsync(db => DemoOfficeVerb<OversightDb>.LoadAsync(db, new DateOnly(2026, 11, 23), CancellationToken.None));

        await host.InScopeAsync(async db => Assert.Equal(DemoOffice.Members.Count, await db.Set<LocalMember>().CountAsync()));
    }

    private static QuizCompleted Completed(DemoMember member, DateOnly month, decimal score, bool passed, Guid? quiz = null) => new(
        Guid.CreateVersion7(), quiz ?? Guid.CreateVersion7(), member.Id, member.BranchId, score, 100, passed,
        member.Status is MemberStatus.Full, new DateTimeOffset(month.Year, month.Month, 15, 4, 0, 0, TimeSpan.Zero));

    /// <summary>Hands events to the consumer without the broker.</summary>
    private Task RecordAsync(IReadOnlyList<QuizCompleted> events) => host.InScopeAsync(async db =>
    {
        foreach (var completed in events)
            await new RecordQuizCompleted(db).HandleAsync(completed, new EventContext(Guid.CreateVersion7(), completed.CompletedAt), CancellationToken.None);
    });

    /// <summary>Puts events into the service's queue on the broker, as the relay of Learning would.</summary>
    private Task DeliverAsync(IReadOnlyList<(Guid Id, QuizCompleted Event)> deliveries) => EventuallyAsync(async () =>
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(host.Broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        try
        {
            foreach (var (id, completed) in deliveries)
                await channel.BasicPublishAsync(
                    "", "oversight-quiz-completed", mandatory: true,
                    new BasicProperties { MessageId = id.ToString(), ContentType = "application/json", Persistent = true },
                    Encoding.UTF8.GetBytes(JsonSerializer.Serialize(completed, MessagingJson.Options)));
            return true;
        }
        catch (PublishException exception) when (exception.IsReturn)
        {
            return false; // The service is still declaring its queues.
        }
    });

    private async Task<JsonNode> CardAsync(string userName, Guid branch, DateOnly month) =>
        (await GetAsync(userName, $"{Root}/{branch}?month={month:yyyy-MM}"))["scorecard"]!;

    private async Task<JsonNode> GetAsync(string userName, string path)
    {
        var response = await host.As(userName).GetAsync(path);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonNode.Parse(body)!;
    }

    private async Task<int> FactsAsync(DateOnly month)
    {
        var count = 0;
        await host.InScopeAsync(async db => count = await db.Set<QuizFact>().CountAsync(fact => fact.Month == month));
        return count;
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await holds())
                return;
            await Task.Delay(100);
        }

        Assert.Fail("It did not come to hold within 20 seconds.");
    }
}
