using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Learning.QuestionImports;
using PartyPlatform.Learning.Questions;
using PartyPlatform.ServiceDefaults.Time;
using PartyPlatform.Tables;

namespace PartyPlatform.Learning.QuestionExports;

/// <summary>
/// The bank as a table that the import reads again. What could be taken for a formula is made harmless. The archive is
/// written to a file first: its end cannot be known before its beginning is compressed, and memory must not hold the bank.
/// </summary>
internal static class ExportXlsx
{
    private static readonly string[] Header =
    [
        "题型", "题干", .. Enumerable.Range(0, QuestionContent.MostOptions).Select(option => $"选项{(char)('A' + option)}"),
        "答案", "解析", "难度", "分类", "编号", "状态", "来源", "更新时间",
    ];

    private static readonly int[] Widths = [8, 60, .. Enumerable.Repeat(20, QuestionContent.MostOptions), 14, 40, 8, 20, 10, 8, 24, 18];

    public static async Task<FileStreamHttpResult> Handle(
        [AsParameters] QuestionQuery query, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920, FileOptions.DeleteOnClose);
        try
        {
            await Workbook.WriteAsync(file, "题目", Widths, Header, ExportedQuestion.ReadAsync(db, query).Select(Line), cancellationToken);
            file.Position = 0;
            return TypedResults.Stream(file, Workbook.MediaType, ExportName.Of("xlsx", clock));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static IReadOnlyList<string?> Line(ExportedQuestion question)
    {
        var content = question.Content;
        var options = content.Type is QuestionType.TrueFalse ? [] : content.Options;
        return
        [
            DownloadReport.WordOf(content.Type), content.Stem,
            .. Enumerable.Range(0, QuestionContent.MostOptions).Select(option => option < options.Count ? options[option].Text : ""),
            AnswerOf(content), content.Explanation, WordOf(question.Difficulty), question.Category, question.Label, WordOf(question.State), question.Source,
            question.UpdatedAt.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        ];
    }

    private static string AnswerOf(QuestionContent content) => content.Type switch
    {
        QuestionType.TrueFalse => content.Answer is [QuestionContent.True] ? "对" : "错",
        QuestionType.FillIn => string.Join('；', content.Answer),
        // The table's columns are the letters, whatever the keys were.
        _ => string.Concat(content.Options.Select((option, index) => (option.Key, Letter: (char)('A' + index)))
            .Where(option => content.Answer.Contains(option.Key, StringComparer.Ordinal)).Select(option => option.Letter)),
    };

    private static string WordOf(Difficulty difficulty) => difficulty switch
    {
        Difficulty.Easy => "易",
        Difficulty.Hard => "难",
        _ => "中",
    };

    private static string WordOf(QuestionState state) => state switch
    {
        QuestionState.Active => "启用",
        QuestionState.Suspended => "停用",
        _ => "草稿",
    };
}

internal static class ExportName
{
    public static string Of(string extension, TimeProvider clock) => $"question-bank-{clock.BusinessToday():yyyy-MM-dd}.{extension}";
}
