using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Learning.Demo;
using PartyPlatform.Learning.Points;
using PartyPlatform.Learning.Quizzes;

namespace PartyPlatform.Learning.Tests;

public sealed class QuizDemoTests(LearningHost host) : IClassFixture<LearningHost>
{
    private const string Root = QuizDesk.Root;

    [Fact]
    public async Task Loaded_twice_it_is_one_open_quiz_one_that_ended_with_results_and_a_draft()
    {
        await host.QuestionsAsync(single: 20, multiple: 10, trueFalse: 12);
        for (var load = 0; load < 2; load++)
        {
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetServices<IDemoPart>().OfType<QuizDemo>().Single().LoadAsync(CancellationToken.None);
        }

        var quizzes = (await host.Office().GetJsonAsync($"{Root}/quizzes"))["items"]!.AsArray();
        Assert.Equal(["Closed", "Draft", "Published"], quizzes.Select(quiz => quiz!["state"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        var ended = quizzes.Single(quiz => quiz!["state"]!.GetValue<string>() == "Closed")!["id"]!.GetValue<Guid>();
        var figures = await host.Office().GetJsonAsync($"{Root}/quizzes/{ended}/statistics");
        Assert.Equal(41, figures["takers"]!.GetValue<int>());
        Assert.Equal(4, figures["branches"]!.AsArray().Count(branch => branch!["takers"]!.GetValue<int>() > 0));
        Assert.Single(figures["branches"]!.AsArray(), branch => branch!["takers"]!.GetValue<int>() > 0 && branch["averagePercent"] is null);
        Assert.InRange(figures["averagePercent"]!.GetValue<decimal>(), 55, 95);
        Assert.Equal(41, await host.CountAsync($"select count(*)::int as \"Value\" from outbox_messages where event_type like '%.QuizCompleted'"));
        await host.InScopeAsync(async db =>
        {
            Assert.Equal(41, await db.Set<PointEntry>().CountAsync());
            Assert.Equal(41, await db.Set<PointEntry>().Select(entry => entry.MemberId).Distinct().CountAsync());
        });

        // The person who shows the demo can still take the open one.
        var mine = (await host.Learner().GetJsonAsync($"{Root}/my/today"))["items"]!.AsArray();
        Assert.Contains("微测试", Assert.Single(mine)!["title"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(10, (await host.Learner().TakeAsync(quizzes.Single(quiz => quiz!["state"]!.GetValue<string>() == "Published")!["id"]!.GetValue<Guid>()))["questionCount"]!.GetValue<int>());
    }
}
