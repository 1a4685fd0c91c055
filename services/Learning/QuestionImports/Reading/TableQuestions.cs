using System.Text;
using System.Text.RegularExpressions;
using PartyPlatform.Learning.Questions;
using PartyPlatform.ServiceDefaults.Problems;
using PartyPlatform.Tables;

namespace PartyPlatform.Learning.QuestionImports.Reading;

/// <summary>Reads questions from the rows of a table, by the headings that people give its columns.</summary>
internal static partial class TableQuestions
{
    public static readonly TableLimits Limits = new(Rows: QuestionText.MostQuestions + 20, Columns: 60, Cells: 200_000, CellLength: 8_000);

    private const int HeaderWithin = 10;

    public static IReadOnlyList<ReadQuestion> Read(Table table)
    {
        for (var index = 0; index < Math.Min(table.Rows.Count, HeaderWithin); index++)
            if (QuestionColumns.Of(table.Rows[index]) is { } columns)
                return [.. table.Rows.Skip(index + 1).Take(QuestionText.MostQuestions + 1).Select(row => Question(row, columns))];

        // Some banks are printed by programs: no heading, the question and a list of its answers.
        if (table.Rows.Count > 0 && table.Rows.Take(HeaderWithin).All(row => row.Cells.Count == 2 && List().IsMatch(row[1])))
            return [.. table.Rows.Take(QuestionText.MostQuestions + 1).Select(Printed)];

        throw new InputRejected("import.header",
            "没有找到表头。第一行要有“题干”和“答案”，选择题还要有“选项A”“选项B”……", "There is no heading; the first row needs 题干 and 答案.", "file");
    }

    private static ReadQuestion Question(TableRow row, QuestionColumns columns)
    {
        var (typeText, stem) = (columns.Type(row), QuestionWords.Visible(columns.Stem(row)));
        var type = QuestionWords.Type(typeText);
        List<RowProblem> findings = typeText.Length > 0 && type is null
            ? [QuestionWords.IsLaterType(typeText) ? RowProblem.LaterType(typeText) : RowProblem.UnknownType(typeText)]
            : [];
        return new ReadQuestion(row.Number, $"第 {row.Number} 行", Original(row))
        {
            Type = type,
            Stem = stem,
            Options = columns.Options(row),
            RawAnswer = QuestionWords.Visible(columns.Answer(row)),
            Explanation = columns.Explanation(row) is { Length: > 0 } text ? text : null,
            Difficulty = QuestionWords.Level(columns.Level(row)),
            Category = columns.Category(row) is { Length: > 0 } category ? category : null,
            Findings = findings,
        };
    }

    private static ReadQuestion Printed(TableRow row) => new(row.Number, $"第 {row.Number} 行", Original(row))
    {
        Type = QuestionType.FillIn,
        Stem = Credit().Replace(QuestionWords.Visible(row[0]), "").Trim(),
        RawAnswer = row[1],
        Findings = PictureWord().IsMatch(row[0]) ? [RowProblem.Picture] : [],
    };

    private static string Original(TableRow row)
    {
        var text = new StringBuilder();
        foreach (var cell in row.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell)))
            if (text.Length < QuestionImportRow.OriginalLength)
                text.Append(text.Length > 0 ? "\n" : "").Append(cell.Trim());
        return text.ToString();
    }

    [GeneratedRegex(@"^\[.*\]$", RegexOptions.Singleline)]
    private static partial Regex List();

    [GeneratedRegex(@"\s*【出题[:：][^】]{0,40}】\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Credit();

    [GeneratedRegex("图为|下图|如图|图中")]
    private static partial Regex PictureWord();
}
