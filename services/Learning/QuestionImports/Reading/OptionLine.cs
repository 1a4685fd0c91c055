using System.Text.RegularExpressions;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.QuestionImports.Reading;

/// <summary>Options that stand in one line or one cell: <c>A. 政治纪律  B. 组织纪律</c>, <c>A、同意|B、反对</c>.</summary>
internal static partial class OptionLine
{
    public static IReadOnlyList<QuestionOption> Split(string text)
    {
        // "D、维生素 A、B 和 C" is one option: a mark counts if it is the next letter.
        var marks = new List<(Match Match, char Key)>();
        foreach (Match match in Mark().Matches(text))
            if (QuestionWords.Plain(match.Groups["key"].Value).ToUpperInvariant() is [var key] && (marks.Count == 0 || key == marks[^1].Key + 1))
                marks.Add((match, key));

        return [.. marks.Select((mark, index) => new QuestionOption(
            mark.Key.ToString(),
            text[(mark.Match.Index + mark.Match.Length)..(index + 1 < marks.Count ? marks[index + 1].Match.Index : text.Length)].Trim().Trim('|', ';', '；').Trim()))];
    }

    [GeneratedRegex(@"(?:^|(?<=[\s|;；]))[（(]?(?<key>[A-Za-zＡ-Ｚ])[）)]?[ \t]{0,4}[、.．:：)）]")]
    private static partial Regex Mark();
}
