using System.Text.RegularExpressions;
using PartyPlatform.Learning.Questions;
using PartyPlatform.Tables;

namespace PartyPlatform.Learning.QuestionImports.Reading;

/// <summary>Which column of a table holds what, found by its heading.</summary>
internal sealed partial class QuestionColumns
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["题型"] = "type",
        ["题目类型"] = "type",
        ["试题类型"] = "type",
        ["类型"] = "type",
        ["type"] = "type",
        ["题干"] = "stem",
        ["题目"] = "stem",
        ["试题"] = "stem",
        ["问题"] = "stem",
        ["题目内容"] = "stem",
        ["试题内容"] = "stem",
        ["题目描述"] = "stem",
        ["试题题干"] = "stem",
        ["题干内容"] = "stem",
        ["question"] = "stem",
        ["stem"] = "stem",
        ["答案"] = "answer",
        ["正确答案"] = "answer",
        ["正确选项"] = "answer",
        ["参考答案"] = "answer",
        ["标准答案"] = "answer",
        ["answer"] = "answer",
        ["解析"] = "explanation",
        ["答案解析"] = "explanation",
        ["试题解析"] = "explanation",
        ["题目解析"] = "explanation",
        ["explanation"] = "explanation",
        ["难度"] = "level",
        ["难易度"] = "level",
        ["难易程度"] = "level",
        ["难度等级"] = "level",
        ["difficulty"] = "level",
        ["分类"] = "category",
        ["知识点"] = "category",
        ["题目分类"] = "category",
        ["类别"] = "category",
        ["章节"] = "category",
        ["category"] = "category",
        ["选项"] = "options",
        ["备选答案"] = "options",
        ["备选项"] = "options",
        ["options"] = "options",
    };

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly SortedDictionary<char, int> _options = [];

    /// <summary>The columns, if this row is a heading: it names a stem and an answer.</summary>
    public static QuestionColumns? Of(TableRow row)
    {
        var columns = new QuestionColumns();
        for (var index = 0; index < row.Cells.Count; index++)
        {
            var heading = Noise().Replace(QuestionWords.Plain(QuestionWords.Visible(row[index])), "");
            if (Words.TryGetValue(heading, out var column))
                columns._columns.TryAdd(column, index);
            else if (OptionHeading().Match(heading) is { Success: true } option)
                columns._options.TryAdd(KeyOf(option.Groups["key"].Value), index);
        }

        return columns._columns.ContainsKey("stem") && columns._columns.ContainsKey("answer") ? columns : null;
    }

    public string Type(TableRow row) => Cell(row, "type");

    public string Stem(TableRow row) => Cell(row, "stem");

    public string Answer(TableRow row) => Cell(row, "answer");

    public string Explanation(TableRow row) => Cell(row, "explanation");

    public string Level(TableRow row) => Cell(row, "level");

    public string Category(TableRow row) => Cell(row, "category");

    /// <summary>Options from a column each, or all from one: <c>A.同意|B.反对</c>.</summary>
    public IReadOnlyList<QuestionOption> Options(TableRow row)
    {
        if (_options.Count == 0)
            return OptionLine.Split(Cell(row, "options"));

        // A hole in the middle is somebody's slip and is shown as an empty option; the unused columns at the end are none.
        var last = _options.LastOrDefault(option => row[option.Value].Length > 0).Key;
        return [.. _options.Where(option => option.Key <= last).Select(option => new QuestionOption(
            option.Key.ToString(), OwnKey(option.Key, QuestionWords.Visible(row[option.Value]))))];
    }

    // "A. 同意" in the column 选项A says its letter twice.
    private static string OwnKey(char key, string text) =>
        text.Length > 2 && QuestionWords.Plain(text[..1]).ToUpperInvariant() == key.ToString() && "、.．:：".Contains(text[1], StringComparison.Ordinal) ? text[2..].Trim() : text;

    private string Cell(TableRow row, string column) => _columns.TryGetValue(column, out var index) ? row[index] : "";

    private static char KeyOf(string key) => char.IsAsciiDigit(key[0]) ? (char)('A' + key[0] - '1') : char.ToUpperInvariant(key[0]);

    [GeneratedRegex(@"[\s*（()）:：\[\]【】]+|必填|选填")]
    private static partial Regex Noise();

    [GeneratedRegex("^(?:选项|备选答案|备选项|option)?(?<key>[A-Za-z])(?:选项|项)?$|^(?:选项|备选答案|备选项|option)(?<key>[1-9])$", RegexOptions.IgnoreCase)]
    private static partial Regex OptionHeading();
}
