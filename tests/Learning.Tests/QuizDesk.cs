using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Demo;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.Tests;

/// <summary>What tests of quizzes do over and over. The right options of the made questions are those whose text begins with 对.</summary>
internal static class QuizDesk
{
    public const string Root = "/api/learning";

    public static HttpClient Office(this LearningHost host) => host.As(LearningHost.Office);

    public static HttpClient Learner(this LearningHost host) => host.As(LearningHost.Learner);

    public static Guid Person(string userName) => DemoOffice.Members.Single(member => member.UserName == userName).Id;

    /// <summary>Active questions in a category of their own.</summary>
    public static async Task<Guid> QuestionsAsync(
        this LearningHost host, int single = 0, int multiple = 0, int trueFalse = 0, int fillIn = 0, Difficulty difficulty = Difficulty.Easy)
    {
        var category = await host.Office().AddCategoryAsync();
        var contents = Enumerable.Range(1, single).Select(n => Content(QuestionType.SingleChoice, $"单选 {n} {category}", ["错甲", "对", "错乙", "错丙"], ["B"]))
            .Concat(Enumerable.Range(1, multiple).Select(n => Content(QuestionType.MultipleChoice, $"多选 {n} {category}", ["对甲", "错", "对乙", "对丙"], ["A", "C", "D"])))
            .Concat(Enumerable.Range(1, trueFalse).Select(n => Content(QuestionType.TrueFalse, $"判断 {n} {category}", [], ["T"])))
            .Concat(Enumerable.Range(1, fillIn).Select(n => Content(QuestionType.FillIn, $"填空 {n} {category}", [], ["一年|1 年", "支部大会"])))
            .ToList();
        await host.InScopeAsync(async db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var numbers = await db.TakeNumbersAsync(contents.Count, CancellationToken.None);
            foreach (var (content, number) in contents.Zip(numbers))
            {
                var question = Question.Draft(number, content, new Placement(category, difficulty, null), Person(LearningHost.Office), now);
                question.Activate(now);
                db.Add(question);
            }

            await db.SaveChangesAsync();
        });
        return category;
    }

    /// <summary>A quiz that is sound in all respects; tests change what they are about.</summary>
    public static JsonObject Settings(params JsonObject[] draws) => new()
    {
        ["title"] = $"微测试 {QuestionBankClient.Unique()}",
        ["description"] = "",
        ["draws"] = new JsonArray([.. draws]),
        ["timeLimitMinutes"] = 30,
        ["graceSeconds"] = 10,
        ["maxAttempts"] = 2,
        ["passPercent"] = 60,
        ["opensAt"] = TimeProvider.System.GetUtcNow().AddMinutes(-1),
        ["closesAt"] = TimeProvider.System.GetUtcNow().AddDays(1),
        ["shuffleQuestions"] = true,
        ["shuffleOptions"] = true,
        ["review"] = new JsonObject { ["score"] = "Immediately", ["answers"] = "Immediately", ["explanations"] = "Immediately" },
        ["audience"] = new JsonObject { ["branchIds"] = null },
    };

    public static JsonObject Draw(Guid? category, int count, string? type = null, string? difficulty = null, int pointsEach = 10) => new()
    {
        ["categoryId"] = category,
        ["type"] = type,
        ["difficulty"] = difficulty,
        ["count"] = count,
        ["pointsEach"] = pointsEach,
    };

    public static async Task<JsonNode> DraftAsync(this LearningHost host, JsonObject settings) =>
        await (await host.Office().PostAsJsonAsync($"{Root}/quizzes", settings)).ShouldBeAsync(HttpStatusCode.Created);

    public static async Task<Guid> PublishAsync(this LearningHost host, JsonObject settings)
    {
        var quiz = (await host.DraftAsync(settings))["id"]!.GetValue<Guid>();
        await (await host.Office().PostAsync($"{Root}/quizzes/{quiz}/publish", null)).ShouldBeAsync(HttpStatusCode.OK);
        return quiz;
    }

    /// <summary>A quiz of single choices worth 10 each, open now.</summary>
    public static async Task<Guid> SimpleQuizAsync(this LearningHost host, int questions = 4, Action<JsonObject>? change = null)
    {
        var settings = Settings(Draw(await host.QuestionsAsync(single: questions), questions));
        change?.Invoke(settings);
        return await host.PublishAsync(settings);
    }

    public static async Task<JsonNode> StartAsync(this HttpClient member, Guid quiz)
    {
        var response = await member.PostAsync($"{Root}/quizzes/{quiz}/attempts", null);
        return await response.ShouldBeAsync(response.StatusCode is HttpStatusCode.OK ? HttpStatusCode.OK : HttpStatusCode.Created);
    }

    public static Task<HttpResponseMessage> AnswerAsync(
        this HttpClient member, JsonNode attempt, int number, string[] answer, bool flagged = false, long? revision = null) =>
        member.PutAsJsonAsync($"{Root}/attempts/{Id(attempt)}/answers/{number}", new { answer, flagged, revision });

    /// <summary>Answers the first so many questions rightly and the others wrongly.</summary>
    public static async Task AnswerAllAsync(this HttpClient member, JsonNode attempt, int right = int.MaxValue)
    {
        foreach (var question in attempt["questions"]!.AsArray())
        {
            var number = question!["number"]!.GetValue<int>();
            await (await member.AnswerAsync(attempt, number, number <= right ? Right(question) : Wrong(question))).ShouldBeAsync(HttpStatusCode.OK);
        }
    }

    public static async Task<JsonNode> SubmitAsync(this HttpClient member, JsonNode attempt) =>
        await (await member.PostAsync($"{Root}/attempts/{Id(attempt)}/submission", null)).ShouldBeAsync(HttpStatusCode.OK);

    /// <summary>Begins, answers and hands in.</summary>
    public static async Task<JsonNode> TakeAsync(this HttpClient member, Guid quiz, int right = int.MaxValue)
    {
        var attempt = await member.StartAsync(quiz);
        await member.AnswerAllAsync(attempt, right);
        return await member.SubmitAsync(attempt);
    }

    public static string[] Right(JsonNode question) => question["type"]!.GetValue<string>() switch
    {
        "FillIn" => ["1年", "支部大会"],
        _ => Keys(question, right: true),
    };

    public static string[] Wrong(JsonNode question) => question["type"]!.GetValue<string>() switch
    {
        "FillIn" => ["两年", "支部大会"],
        _ => Keys(question, right: false)[..1],
    };

    public static Guid Id(JsonNode node) => node["id"]!.GetValue<Guid>();

    /// <summary>Lets an attempt's time run out.</summary>
    public static Task LetTimeRunOutAsync(this LearningHost host, JsonNode attempt)
    {
        var id = Id(attempt);
        return host.InScopeAsync(db => db.Database.ExecuteSqlAsync(
            $"update quiz_attempts set deadline = clock_timestamp() - interval '20 seconds', accept_until = clock_timestamp() - interval '10 seconds' where id = {id}"));
    }

    public static async Task<int> CountAsync(this LearningHost host, FormattableString query)
    {
        var count = 0;
        await host.InScopeAsync(async db => count = (await db.Database.SqlQuery<int>(query).ToListAsync()).Single());
        return count;
    }

    public static Task<int> EventsAsync(this LearningHost host, string type, Guid id) => host.CountAsync(
        $"select count(*)::int as \"Value\" from outbox_messages where event_type like {"%." + type} and (body ->> 'attemptId' = {Text(id)} or body ->> 'quizId' = {Text(id)})");

    public static async Task EventuallyAsync(Func<Task<bool>> holds, string otherwise)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await holds())
                return;
            await Task.Delay(100);
        }

        Assert.Fail(otherwise);
    }

    private static string Text(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);

    private static string[] Keys(JsonNode question, bool right) => [.. question["options"]!.AsArray()
        .Where(option => option!["text"]!.GetValue<string>().StartsWith('对') == right)
        .Select(option => option!["key"]!.GetValue<string>())];

    private static QuestionContent Content(QuestionType type, string stem, string[] options, string[] answer) => QuestionContent.Of(
        type, stem, options.Select((text, index) => new QuestionOption(((char)('A' + index)).ToString(), text)), answer, $"解析：{stem}");
}
