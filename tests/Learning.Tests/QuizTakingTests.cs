using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Demo;
using PartyPlatform.Learning.Questions;
using PartyPlatform.Learning.Quizzes;

namespace PartyPlatform.Learning.Tests;

/// <summary>A member begins, answers, hands in and reads the result.</summary>
public sealed class QuizTakingTests(LearningHost host)
{
    private const string Root = QuizDesk.Root;

    [Fact]
    public async Task Right_answers_of_every_type_are_graded_right_however_the_options_stood()
    {
        var category = await host.QuestionsAsync(single: 3, multiple: 3, trueFalse: 2, fillIn: 2);
        var quiz = await host.PublishAsync(QuizDesk.Settings(QuizDesk.Draw(category, 10)));

        var result = await host.Learner().TakeAsync(quiz);

        Assert.Equal(100, result["score"]!.GetValue<decimal>());
        Assert.Equal(10, result["correctCount"]!.GetValue<int>());
        Assert.True(result["passed"]!.GetValue<bool>());
        Assert.Null(result["hidden"]);
        foreach (var question in result["questions"]!.AsArray())
        {
            Assert.Equal(10, question!["scored"]!.GetValue<int>());
            Assert.StartsWith("解析", question["explanation"]!.GetValue<string>(), StringComparison.Ordinal);
            if (question["type"]!.GetValue<string>() != "FillIn")
                Assert.Equal(Texts(question["answer"]!), Texts(question["given"]!).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task A_part_of_a_multiple_choice_and_a_wrong_blank_give_nothing()
    {
        var category = await host.QuestionsAsync(multiple: 1, fillIn: 1);
        var quiz = await host.PublishAsync(QuizDesk.Settings(QuizDesk.Draw(category, 1, "MultipleChoice"), QuizDesk.Draw(category, 1, "FillIn")));
        var learner = host.Learner();
        var attempt = await learner.StartAsync(quiz);
        foreach (var question in attempt["questions"]!.AsArray())
            await learner.AnswerAsync(attempt, question!["number"]!.GetValue<int>(), QuizDesk.Right(question)[..1]);

        var result = await learner.SubmitAsync(attempt);

        Assert.Equal(0, result["score"]!.GetValue<decimal>());
        Assert.False(result["passed"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_draw_honours_its_rules_and_no_question_comes_twice()
    {
        var (one, other) = (await host.QuestionsAsync(single: 6, multiple: 4), await host.QuestionsAsync(single: 5, difficulty: Difficulty.Hard));
        var quiz = await host.PublishAsync(QuizDesk.Settings(
            QuizDesk.Draw(one, 3, "SingleChoice", pointsEach: 3), QuizDesk.Draw(one, 2, "MultipleChoice", pointsEach: 4),
            QuizDesk.Draw(other, 4, null, "Hard", 2)));

        var attempt = await host.Learner().StartAsync(quiz);

        var questions = attempt["questions"]!.AsArray().Select(question => (
            Stem: question!["stem"]!.GetValue<string>(), Type: question["type"]!.GetValue<string>(), Points: question["points"]!.GetValue<int>())).ToList();
        Assert.Equal(9, questions.Select(question => question.Stem).Distinct().Count());
        Assert.Equal(3, questions.Count(question => question.Type == "SingleChoice" && question.Stem.EndsWith($"{one}", StringComparison.Ordinal) && question.Points == 3));
        Assert.Equal(2, questions.Count(question => question.Type == "MultipleChoice" && question.Stem.EndsWith($"{one}", StringComparison.Ordinal) && question.Points == 4));
        Assert.Equal(4, questions.Count(question => question.Stem.EndsWith($"{other}", StringComparison.Ordinal) && question.Points == 2));
    }

    [Fact]
    public async Task What_is_right_leaves_in_no_answer_before_handing_in()
    {
        var category = await host.QuestionsAsync(single: 2, multiple: 2, trueFalse: 1, fillIn: 1);
        var quiz = await host.PublishAsync(QuizDesk.Settings(QuizDesk.Draw(category, 6)));
        var learner = host.Learner();
        var attempt = await learner.StartAsync(quiz);
        var answers = new List<JsonNode> { attempt };
        answers.Add(await (await learner.AnswerAsync(attempt, 1, [])).ShouldBeAsync(HttpStatusCode.OK));
        foreach (var path in new[] { $"attempts/{QuizDesk.Id(attempt)}", "my/quizzes", $"my/quizzes/{quiz}", "my/today", "my/points", $"my/points/entries" })
            answers.Add(await learner.GetJsonAsync($"{Root}/{path}"));
        answers.Add(await (await learner.GetAsync($"{Root}/attempts/{QuizDesk.Id(attempt)}/result")).ShouldRefuseAsync(HttpStatusCode.Conflict, "attempt.inProgress"));
        answers.Add(await (await learner.PostAsync($"{Root}/quizzes/{quiz}/attempts", null)).ShouldBeAsync(HttpStatusCode.OK));

        foreach (var answer in answers)
        {
            Assert.Empty(Names(answer).Intersect(["answer", "correct", "explanation", "seed", "versionId", "scored", "results"]));
            Assert.DoesNotContain("解析", answer.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("支部大会", answer.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_member_goes_on_where_the_phone_broke_off()
    {
        var learner = host.Learner();
        var attempt = await learner.StartAsync(await host.SimpleQuizAsync());
        await learner.AnswerAsync(attempt, 2, ["B"], flagged: true, revision: 7);

        var again = await learner.StartAsync(attempt["quizId"]!.GetValue<Guid>());

        Assert.Equal(QuizDesk.Id(attempt), QuizDesk.Id(again));
        Assert.Equal("B", again["answers"]!["2"]![0]!.GetValue<string>());
        Assert.Equal(2, Assert.Single(again["flags"]!.AsArray())!.GetValue<int>());
        Assert.Equal(7, again["revision"]!.GetValue<long>());
        Assert.True(JsonNode.DeepEquals(attempt["questions"], again["questions"]));
        Assert.Equal(QuizDesk.Id(attempt), (await learner.GetJsonAsync($"{Root}/my/quizzes/{attempt["quizId"]}"))["openAttemptId"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task Twenty_taps_at_once_begin_one_attempt()
    {
        var (quiz, learner) = (await host.SimpleQuizAsync(), host.Learner());

        var started = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => learner.StartAsync(quiz)));

        Assert.Single(started.Select(QuizDesk.Id).Distinct());
        Assert.Equal(1, await host.CountAsync($"select count(*)::int as \"Value\" from quiz_attempts where quiz_id = {quiz}"));
    }

    [Fact]
    public async Task A_start_that_is_repeated_with_its_key_gives_the_same_attempt_even_after_it_is_over()
    {
        var (quiz, learner, key) = (await host.SimpleQuizAsync(), host.Learner(), QuestionBankClient.Unique());

        var first = await (await SendAsync()).ShouldBeAsync(HttpStatusCode.Created);
        await learner.SubmitAsync(first);
        var second = await (await SendAsync()).ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal(QuizDesk.Id(first), QuizDesk.Id(second));
        Assert.Equal("Submitted", second["state"]!.GetValue<string>());

        Task<HttpResponseMessage> SendAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/quizzes/{quiz}/attempts");
            request.Headers.Add("Idempotency-Key", key);
            return learner.SendAsync(request);
        }
    }

    [Fact]
    public async Task After_the_last_attempt_there_is_no_other_and_the_best_counts()
    {
        var (quiz, learner) = (await host.SimpleQuizAsync(), host.Learner());
        await learner.TakeAsync(quiz, right: 3);
        var second = await learner.TakeAsync(quiz, right: 1);

        await (await learner.PostAsync($"{Root}/quizzes/{quiz}/attempts", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "quiz.noAttemptsLeft");

        Assert.Equal(30, second["previousScore"]!.GetValue<decimal>());
        var mine = await learner.GetJsonAsync($"{Root}/my/quizzes/{quiz}");
        Assert.Equal(30, mine["bestScore"]!.GetValue<decimal>());
        Assert.Equal(2, mine["attemptsUsed"]!.GetValue<int>());
        Assert.Equal(second["attemptId"]!.GetValue<Guid>(), mine["lastAttemptId"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task A_quiz_that_is_not_open_yet_waits()
    {
        var quiz = await host.SimpleQuizAsync(change: settings => settings["opensAt"] = TimeProvider.System.GetUtcNow().AddHours(1));

        await (await host.Learner().PostAsync($"{Root}/quizzes/{quiz}/attempts", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "quiz.notOpen");
    }

    [Fact]
    public async Task A_quiz_for_another_branch_does_not_exist_for_a_member()
    {
        var branch = DemoOffice.Members.Single(member => member.UserName == "shen.qinghe").BranchId;
        var quiz = await host.SimpleQuizAsync(change: settings => settings["audience"] = new JsonObject { ["branchIds"] = new JsonArray(branch) });

        await (await host.Learner().PostAsync($"{Root}/quizzes/{quiz}/attempts", null)).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await host.Learner().GetAsync($"{Root}/my/quizzes/{quiz}")).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        Assert.DoesNotContain(quiz.ToString(), (await host.Learner().GetJsonAsync($"{Root}/my/quizzes")).ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull(await host.As("shen.qinghe").StartAsync(quiz));
    }

    [Fact]
    public async Task A_temporary_branch_is_an_audience_too()
    {
        var guest = DemoOffice.Members.First(member => member.TemporaryBranchId is not null);
        var quiz = await host.SimpleQuizAsync(change: settings => settings["audience"] = new JsonObject { ["branchIds"] = new JsonArray(guest.TemporaryBranchId) });

        Assert.NotNull(await host.As(guest.Id).StartAsync(quiz));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/result")]
    [InlineData("POST", "/submission")]
    [InlineData("PUT", "/answers/1")]
    public async Task Somebody_elses_attempt_does_not_exist(string method, string path)
    {
        var attempt = await host.Learner().StartAsync(await host.SimpleQuizAsync());
        var address = $"{Root}/attempts/{QuizDesk.Id(attempt)}{path}";

        await (await host.Office().SendAsync(Request())).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await host.Anonymous().SendAsync(Request())).ShouldRefuseAsync(HttpStatusCode.Unauthorized, "auth.required");

        Assert.Equal("InProgress", (await host.Learner().GetJsonAsync($"{Root}/attempts/{QuizDesk.Id(attempt)}"))["state"]!.GetValue<string>());

        HttpRequestMessage Request() => new(new HttpMethod(method), address)
        {
            Content = method == "PUT" ? JsonContent.Create(new { answer = new[] { "A" }, flagged = false }) : null,
        };
    }

    [Fact]
    public async Task A_save_that_arrives_late_does_not_overwrite_a_newer_one()
    {
        var learner = host.Learner();
        var attempt = await learner.StartAsync(await host.SimpleQuizAsync());

        await learner.AnswerAsync(attempt, 1, ["C"], revision: 9);
        await (await learner.AnswerAsync(attempt, 1, ["A"], flagged: true, revision: 4)).ShouldBeAsync(HttpStatusCode.OK);
        await (await learner.AnswerAsync(attempt, 2, ["D"], revision: 5)).ShouldBeAsync(HttpStatusCode.OK);

        var read = await learner.GetJsonAsync($"{Root}/attempts/{QuizDesk.Id(attempt)}");
        Assert.Equal("C", read["answers"]!["1"]![0]!.GetValue<string>());
        Assert.Equal("D", read["answers"]!["2"]![0]!.GetValue<string>());
        Assert.Empty(read["flags"]!.AsArray());
        Assert.Equal(9, read["revision"]!.GetValue<long>());
    }

    [Fact]
    public async Task Saves_without_a_revision_count_in_the_order_of_their_arrival()
    {
        var learner = host.Learner();
        var attempt = await learner.StartAsync(await host.SimpleQuizAsync());

        foreach (var key in "ABAC")
            await (await learner.AnswerAsync(attempt, 1, [key.ToString()])).ShouldBeAsync(HttpStatusCode.OK);

        var read = await learner.GetJsonAsync($"{Root}/attempts/{QuizDesk.Id(attempt)}");
        Assert.Equal("C", read["answers"]!["1"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task Shuffled_and_doubled_saves_end_with_the_newest()
    {
        var learner = host.Learner();
        var attempt = await learner.StartAsync(await host.SimpleQuizAsync());
        var order = Enumerable.Range(1, 12).SelectMany(revision => new[] { revision, revision }).ToArray();
        new Random(20261123).Shuffle(order);

        await Task.WhenAll(order.Select(revision => learner.AnswerAsync(attempt, 3, ["ABCD"[revision % 4].ToString()], revision: revision)));

        var read = await learner.GetJsonAsync($"{Root}/attempts/{QuizDesk.Id(attempt)}");
        Assert.Equal("A", read["answers"]!["3"]![0]!.GetValue<string>());
        Assert.Equal(12, read["revision"]!.GetValue<long>());
    }

    [Theory]
    [InlineData(1, """{"answer":["Z"],"flagged":false}""", HttpStatusCode.BadRequest, "attempt.answer")]
    [InlineData(1, """{"answer":["A","B"],"flagged":false}""", HttpStatusCode.BadRequest, "attempt.answer")]
    [InlineData(1, """{"answer":null,"flagged":false}""", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData(1, """{"answer":["A"],"flagged":false,"score":100}""", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData(1, """{"answer":["A"],"flagged":false,"revision":0}""", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData(0, """{"answer":["A"],"flagged":false}""", HttpStatusCode.NotFound, "resource.notFound")]
    [InlineData(5, """{"answer":["A"],"flagged":false}""", HttpStatusCode.NotFound, "resource.notFound")]
    public async Task An_answer_that_does_not_fit_is_refused(int number, string body, HttpStatusCode status, string code)
    {
        var attempt = await host.Learner().StartAsync(await host.SimpleQuizAsync());

        var response = await host.Learner().PutAsync(
            $"{Root}/attempts/{QuizDesk.Id(attempt)}/answers/{number}", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        await response.ShouldRefuseAsync(status, code);
    }

    [Fact]
    public async Task An_answer_can_be_taken_back()
    {
        var learner = host.Learner();
        var attempt = await learner.StartAsync(await host.SimpleQuizAsync(questions: 1));
        await learner.AnswerAllAsync(attempt);
        await (await learner.AnswerAsync(attempt, 1, [])).ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal(0, (await learner.SubmitAsync(attempt))["score"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task A_question_that_is_rewritten_meanwhile_is_graded_as_it_was_drawn()
    {
        var category = await host.QuestionsAsync(single: 1);
        var learner = host.Learner();
        var attempt = await learner.StartAsync(await host.PublishAsync(QuizDesk.Settings(QuizDesk.Draw(category, 1))));
        await host.InScopeAsync(async db =>
        {
            var version = await db.CurrentVersions().SingleAsync(v => v.CategoryId == category);
            var question = await db.Set<Question>().SingleAsync(q => q.Id == version.QuestionId);
            question.Edit(
                QuestionContent.Of(version.Type, "改过的题", version.Options, ["A"], null), new Placement(category, Difficulty.Easy, null), Guid.Empty,
                TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync();
        });

        await learner.AnswerAllAsync(attempt);
        var result = await learner.SubmitAsync(attempt);

        Assert.Equal(10, result["score"]!.GetValue<decimal>());
        Assert.StartsWith("单选", result["questions"]![0]!["stem"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probationary_member_takes_part_and_gets_no_grade()
    {
        var quiz = await host.SimpleQuizAsync();

        // The only probationary member that takes a quiz here, so no cap of the day stands in the way of the points.
        var result = await host.As("bai.ruoxi").TakeAsync(quiz);

        var id = result["attemptId"]!.GetValue<Guid>();
        await host.InScopeAsync(async db => Assert.False((await db.Set<Attempt>().SingleAsync(a => a.Id == id)).CountsForGrade));
        Assert.Equal(1, await host.CountAsync(
            $"select count(*)::int as \"Value\" from outbox_messages where body ->> 'attemptId' = {id.ToString()} and body ->> 'countsForGrade' = 'false'"));
        Assert.Equal(12, result["pointsEarned"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("AfterClose")]
    [InlineData("Never")]
    public async Task What_may_not_be_seen_is_not_sent(string moment)
    {
        var quiz = await host.SimpleQuizAsync(change: settings => settings["review"] = new JsonObject
        {
            ["score"] = moment,
            ["answers"] = moment,
            ["explanations"] = moment,
        });
        var learner = host.Learner();

        var result = await learner.TakeAsync(quiz);

        foreach (var name in new[] { "score", "passed", "correctCount", "pointsEarned", "questions", "previousScore" })
            Assert.Null(result[name]);
        Assert.Equal(3, result["hidden"]!["parts"]!.AsArray().Count);
        Assert.Equal(moment == "Never" ? 3 : 0, result["hidden"]!["never"]!.AsArray().Count);
        Assert.Equal(moment == "AfterClose", result["hidden"]!["answersFrom"] is not null);
        Assert.Null((await learner.GetJsonAsync($"{Root}/my/quizzes/{quiz}"))["bestScore"]);
        Assert.DoesNotContain(" 40 分", (await learner.GetJsonAsync($"{Root}/my/points")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_close_and_its_grace_all_is_shown()
    {
        var quiz = await host.SimpleQuizAsync(change: settings => settings["review"] = new JsonObject
        {
            ["score"] = "Immediately",
            ["answers"] = "AfterClose",
            ["explanations"] = "AfterClose",
        });
        var learner = host.Learner();
        var before = await learner.TakeAsync(quiz, right: 2);
        var address = $"{Root}/attempts/{before["attemptId"]}/result";

        await (await host.Office().PostAsync($"{Root}/quizzes/{quiz}/close", null)).ShouldBeAsync(HttpStatusCode.OK);
        var withinGrace = await learner.GetJsonAsync(address);
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"update quizzes set reveals_at = clock_timestamp() - interval '1 second' where id = {quiz}"));
        var after = await learner.GetJsonAsync(address);

        foreach (var result in new[] { before, withinGrace })
            foreach (var question in result["questions"]!.AsArray())
            {
                Assert.Null(question!["answer"]);
                Assert.Null(question["explanation"]);
            }

        Assert.Equal(20, before["score"]!.GetValue<decimal>());
        Assert.All(after["questions"]!.AsArray(), question => Assert.NotNull(question!["answer"]));
        Assert.Null(after["hidden"]);
    }

    [Fact]
    public async Task Today_names_what_is_open_and_then_what_was_begun_and_not_what_is_done()
    {
        var (quiz, learner) = (await host.SimpleQuizAsync(), host.As("member018"));

        Assert.Equal(("quiz", $"/learn/quizzes/{quiz}"), await TaskAsync());
        var attempt = await learner.StartAsync(quiz);
        Assert.Equal(("attempt", $"/learn/attempts/{QuizDesk.Id(attempt)}"), await TaskAsync());
        await learner.SubmitAsync(attempt);
        Assert.Null(await TaskAsync());
        await (await host.Anonymous().GetAsync($"{Root}/my/today")).ShouldRefuseAsync(HttpStatusCode.Unauthorized, "auth.required");

        async Task<(string Kind, string Link)?> TaskAsync()
        {
            var title = (await learner.GetJsonAsync($"{Root}/my/quizzes/{quiz}"))["title"]!.GetValue<string>();
            var task = (await learner.GetJsonAsync($"{Root}/my/today"))["items"]!.AsArray().SingleOrDefault(item => item!["title"]!.GetValue<string>() == title);
            return task is null ? null : (task["kind"]!.GetValue<string>(), task["link"]!.GetValue<string>());
        }
    }

    private static IEnumerable<string> Texts(JsonNode array) => array.AsArray().Select(item => item!.GetValue<string>());

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(property => Names(property.Value).Prepend(property.Key)),
        JsonArray items => items.SelectMany(Names),
        _ => [],
    };
}
