using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Learning.Tests;

/// <summary>What the Party office does with quizzes.</summary>
public sealed class QuizOfficeTests(LearningHost host)
{
    private const string Root = QuizDesk.Root;

    [Fact]
    public async Task A_draft_is_read_back_as_it_was_written()
    {
        var settings = QuizDesk.Settings(QuizDesk.Draw(await host.QuestionsAsync(single: 2), 2, "SingleChoice", "Easy", 5));

        var quiz = await host.DraftAsync(settings);
        var read = await host.Office().GetJsonAsync($"{Root}/quizzes/{QuizDesk.Id(quiz)}");

        Assert.Equal("Draft", read["state"]!.GetValue<string>());
        Assert.Equal(2, read["questionCount"]!.GetValue<int>());
        Assert.Equal(10, read["totalPoints"]!.GetValue<int>());
        foreach (var name in new[] { "title", "draws", "timeLimitMinutes", "maxAttempts", "review", "audience" })
            Assert.True(JsonNode.DeepEquals(settings[name], read[name]), $"{name}: {read[name]}");
    }

    [Fact]
    public async Task The_same_draft_sent_twice_is_one_quiz_and_the_same_key_with_another_body_is_refused()
    {
        var (settings, key) = (QuizDesk.Settings(), QuestionBankClient.Unique());

        var first = await SendAsync(settings);
        var second = await SendAsync(settings);
        settings["title"] = "另一份";
        var other = await SendAsync(settings);

        Assert.Equal(QuizDesk.Id(await first.ShouldBeAsync(HttpStatusCode.Created)), QuizDesk.Id(await second.ShouldBeAsync(HttpStatusCode.Created)));
        await other.ShouldRefuseAsync(HttpStatusCode.BadRequest, "idempotency.reused");

        Task<HttpResponseMessage> SendAsync(JsonObject body)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/quizzes") { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", key);
            return host.Office().SendAsync(request);
        }
    }

    [Fact]
    public async Task A_change_needs_the_version_it_is_based_on()
    {
        var settings = QuizDesk.Settings();
        var path = $"{Root}/quizzes/{QuizDesk.Id(await host.DraftAsync(settings))}";
        var version = (await host.Office().GetAsync(path)).Headers.ETag!.Tag;
        settings["title"] = "改过的名称";

        await (await host.Office().PutAsync(path, settings, null)).ShouldRefuseAsync((HttpStatusCode)428, "version.required");
        var changed = await host.Office().PutAsync(path, settings, version);
        await (await host.Office().PutAsync(path, settings, version)).ShouldRefuseAsync(HttpStatusCode.PreconditionFailed, "version.stale");

        Assert.Equal("改过的名称", (await changed.ShouldBeAsync(HttpStatusCode.OK))["title"]!.GetValue<string>());
        Assert.NotEqual(version, changed.Headers.ETag!.Tag);
    }

    [Theory]
    [InlineData("title", "\"\"")]
    [InlineData("maxAttempts", "0")]
    [InlineData("passPercent", "101")]
    [InlineData("timeLimitMinutes", "0")]
    [InlineData("draws", """[{"categoryId":null,"type":null,"difficulty":null,"count":0,"pointsEach":1}]""")]
    [InlineData("draws", "null")]
    [InlineData("review", """{"score":"Sometimes","answers":"Never","explanations":"Never"}""")]
    [InlineData("audience", """{"branchIds":[]}""")]
    [InlineData("state", "\"Published\"")]
    public async Task What_makes_no_sense_is_refused(string member, string value)
    {
        var settings = QuizDesk.Settings();
        settings[member] = JsonNode.Parse(value);

        var response = await host.Office().PostAsJsonAsync($"{Root}/quizzes", settings);

        await response.ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task The_check_of_the_draw_says_what_the_bank_has()
    {
        var category = await host.QuestionsAsync(single: 4, trueFalse: 1);
        var quiz = await host.DraftAsync(QuizDesk.Settings(QuizDesk.Draw(category, 3, "SingleChoice"), QuizDesk.Draw(category, 3)));

        var check = await host.Office().GetJsonAsync($"{Root}/quizzes/{QuizDesk.Id(quiz)}/draw-check");

        Assert.Equal([4, 5], check["rows"]!.AsArray().Select(row => row!["available"]!.GetValue<int>()));
        Assert.Equal(75, check["rows"]![0]!["overlapPercent"]!.GetValue<int>());
        Assert.Equal(6, check["wanted"]!.GetValue<int>());
        Assert.Equal(5, check["available"]!.GetValue<int>());
        Assert.False(check["publishable"]!.GetValue<bool>());
        Assert.Equal(1, check["shortage"]!["row"]!.GetValue<int>());
        Assert.Equal(2, check["shortage"]!["available"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_quiz_with_too_few_questions_is_not_published_and_says_which_rule()
    {
        var quiz = await host.DraftAsync(QuizDesk.Settings(QuizDesk.Draw(await host.QuestionsAsync(single: 2), 3)));

        var problem = await (await host.Office().PostAsync($"{Root}/quizzes/{QuizDesk.Id(quiz)}/publish", null))
            .ShouldRefuseAsync(HttpStatusCode.Conflict, "quiz.tooFewQuestions");

        Assert.Equal((0, 3, 2), (problem["row"]!.GetValue<int>(), problem["wanted"]!.GetValue<int>(), problem["available"]!.GetValue<int>()));
        Assert.Equal(0, await host.EventsAsync("QuizPublished", QuizDesk.Id(quiz)));
    }

    [Theory]
    [InlineData("draws", "[]", "quiz.empty")]
    [InlineData("closesAt", "\"2020-01-01T00:00:00Z\"", "quiz.window")]
    [InlineData("audience", """{"branchIds":["0199f000-0000-7000-8000-000000000000"]}""", "quiz.audience")]
    public async Task An_unfinished_quiz_is_not_published(string member, string value, string code)
    {
        var settings = QuizDesk.Settings(QuizDesk.Draw(await host.QuestionsAsync(single: 1), 1));
        settings[member] = JsonNode.Parse(value);
        var quiz = await host.DraftAsync(settings);

        await (await host.Office().PostAsync($"{Root}/quizzes/{QuizDesk.Id(quiz)}/publish", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, code);
    }

    [Fact]
    public async Task A_quiz_without_limit_and_end_is_not_published()
    {
        var settings = QuizDesk.Settings(QuizDesk.Draw(await host.QuestionsAsync(single: 1), 1));
        settings["timeLimitMinutes"] = null;
        settings["closesAt"] = null;
        var quiz = await host.DraftAsync(settings);

        await (await host.Office().PostAsync($"{Root}/quizzes/{QuizDesk.Id(quiz)}/publish", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "quiz.noEnd");
    }

    [Fact]
    public async Task Publishing_tells_the_others_once_and_happens_once()
    {
        var quiz = await host.SimpleQuizAsync();

        await (await host.Office().PostAsync($"{Root}/quizzes/{quiz}/publish", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "quiz.alreadyPublished");

        Assert.Equal(1, await host.EventsAsync("QuizPublished", quiz));
    }

    [Fact]
    public async Task A_published_quiz_keeps_its_rules_and_moving_its_end_moves_who_is_answering()
    {
        var settings = QuizDesk.Settings(QuizDesk.Draw(await host.QuestionsAsync(single: 2), 2));
        var quiz = await host.PublishAsync(settings);
        var attempt = await host.Learner().StartAsync(quiz);
        var path = $"{Root}/quizzes/{quiz}";
        var end = TimeProvider.System.GetUtcNow().AddMinutes(5);

        settings["passPercent"] = 10;
        await (await host.Office().PutAsync(path, settings, await TagAsync(path))).ShouldRefuseAsync(HttpStatusCode.Conflict, "quiz.published");
        settings["passPercent"] = 60;
        settings["closesAt"] = end;
        await (await host.Office().PutAsync(path, settings, await TagAsync(path))).ShouldBeAsync(HttpStatusCode.OK);

        var moved = (await host.Learner().GetJsonAsync($"{Root}/attempts/{QuizDesk.Id(attempt)}"))["deadline"]!.GetValue<DateTimeOffset>();
        Assert.Equal(end, moved, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Closing_ends_the_quiz_and_the_attempts_that_are_open()
    {
        var quiz = await host.SimpleQuizAsync(change: settings => settings["graceSeconds"] = 0);
        var attempt = await host.Learner().StartAsync(quiz);
        await host.Learner().AnswerAllAsync(attempt);

        var closed = await (await host.Office().PostAsync($"{Root}/quizzes/{quiz}/close", null)).ShouldBeAsync(HttpStatusCode.OK);
        await (await host.Office().PostAsync($"{Root}/quizzes/{quiz}/close", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "quiz.notPublished");

        Assert.Equal("Closed", closed["state"]!.GetValue<string>());
        await (await host.As("zhou.wangshu").PostAsync($"{Root}/quizzes/{quiz}/attempts", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "quiz.closed");
        await QuizDesk.EventuallyAsync(async () => await host.EventsAsync("QuizCompleted", QuizDesk.Id(attempt)) == 1, "The open attempt was not ended.");
        var result = await host.Learner().GetJsonAsync($"{Root}/attempts/{QuizDesk.Id(attempt)}/result");
        Assert.Equal(40, result["score"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task A_window_that_ended_closes_the_quiz_by_itself()
    {
        var quiz = await host.SimpleQuizAsync();
        await host.InScopeAsync(db => db.Database.ExecuteSqlAsync($"update quizzes set closes_at = clock_timestamp() - interval '1 second' where id = {quiz}"));

        await QuizDesk.EventuallyAsync(
            async () => (await host.Office().GetJsonAsync($"{Root}/quizzes/{quiz}"))["state"]!.GetValue<string>() == "Closed", "Nobody closed it.");
    }

    [Fact]
    public async Task A_draft_can_be_thrown_away_and_a_published_quiz_cannot()
    {
        var draft = $"{Root}/quizzes/{QuizDesk.Id(await host.DraftAsync(QuizDesk.Settings()))}";
        var published = $"{Root}/quizzes/{await host.SimpleQuizAsync()}";

        await (await DeleteAsync(published)).ShouldRefuseAsync(HttpStatusCode.Conflict, "quiz.alreadyPublished");
        await (await DeleteAsync(draft)).ShouldBeAsync(HttpStatusCode.NoContent);
        await (await host.Office().GetAsync(draft)).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");

        async Task<HttpResponseMessage> DeleteAsync(string path)
        {
            var request = new HttpRequestMessage(HttpMethod.Delete, path);
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(await TagAsync(path)));
            return await host.Office().SendAsync(request);
        }
    }

    [Fact]
    public async Task The_list_is_paged_both_ways_and_counts_who_took_part()
    {
        var mark = QuestionBankClient.Unique();
        for (var number = 1; number <= 5; number++)
            await host.DraftAsync(Named($"{mark} {number}"));

        var first = await ListAsync("");
        var second = await ListAsync($"&after={first["next"]}");
        var third = await ListAsync($"&after={second["next"]}");
        var back = await ListAsync($"&before={third["previous"]}");

        Assert.Equal([$"{mark} 5", $"{mark} 4"], Titles(first));
        Assert.Equal([$"{mark} 3", $"{mark} 2"], Titles(second));
        Assert.Equal([$"{mark} 1"], Titles(third));
        Assert.Null(third["next"]);
        Assert.Equal(Titles(second), Titles(back));
        Assert.Null(first["previous"]);

        async Task<JsonNode> ListAsync(string page) => await host.Office().GetJsonAsync($"{Root}/quizzes?q={mark}&limit=2{page}");
        static string[] Titles(JsonNode page) => [.. page["items"]!.AsArray().Select(item => item!["title"]!.GetValue<string>())];
        static JsonObject Named(string title)
        {
            var settings = QuizDesk.Settings();
            settings["title"] = title;
            return settings;
        }
    }

    [Fact]
    public async Task A_cursor_of_ones_own_making_is_refused() =>
        await (await host.Office().GetAsync($"{Root}/quizzes?after=abc")).ShouldRefuseAsync(HttpStatusCode.BadRequest, "paging.cursor");

    [Fact]
    public async Task Drafts_are_the_offices_alone()
    {
        var draft = await host.DraftAsync(QuizDesk.Settings());
        var title = Uri.EscapeDataString(draft["title"]!.GetValue<string>());

        Assert.Empty((await host.As("gu.xingzhi").GetJsonAsync($"{Root}/quizzes?q={title}"))["items"]!.AsArray());
        Assert.Single((await host.Office().GetJsonAsync($"{Root}/quizzes?q={title}"))["items"]!.AsArray());
        await (await host.As("gu.xingzhi").GetAsync($"{Root}/quizzes/{QuizDesk.Id(draft)}/statistics")).ShouldBeAsync(HttpStatusCode.NotFound);
        await (await host.Learner().PostAsync($"{Root}/quizzes/{QuizDesk.Id(draft)}/attempts", null)).ShouldBeAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("GET", "quizzes")]
    [InlineData("POST", "quizzes")]
    [InlineData("GET", "quizzes/{id}")]
    [InlineData("PUT", "quizzes/{id}")]
    [InlineData("DELETE", "quizzes/{id}")]
    [InlineData("GET", "quizzes/{id}/draw-check")]
    [InlineData("GET", "quizzes/{id}/statistics")]
    [InlineData("POST", "quizzes/{id}/publish")]
    [InlineData("POST", "quizzes/{id}/close")]
    [InlineData("POST", "points/entries/{id}/reversal")]
    public async Task Members_and_strangers_have_no_business_at_the_desk(string method, string path)
    {
        var address = $"{Root}/{path.Replace("{id}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)}";

        await (await host.Anonymous().SendAsync(new HttpRequestMessage(new HttpMethod(method), address)))
            .ShouldRefuseAsync(HttpStatusCode.Unauthorized, "auth.required");
        await (await host.Learner().SendAsync(new HttpRequestMessage(new HttpMethod(method), address)))
            .ShouldRefuseAsync(HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/draw-check")]
    [InlineData("GET", "/statistics")]
    [InlineData("POST", "/publish")]
    [InlineData("POST", "/close")]
    public async Task An_unknown_quiz_is_not_found(string method, string path) =>
        await (await host.Office().SendAsync(new HttpRequestMessage(new HttpMethod(method), $"{Root}/quizzes/{Guid.CreateVersion7()}{path}")))
            .ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");

    private async Task<string> TagAsync(string path) => (await host.Office().GetAsync(path)).Headers.ETag!.Tag;
}
