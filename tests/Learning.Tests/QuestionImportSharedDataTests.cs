using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PartyPlatform.Learning.QuestionImports;
using static PartyPlatform.Learning.Tests.QuestionBankClient;

namespace PartyPlatform.Learning.Tests;

/// <summary>The real files of the office, where they are at hand.</summary>
public sealed class QuestionImportSharedDataTests(LearningHost host)
{
    private readonly HttpClient _office = host.As(LearningHost.Office);

    [Fact]
    public async Task The_807_questions_are_read_counted_paged_and_committed()
    {
        var content = QuestionImportFiles.Shared("quiz/party-knowledge-807.docx");
        var category = await _office.AddCategoryAsync();

        var import = await (await _office.UploadAsync(content)).ShouldBeAsync(HttpStatusCode.Created);
        var counts = import["counts"]!;
        Assert.Equal("807 331 212 264", $"{counts["total"]} {counts["byType"]!["SingleChoice"]} {counts["byType"]!["MultipleChoice"]} {counts["byType"]!["TrueFalse"]}");
        Assert.Equal("11 0", $"{counts["duplicateStems"]} {counts["error"]}");
        Assert.Equal(807, counts["importable"]!.GetValue<int>() + counts["duplicate"]!.GetValue<int>());

        var path = $"{Root}/question-imports/{import["id"]}";
        Assert.Equal(Enumerable.Range(1, 807), await NumbersAsync(path));
        var duplicates = (await _office.GetJsonAsync($"{path}/rows?outcome=Duplicate&limit=100"))["items"]!.AsArray();
        Assert.Equal(counts["duplicate"]!.GetValue<int>(), duplicates.Count);
        Assert.All(duplicates, row => Assert.NotNull(row!["duplicateOf"]!["rowNumber"]));

        var result = await (await _office.PostAsJsonAsync($"{path}/commit", new { categoryId = category, activate = true })).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal($"{counts["importable"]} {counts["duplicate"]}", $"{result["imported"]} {result["skipped"]}");
        var again = await (await _office.UploadAsync(content)).ShouldBeAsync(HttpStatusCode.Created);
        Assert.Equal(807, again["counts"]!["duplicate"]!.GetValue<int>());
    }

    [Fact]
    public void The_807_questions_are_understood_in_well_under_two_seconds()
    {
        var content = QuestionImportFiles.Shared("quiz/party-knowledge-807.docx");
        var rows = QuestionReadingTests.Rows(content);

        // The best of some: other tests run at the same time, and it is the work that is measured, not the waiting.
        var best = Enumerable.Range(0, 5).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            QuestionReadingTests.Rows(content);
            return watch.Elapsed;
        });

        Assert.Equal(807, rows.Count);
        Assert.All(rows, row => Assert.DoesNotContain('\t', row.Stem));
        Assert.Equal(33, rows.Count(row => row.Options.Count > 4 && row.Options[4].Key == "E") + rows.Count(row => row.Options.Count > 5));
        Assert.True(best < TimeSpan.FromSeconds(2), $"{best}");
    }

    [Fact]
    public void Of_the_994_those_with_one_answer_a_blank_are_sound_and_the_others_say_why_not()
    {
        var rows = QuestionReadingTests.Rows(QuestionImportFiles.Shared("quiz/party-history-994.csv"));

        Assert.Equal(994, rows.Count);
        Assert.Equal(762, rows.Count(row => row.IsSound && row.Answer.Count == 1));
        Assert.Equal(10, rows.Count(row => row.IsSound && row.Answer.Count > 1));
        Assert.Equal(
            "5 217",
            $"{Failing(rows, "question.answer.missing")} {Failing(rows, "import.answer.several")}");
        Assert.DoesNotContain(rows, row => row.Stem.Contains("【出题", StringComparison.Ordinal));
        Assert.Equal("罗盛教", rows[0].Answer[0]);
    }

    private static int Failing(List<QuestionImportRow> rows, string code) =>
        rows.Count(row => !row.IsSound && row.Problems.Any(problem => problem.Code == code));

    private async Task<List<int>> NumbersAsync(string path)
    {
        var (numbers, cursor) = (new List<int>(), "");
        while (true)
        {
            var page = await _office.GetJsonAsync($"{path}/rows?limit=100{cursor}");
            numbers.AddRange(page["items"]!.AsArray().Select(row => row!["number"]!.GetValue<int>()));
            if (page["next"] is not JsonValue next)
                return numbers;
            cursor = $"&after={next}";
        }
    }
}
