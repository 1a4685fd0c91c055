using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PartyPlatform.Demo;

namespace PartyPlatform.Learning.Tests;

/// <summary>The ledger as members see it, the boards, and a quiz's figures. Each test has members of its own, since caps are theirs.</summary>
public sealed class PointTests(LearningHost host) : IClassFixture<LearningHost>
{
    private const string Root = QuizDesk.Root;

    [Fact]
    public async Task A_line_of_the_ledger_explains_itself()
    {
        var member = host.As("member014");
        var result = await member.TakeAsync(await host.SimpleQuizAsync(questions: 5), right: 4);

        var points = await member.GetJsonAsync($"{Root}/my/points");

        Assert.Equal(10, result["pointsEarned"]!.GetValue<int>());
        Assert.Equal(10, points["total"]!.GetValue<int>());
        Assert.Equal(10, points["thisMonth"]!.GetValue<int>());
        Assert.Equal(6, points["months"]!.AsArray().Count);
        Assert.Equal(10, points["months"]![5]!["points"]!.GetValue<int>());
        var entry = Assert.Single(points["entries"]!["items"]!.AsArray())!;
        Assert.EndsWith("40 分", entry["title"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("记 10 分", entry["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("积分办法第 3 条", entry["ruleName"]!.GetValue<string>());
        Assert.Equal(("quiz.passed", 1, 20, 10), (
            entry["ruleCode"]!.GetValue<string>(), entry["ruleVersion"]!.GetValue<int>(), entry["dailyCap"]!.GetValue<int>(), entry["countedToday"]!.GetValue<int>()));
    }

    [Fact]
    public async Task The_days_cap_holds_even_if_all_quizzes_are_handed_in_at_once()
    {
        var member = host.As("member015");
        var attempts = new List<JsonNode>();
        for (var quiz = 0; quiz < 4; quiz++)
        {
            attempts.Add(await member.StartAsync(await host.SimpleQuizAsync(questions: 1)));
            await member.AnswerAllAsync(attempts[^1]);
        }

        var results = await Task.WhenAll(attempts.Select(member.SubmitAsync));

        Assert.Equal(20, results.Sum(result => result["pointsEarned"]!.GetValue<int>()));
        Assert.Equal(20, (await member.GetJsonAsync($"{Root}/my/points"))["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_ledger_is_paged()
    {
        var member = host.As("member016");
        for (var quiz = 0; quiz < 3; quiz++)
            await member.TakeAsync(await host.SimpleQuizAsync(questions: 1));

        var first = await member.GetJsonAsync($"{Root}/my/points/entries?limit=2");
        var second = await member.GetJsonAsync($"{Root}/my/points/entries?limit=2&after={first["next"]}");
        var elsewhen = await member.GetJsonAsync($"{Root}/my/points/entries?month=2020-01");

        Assert.Equal(2, first["items"]!.AsArray().Count);
        Assert.Single(second["items"]!.AsArray());
        Assert.Null(second["next"]);
        Assert.Empty(elsewhen["items"]!.AsArray());
        await (await member.GetAsync($"{Root}/my/points/entries?limit=101")).ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await member.GetAsync($"{Root}/my/points/entries?month=x")).ShouldRefuseAsync(HttpStatusCode.BadRequest, "month.invalid");
    }

    [Fact]
    public async Task Points_that_were_taken_back_are_a_line_of_their_own()
    {
        var member = host.As("member017");
        var before = (await member.GetJsonAsync($"{Root}/my/points"))["total"]!.GetValue<int>();
        await member.TakeAsync(await host.SimpleQuizAsync());
        var entry = (await member.GetJsonAsync($"{Root}/my/points"))["entries"]!["items"]![0]!["id"]!.GetValue<Guid>();
        var path = $"{Root}/points/entries/{entry}/reversal";

        await (await host.Office().PostAsJsonAsync(path, new { reason = "" })).ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await host.Office().PostAsJsonAsync(path, new { reason = "题目有误，成绩作废" })).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Office().PostAsJsonAsync(path, new { reason = "题目有误，成绩作废" })).ShouldRefuseAsync(HttpStatusCode.Conflict, "points.reversed");
        await (await host.Office().PostAsJsonAsync($"{Root}/points/entries/{Guid.CreateVersion7()}/reversal", new { reason = "没有这一条" }))
            .ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");

        var points = await member.GetJsonAsync($"{Root}/my/points");
        Assert.Equal(before, points["total"]!.GetValue<int>());
        var reversal = points["entries"]!["items"]!.AsArray().Single(line => line!["reversesEntryId"] is not null)!;
        Assert.Equal(entry, reversal["reversesEntryId"]!.GetValue<Guid>());
        Assert.Equal("题目有误，成绩作废", reversal["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nobody_takes_back_their_own_points()
    {
        await host.Office().TakeAsync(await host.SimpleQuizAsync());
        var entry = (await host.Office().GetJsonAsync($"{Root}/my/points"))["entries"]!["items"]![0]!["id"]!.GetValue<Guid>();

        await (await host.Office().PostAsJsonAsync($"{Root}/points/entries/{entry}/reversal", new { reason = "不要了" }))
            .ShouldRefuseAsync(HttpStatusCode.Forbidden, "points.own");
    }

    [Fact]
    public async Task The_board_of_the_branches_adds_up()
    {
        var member = host.As("member018");
        var branch = DemoOffice.Members.Single(m => m.UserName == "member018").BranchId;
        var before = (await member.GetJsonAsync($"{Root}/leaderboards/branches"))["mine"]!["points"]!.GetValue<int>();
        await member.TakeAsync(await host.SimpleQuizAsync());

        var board = await member.GetJsonAsync($"{Root}/leaderboards/branches");

        var mine = board["mine"]!;
        Assert.Equal(branch, mine["branchId"]!.GetValue<Guid>());
        Assert.Equal(before + 12, mine["points"]!.GetValue<int>());
        Assert.Equal(DemoOffice.Members.Count(m => m.BranchId == branch), mine["members"]!.GetValue<int>());
        Assert.Equal(Math.Round((before + 12m) / mine["members"]!.GetValue<int>(), 1), mine["average"]!.GetValue<decimal>());
        var ranks = board["items"]!.AsArray().Select(row => (Rank: row!["rank"]!.GetValue<int>(), Points: row["points"]!.GetValue<int>())).ToList();
        Assert.All(ranks, row => Assert.Equal(1 + ranks.Count(other => other.Points > row.Points), row.Rank));
        Assert.All((await member.GetJsonAsync($"{Root}/leaderboards/branches?month=2020-01"))["items"]!.AsArray(), row => Assert.Equal(0, row!["points"]!.GetValue<int>()));
        await (await member.GetAsync($"{Root}/leaderboards/branches?month=2026")).ShouldRefuseAsync(HttpStatusCode.BadRequest, "month.invalid");
    }

    [Theory]
    [InlineData("my/points")]
    [InlineData("my/points/entries")]
    [InlineData("my/quizzes")]
    [InlineData("points/rules")]
    [InlineData("leaderboards/branches")]
    public async Task Strangers_see_no_points(string path) =>
        await (await host.Anonymous().GetAsync($"{Root}/{path}")).ShouldRefuseAsync(HttpStatusCode.Unauthorized, "auth.required");

    [Fact]
    public async Task The_rules_can_be_read_by_all()
    {
        var rules = (await host.Learner().GetJsonAsync($"{Root}/points/rules"))["items"]!.AsArray();

        Assert.Equal(["quiz.completed", "quiz.passed", "story.approved"], rules.Select(rule => rule!["code"]!.GetValue<string>()));
        Assert.Equal([8, 10, 12], rules[1]!["steps"]!.AsArray().Select(step => step!["points"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_quizs_figures_are_those_that_one_counts_by_hand()
    {
        // Eleven members of the third branch: 5, 4, 4, 3 … right of five. One of them is probationary and gets no grade.
        var quiz = await host.SimpleQuizAsync(questions: 5);
        var third = DemoOffice.Members.Single(m => m.UserName == LearningHost.Learner).BranchId;
        var probationary = DemoOffice.Members.Single(m => m.UserName == "bai.ruoxi");
        var takers = DemoOffice.Members.Where(m => m.BranchId == third && m.Status is Contracts.Membership.MemberStatus.Full).Take(10).ToList();
        int[] right = [5, 4, 4, 3, 3, 3, 2, 2, 1, 0];
        foreach (var (taker, count) in takers.Zip(right))
            await host.As(taker.Id).TakeAsync(quiz, count);
        await host.As(probationary.Id).TakeAsync(quiz, 5);

        var figures = await host.Office().GetJsonAsync($"{Root}/quizzes/{quiz}/statistics");
        var secretarys = await host.As("gu.xingzhi").GetJsonAsync($"{Root}/quizzes/{quiz}/statistics");
        var leaders = await host.As("lu.tinglan").GetJsonAsync($"{Root}/quizzes/{quiz}/statistics?branchId={third}");

        Assert.Equal((11, 10, 6), (figures["takers"]!.GetValue<int>(), figures["graded"]!.GetValue<int>(), figures["passed"]!.GetValue<int>()));
        Assert.Equal(54m, figures["averagePercent"]!.GetValue<decimal>()); // 27 of 50 points
        Assert.Equal(0.6m, figures["passRate"]!.GetValue<decimal>());
        Assert.Equal(Math.Round(11m / DemoOffice.Members.Count, 4), figures["participationRate"]!.GetValue<decimal>());
        var questions = figures["questions"]!.AsArray();
        Assert.Equal(5, questions.Count);
        Assert.All(questions, question => Assert.Equal(11, question!["takers"]!.GetValue<int>()));
        Assert.Equal(32, questions.Sum(question => question!["correct"]!.GetValue<int>()));
        Assert.All(questions, question => Assert.InRange(question!["discrimination"]!.GetValue<decimal>(), 0, 1));
        Assert.Null(secretarys["questions"]);
        Assert.Equal(third, Assert.Single(secretarys["branches"]!.AsArray())!["branchId"]!.GetValue<Guid>());
        Assert.Equal(DemoOffice.Members.Count(m => m.BranchId == third), leaders["members"]!.GetValue<int>());
        await (await host.As("ye.zhiqiu").GetAsync($"{Root}/quizzes/{quiz}/statistics?branchId={third}")).ShouldRefuseAsync(HttpStatusCode.Forbidden, "statistics.otherBranch");
    }
}
