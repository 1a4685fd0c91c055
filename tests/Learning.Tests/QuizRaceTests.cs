using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using PartyPlatform.Demo;
using PartyPlatform.Testing;

namespace PartyPlatform.Learning.Tests;

/// <summary>Two replicas on one database, and a phone that hands in at both at the same moment.</summary>
public sealed class QuizRaceTests(LearningHost host) : IClassFixture<LearningHost>
{
    // The table of the reliability goals says a thousand; a usual run does a tenth.
    private static readonly int Rounds = Environment.GetEnvironmentVariable("PARTY_TEST_FULL") == "1" ? 1_000 : 100;

    private static readonly DemoMember[] Members = [.. DemoOffice.Members.Skip(3).Take(50)];

    [Fact]
    public async Task An_attempt_that_is_handed_in_at_two_replicas_is_graded_once_and_both_are_told_the_same()
    {
        await using var other = host.WithWebHostBuilder(_ => { });
        var people = Members.Select(member => (Here: host.As(member.Id), There: At(other, member.Id))).ToList();
        var quizzes = new List<Guid>();
        for (var number = 0; number < Rounds / Members.Length; number++)
            quizzes.Add(await host.SimpleQuizAsync(questions: 1));

        for (var round = 0; round < Rounds; round++)
        {
            var (here, there) = people[round % people.Count];
            var attempt = await here.StartAsync(quizzes[round / people.Count]);
            if (round % 2 == 0)
                await here.AnswerAllAsync(attempt);

            var answers = await Task.WhenAll(here.SubmitAsync(attempt), there.SubmitAsync(attempt));

            Assert.True(JsonNode.DeepEquals(answers[0], answers[1]), $"{answers[0]}\n{answers[1]}");
            Assert.Equal(round % 2 == 0 ? 10 : 0, answers[0]["score"]!.GetValue<decimal>());
        }

        // Each once, and each of those that were answered with one line in the ledger.
        Assert.Equal(Rounds, await host.CountAsync($"select count(*)::int as \"Value\" from outbox_messages where event_type like '%.QuizCompleted'"));
        Assert.Equal(Rounds, await host.CountAsync($"select count(distinct body ->> 'attemptId')::int as \"Value\" from outbox_messages where event_type like '%.QuizCompleted'"));
        Assert.Equal(Rounds / 2, await host.CountAsync($"select count(*)::int as \"Value\" from point_entries"));
    }

    private static HttpClient At(Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<LearningDb> replica, Guid member)
    {
        var client = replica.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestTokens.For(member));
        return client;
    }
}
