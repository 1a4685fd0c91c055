using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.Quizzes;

namespace PartyPlatform.Learning.Tests;

/// <summary>Attempts end once: by the member or by the clock, in any race, whole or not at all.</summary>
public sealed class QuizEndTests(LearningHost host)
{
    private const string Root = QuizDesk.Root;

    [Fact]
    public async Task Handed_in_twenty_times_at_once_is_handed_in_once()
    {
        // Somebody who does nothing else today, so that the day's cap is not in the way.
        var learner = host.As("member020");
        var attempt = await learner.StartAsync(await host.SimpleQuizAsync());
        await learner.AnswerAllAsync(attempt);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => learner.SubmitAsync(attempt)));

        Assert.All(results, result => Assert.True(JsonNode.DeepEquals(results[0], result), $"{results[0]}\n{result}"));
        Assert.Equal(12, results[0]["pointsEarned"]!.GetValue<int>());
        Assert.Equal(1, await host.EventsAsync("QuizCompleted", QuizDesk.Id(attempt)));
        Assert.Equal(1, await EntriesAsync(attempt));
    }

    [Fact]
    public async Task The_result_read_later_is_the_result_of_handing_in()
    {
        var learner = host.Learner();
        var result = await learner.TakeAsync(await host.SimpleQuizAsync(), right: 3);

        var read = await learner.GetJsonAsync($"{Root}/attempts/{result["attemptId"]}/result");

        Assert.True(JsonNode.DeepEquals(result, read), $"{result}\n{read}");
    }

    [Fact]
    public async Task An_attempt_whose_time_is_over_ends_although_nobody_asks_and_counts_what_was_saved()
    {
        var learner = host.Learner();
        var attempt = await learner.StartAsync(await host.SimpleQuizAsync());
        await learner.AnswerAllAsync(attempt, right: 3);
        await host.LetTimeRunOutAsync(attempt);

        await QuizDesk.EventuallyAsync(async () => await host.EventsAsync("QuizCompleted", QuizDesk.Id(attempt)) > 0, "Nobody ended the attempt.");

        var result = await learner.GetJsonAsync($"{Root}/attempts/{QuizDesk.Id(attempt)}/result");
        Assert.Equal("Expired", result["state"]!.GetValue<string>());
        Assert.Equal(30, result["score"]!.GetValue<decimal>());
        var read = await learner.GetJsonAsync($"{Root}/attempts/{QuizDesk.Id(attempt)}");
        Assert.Equal(read["deadline"]!.GetValue<DateTimeOffset>(), result["submittedAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(1, await EntriesAsync(attempt));
    }

    [Fact]
    public async Task Whoever_hands_in_after_the_end_gets_the_result_of_what_was_saved_in_time()
    {
        var learner = host.Learner();
        var attempt = await learner.StartAsync(await host.SimpleQuizAsync());
        await learner.AnswerAllAsync(attempt, right: 2);
        await host.LetTimeRunOutAsync(attempt);

        var result = await learner.SubmitAsync(attempt);

        Assert.Equal("Expired", result["state"]!.GetValue<string>());
        Assert.Equal(20, result["score"]!.GetValue<decimal>());
        await Task.Delay(1500); // The clock comes round too, and finds nothing to do.
        Assert.Equal(1, await host.EventsAsync("QuizCompleted", QuizDesk.Id(attempt)));
    }

    [Fact]
    public async Task A_late_answer_is_refused_and_changes_nothing()
    {
        var learner = host.Learner();
        var attempt = await learner.StartAsync(await host.SimpleQuizAsync());
        await learner.AnswerAllAsync(attempt);
        await host.LetTimeRunOutAsync(attempt);

        await (await learner.AnswerAsync(attempt, 1, ["A"])).ShouldRefuseAsync(HttpStatusCode.Conflict, "attempt.late");

        Assert.Equal(40, (await learner.SubmitAsync(attempt))["score"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Within_the_grace_an_answer_still_counts()
    {
        var learner = host.Learner();
        var attempt = await learner.StartAsync(await host.SimpleQuizAsync(questions: 1));
        var id = QuizDesk.Id(attempt);
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync(
            $"update quiz_attempts set deadline = clock_timestamp() - interval '2 seconds', accept_until = clock_timestamp() + interval '8 seconds' where id = {id}"));

        await learner.AnswerAllAsync(attempt);

        Assert.Equal(10, (await learner.SubmitAsync(attempt))["score"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task After_handing_in_nothing_can_be_changed()
    {
        var learner = host.Learner();
        var attempt = await learner.StartAsync(await host.SimpleQuizAsync());
        await learner.SubmitAsync(attempt);

        await (await learner.AnswerAsync(attempt, 1, ["A"])).ShouldRefuseAsync(HttpStatusCode.Conflict, "attempt.submitted");
    }

    [Fact]
    public async Task An_answer_saved_while_handing_in_either_counts_or_is_refused()
    {
        var learner = host.Learner();
        for (var round = 0; round < 10; round++)
        {
            var attempt = await learner.StartAsync(await host.SimpleQuizAsync(questions: 1));
            var right = QuizDesk.Right(attempt["questions"]![0]!);

            var saving = learner.AnswerAsync(attempt, 1, right);
            var handing = learner.SubmitAsync(attempt);
            await Task.WhenAll(saving, handing);

            var acknowledged = (await saving).StatusCode is HttpStatusCode.OK;
            Assert.Equal(acknowledged ? 10 : 0, (await handing)["score"]!.GetValue<decimal>());
        }
    }

    [Fact]
    public async Task The_deadline_and_the_last_answers_race_and_every_acknowledged_answer_counts()
    {
        var learner = host.Learner();
        var attempt = await learner.StartAsync(await host.SimpleQuizAsync(questions: 8));
        var id = QuizDesk.Id(attempt);
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync(
            $"update quiz_attempts set deadline = clock_timestamp() + interval '150 milliseconds', accept_until = clock_timestamp() + interval '150 milliseconds' where id = {id}"));

        var saved = 0;
        foreach (var question in attempt["questions"]!.AsArray())
        {
            var response = await learner.AnswerAsync(attempt, question!["number"]!.GetValue<int>(), QuizDesk.Right(question));
            saved += response.StatusCode is HttpStatusCode.OK ? 1 : 0;
            await Task.Delay(40);
        }

        await QuizDesk.EventuallyAsync(async () => await host.EventsAsync("QuizCompleted", id) > 0, "Nobody ended the attempt.");
        Assert.Equal(saved * 10, (await learner.SubmitAsync(attempt))["score"]!.GetValue<decimal>());
        Assert.True(saved < 8, "The deadline never came between.");
    }

    [Fact]
    public async Task If_the_event_cannot_be_written_nothing_is()
    {
        var learner = host.Learner();
        var attempt = await learner.StartAsync(await host.SimpleQuizAsync());
        await learner.AnswerAllAsync(attempt);
        await SqlAsync($"""
            create or replace function refuse_event() returns trigger language plpgsql as $$ begin
                if new.body ->> 'attemptId' = '{QuizDesk.Id(attempt)}' then raise exception 'the outbox is out of order'; end if;
                return new; end $$;
            create trigger refuse before insert on outbox_messages for each row execute function refuse_event();
            """);

        var failed = await learner.PostAsync($"{Root}/attempts/{QuizDesk.Id(attempt)}/submission", null);
        var state = (await learner.GetJsonAsync($"{Root}/attempts/{QuizDesk.Id(attempt)}"))["state"]!.GetValue<string>();
        var entries = await EntriesAsync(attempt);
        // Not dropped: PostgreSQL locks the partitions before the table for that, and so may lock up with the relay.
        await SqlAsync("create or replace function refuse_event() returns trigger language plpgsql as $$ begin return new; end $$");
        var result = await learner.SubmitAsync(attempt);

        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Equal("InProgress", state);
        Assert.Equal(0, entries);
        Assert.Equal(40, result["score"]!.GetValue<decimal>());
        Assert.Equal(1, await host.EventsAsync("QuizCompleted", QuizDesk.Id(attempt)));

        Task SqlAsync(string statement) => host.InScopeAsync(db => db.Database.ExecuteSqlRawAsync(statement));
    }

    [Fact]
    public async Task An_overdue_attempt_makes_room_for_the_next_at_once()
    {
        var (quiz, learner) = (await host.SimpleQuizAsync(), host.Learner());
        var first = await learner.StartAsync(quiz);
        await host.LetTimeRunOutAsync(first);

        var second = await learner.StartAsync(quiz);

        Assert.NotEqual(QuizDesk.Id(first), QuizDesk.Id(second));
        Assert.Equal(2, second["number"]!.GetValue<int>());
        await host.InScopeAsync(async db => Assert.Equal(
            AttemptState.Expired, (await db.Set<Attempt>().SingleAsync(attempt => attempt.Id == QuizDesk.Id(first))).State));
    }

    private Task<int> EntriesAsync(JsonNode attempt)
    {
        var id = QuizDesk.Id(attempt);
        return host.CountAsync($"select count(*)::int as \"Value\" from point_entries where occasion_id = {id}");
    }
}
