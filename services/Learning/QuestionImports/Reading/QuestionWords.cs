using System.Text.RegularExpressions;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.QuestionImports.Reading;

/// <summary>The words that people use for types, levels and right or wrong.</summary>
internal static partial class QuestionWords
{
    /// <summary>The type that a word means; null if it means none that can be imported.</summary>
    public static QuestionType? Type(string text) => Type().Match(Plain(text)) is not { Success: true } match ? null
        : match.Groups["single"].Success ? QuestionType.SingleChoice
        : match.Groups["multiple"].Success ? QuestionType.MultipleChoice
        : match.Groups["judge"].Success ? QuestionType.TrueFalse
        : QuestionType.FillIn;

    /// <summary>True for types that the bank does not have yet.</summary>
    public static bool IsLaterType(string text) => LaterType().IsMatch(Plain(text));

    public static Difficulty? Level(string text) => Plain(text).ToLowerInvariant() switch
    {
        "易" or "简单" or "容易" or "较易" or "低" or "初级" or "easy" or "1" => Difficulty.Easy,
        "中" or "中等" or "一般" or "适中" or "中级" or "medium" or "2" => Difficulty.Medium,
        "难" or "困难" or "较难" or "高" or "高级" or "hard" or "3" => Difficulty.Hard,
        _ => null,
    };

    /// <summary>True or false, if the word says so.</summary>
    public static bool? Judgement(string text) => Plain(text).ToLowerInvariant() switch
    {
        "对" or "正确" or "√" or "✓" or "✔" or "是" or "t" or "true" or "yes" or "y" or "说法正确" or "r" or "right" => true,
        "错" or "错误" or "×" or "✗" or "✘" or "x" or "否" or "f" or "false" or "no" or "n" or "不对" or "不正确" or "说法错误" or "w" or "wrong" => false,
        _ => null,
    };

    /// <summary>How many blanks a stem leaves to fill in.</summary>
    public static int Blanks(string stem) => Blank().Count(stem);

    /// <summary>Puts something in the place of each blank of a stem, in their order.</summary>
    public static string FillBlanks(string stem, Func<int, string> with)
    {
        var blank = 0;
        return Blank().Replace(stem, _ => with(blank++));
    }

    /// <summary>Half-width, without spaces around and marks at the end.</summary>
    public static string Plain(string text) => Grading.Folded(text).Trim().TrimEnd('.', '。', ';', ',');

    /// <summary>Without the characters that nobody sees and that only copying leaves behind.</summary>
    public static string Visible(string text) =>
        text.AsSpan().IndexOfAny(Unseen) < 0 ? text : string.Concat(text.Where(c => !Unseen.Contains(c)));

    private const string Unseen = "\uFEFF\u200B\u200C\u200D\u200E\u200F\u2060\u00AD";

    [GeneratedRegex(@"^(?:(?<single>单项选择|单项|单选)|(?<multiple>多项选择|多项|多选|不定项选择|不定项)|(?<judge>判断正误|判断对错|判断|是非|正误)|(?<fill>填空))题?$|^(?:(?<single>singlechoice|single)|(?<multiple>multiplechoice|multiple)|(?<judge>truefalse|true/false)|(?<fill>fillin))$", RegexOptions.IgnoreCase)]
    private static partial Regex Type();

    [GeneratedRegex(@"^(?:匹配|连线|配对|简答|问答|论述|案例分析|名词解释|排序|材料)题?$")]
    private static partial Regex LaterType();

    [GeneratedRegex(@"[（(]\s*[）)]|[_＿]{2,}")]
    private static partial Regex Blank();
}
