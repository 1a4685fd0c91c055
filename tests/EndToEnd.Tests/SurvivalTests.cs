namespace PartyPlatform.EndToEnd.Tests;

/// <summary>
/// While a quiz is being taken, any one part is killed with <c>kill -9</c>. What was acknowledged before, during and after must be
/// there, exactly once, and the platform must be healthy again within a minute without help.
/// </summary>
public sealed class SurvivalTests(Platform platform)
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("learning")]
    [InlineData("oversight")]
    [InlineData("membership")]
    [InlineData("showcase")]
    [InlineData("notifications")]
    [InlineData("gateway")]
    [InlineData("redis")]
    [InlineData("postgres")]
    [InlineData("rabbitmq")]
    public async Task A_kill_in_the_middle_of_a_quiz_loses_nothing(string part)
    {
        platform.Require();
        // A quiz does not go through these.
        if (part is "membership" or "showcase" or "notifications")
            Platform.RequireFull();
        using var staff = await Member.SignInAsync(platform, "xu.qinghe");
        using var member = await Member.SignInAsync(platform, "shen.qinghe");
        var run = Guid.CreateVersion7().ToString("N")[^8..];
        var category = await QuizWalk.ImportAsync(staff, $"断电 {run}", $"断电{run}.docx", QuizWalk.WordFile($"断电 {run}", 10));
        var quiz = await QuizWalk.PublishAsync(staff, $"断电测试 {part} {run}", category);
        var branch = (await member.InsistAsync(HttpMethod.Get, "api/membership/me"))!["branch"]!["id"]!.GetValue<string>();
        var before = await SliceTests.SettledAsync(platform, staff, branch);
        var pointsBefore = await SliceTests.PointsAsync(member);
        var attempt = (await member.InsistAsync(HttpMethod.Post, $"api/learning/quizzes/{quiz}/attempts", key: $"start-{run}"))!;
        var questions = attempt["questions"]!.AsArray();
        var acknowledged = new Dictionary<int, string>();

        // The minute counts from the kill, while the member goes on answering.
        var recovery = Task.FromResult(TimeSpan.Zero);
        for (var index = 0; index < questions.Count; index++)
        {
            if (index == 5)
                recovery = platform.HealthyAgainAsync(Recovery, platform.Kill(part));
            // Odd numbers right, even numbers wrong: a lost answer and a doubled one would both change the score.
            var question = questions[index]!;
            var right = SliceTests.RightAnswer(question);
            var given = index % 2 == 0 ? right : "ABCD".Select(letter => letter.ToString()).First(letter => letter != right);
            await SliceTests.AnswerAsync(member, attempt, question, given);
            acknowledged[question["number"]!.GetValue<int>()] = given;
        }

        var id = attempt["id"]!.GetValue<string>();
        var result = (await member.InsistAsync(HttpMethod.Post, $"api/learning/attempts/{id}/submission"))!;
        var again = (await member.InsistAsync(HttpMethod.Post, $"api/learning/attempts/{id}/submission"))!;
        TestContext.Current.TestOutputHelper!.WriteLine($"healthy {(await recovery).TotalSeconds:F1} s after the kill");

        Assert.Equal(50, result["score"]!.GetValue<decimal>());
        Assert.Equal(result["submittedAt"]!.ToJsonString(), again["submittedAt"]!.ToJsonString());
        foreach (var question in result["questions"]!.AsArray())
            Assert.Equal(acknowledged[question!["number"]!.GetValue<int>()], question["given"]!.AsArray().Single()!.GetValue<string>());
        await Eventually.Async(async () => Assert.Equal(before + 1, await SliceTests.CompletedAsync(staff, branch)));
        // Once more after a while: an event that was sent twice must not have counted twice.
        await Task.Delay(2000);
        Assert.Equal(before + 1, await SliceTests.CompletedAsync(staff, branch));
        var points = Assert.Single((await member.InsistAsync(HttpMethod.Get, "api/learning/my/points/entries"))!["items"]!.AsArray(), entry => entry!["attemptId"]?.GetValue<string>() == id);
        Assert.Equal(pointsBefore + points!["points"]!.GetValue<int>(), await SliceTests.PointsAsync(member));
    }
}
