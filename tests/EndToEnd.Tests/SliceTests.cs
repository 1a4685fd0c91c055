using System.Text.Json.Nodes;

[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(PartyPlatform.EndToEnd.Tests.Platform))]

namespace PartyPlatform.EndToEnd.Tests;

public sealed class SliceTests(Platform platform)
{
    [Fact]
    public async Task A_quiz_goes_from_a_Word_file_to_points_and_the_scorecard()
    {
        platform.Require();
        using var staff = await Member.SignInAsync(platform, "xu.qinghe");
        using var member = await Member.SignInAsync(platform, "lin.jianshan");
        var run = Guid.CreateVersion7().ToString("N")[^8..];
        var category = await QuizWalk.ImportAsync(staff, $"走查 {run}", $"走查{run}.docx", QuizWalk.WordFile($"走查 {run}", 12));
        var quiz = await QuizWalk.PublishAsync(staff, $"走查测试 {run}", category);
        var branch = (await member.InsistAsync(HttpMethod.Get, "api/membership/me"))!["branch"]!["id"]!.GetValue<string>();
        var before = await SettledAsync(platform, staff, branch);
        var pointsBefore = await PointsAsync(member);

        var attempt = (await member.InsistAsync(HttpMethod.Post, $"api/learning/quizzes/{quiz}/attempts", key: $"start-{run}"))!;
        var questions = attempt["questions"]!.AsArray();
        Assert.Equal(10, questions.Count);
        Assert.Equal(10, questions.Select(question => question!["stem"]!.GetValue<string>()).Distinct().Count());
        foreach (var question in questions)
            await AnswerAsync(member, attempt, question!, RightAnswer(question!));
        var result = (await member.InsistAsync(HttpMethod.Post, $"api/learning/attempts/{attempt["id"]!.GetValue<string>()}/submission"))!;

        Assert.Equal(100, result["score"]!.GetValue<decimal>());
        Assert.Equal(10, result["correctCount"]!.GetValue<int>());
        Assert.True(await PointsAsync(member) > pointsBefore, "A passed quiz gave no points.");
        await Eventually.Async(async () => Assert.Equal(before + 1, await CompletedAsync(staff, branch)));
    }

    [Fact]
    public async Task The_807_questions_are_recognised_as_they_are()
    {
        platform.Require();
        var file = SharedData.Find("quiz/party-knowledge-807.docx");
        Assert.SkipWhen(file is null, "The shared question bank is not beside this checkout.");
        using var staff = await Member.SignInAsync(platform, "xu.qinghe");

        var counts = (await QuizWalk.UploadAsync(staff, Path.GetFileName(file!), await File.ReadAllBytesAsync(file!)))["counts"]!;

        Assert.Equal(807, counts["total"]!.GetValue<int>());
        Assert.Equal(331, counts["byType"]!["SingleChoice"]!.GetValue<int>());
        Assert.Equal(212, counts["byType"]!["MultipleChoice"]!.GetValue<int>());
        Assert.Equal(264, counts["byType"]!["TrueFalse"]!.GetValue<int>());
        Assert.Equal(11, counts["duplicateStems"]!.GetValue<int>());
    }

    internal static Task<JsonNode?> AnswerAsync(Member member, JsonNode attempt, JsonNode question, string answer) =>
        member.InsistAsync(HttpMethod.Put, $"api/learning/attempts/{attempt["id"]!.GetValue<string>()}/answers/{question["number"]!.GetValue<int>()}",
            new { answer = new[] { answer }, flagged = false });

    /// <summary>The key of the option that the made file calls right: its text carries the letter that the number decides.</summary>
    internal static string RightAnswer(JsonNode question)
    {
        var stem = question["stem"]!.GetValue<string>();
        var number = int.Parse(stem[(stem.IndexOf("第 ", StringComparison.Ordinal) + 2)..stem.IndexOf(" 题", StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
        var text = $"选项{"ABCD"[number % 4]}{number}";
        return question["options"]!.AsArray().Single(option => option!["text"]!.GetValue<string>() == text)!["key"]!.GetValue<string>();
    }

    internal static async Task<int> CompletedAsync(Member staff, string branch) =>
        (await staff.InsistAsync(HttpMethod.Get, "api/oversight/scorecards"))!["items"]!.AsArray()
            .Where(item => item!["branchId"]!.GetValue<string>() == branch)
            .Sum(item => item!["quizzesCompleted"]!.GetValue<int>());

    /// <summary>What is counted once nothing is on its way any more: the demo's own results, or those of the test before.</summary>
    internal static async Task<int> SettledAsync(Platform platform, Member staff, string branch)
    {
        await platform.HealthyAgainAsync(TimeSpan.FromSeconds(60));
        var count = await CompletedAsync(staff, branch);
        for (var quiet = 0; quiet < 5; quiet++)
        {
            await Task.Delay(500);
            if (await CompletedAsync(staff, branch) is var now && now != count)
                (count, quiet) = (now, -1);
        }

        return count;
    }

    internal static async Task<int> PointsAsync(Member member) =>
        (await member.InsistAsync(HttpMethod.Get, "api/learning/my/points"))!["total"]!.GetValue<int>();
}
