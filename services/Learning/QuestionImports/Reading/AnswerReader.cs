using System.Text.RegularExpressions;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.QuestionImports.Reading;

/// <summary>What a written answer means for the question it stands under.</summary>
/// <param name="Type">The type given, or the one that the answer tells.</param>
/// <param name="Answer">Keys or texts, empty if it could not be understood.</param>
/// <param name="Findings">What should be said about it.</param>
internal sealed record AnswerReading(QuestionType? Type, IReadOnlyList<string> Answer, IReadOnlyList<RowProblem> Findings);

/// <summary>Understands <c>ABD</c>, <c>A、B、D</c>, <c>Ａ</c>, <c>对</c>, <c>√</c>, <c>['罗盛教']</c> and the text of an option.</summary>
internal static partial class AnswerReader
{
    private const int MostKeys = 26;

    private static readonly char[] BetweenBlanks = ['；', ';', '\n', '\t'];

    public static AnswerReading Read(QuestionType? type, string raw, string stem, IReadOnlyList<QuestionOption> options)
    {
        raw = raw.Trim();
        if (raw.Length == 0)
            return new AnswerReading(type ?? (options.Count > 0 ? QuestionType.SingleChoice : null), [], [RowProblem.NoAnswer]);
        if (ListLiteral().IsMatch(raw))
            return Literal(raw, stem);

        type ??= Guess(raw, options);
        return type switch
        {
            null => new AnswerReading(null, [], [RowProblem.NoType]),
            QuestionType.TrueFalse => Judgement(raw, options),
            QuestionType.FillIn => new AnswerReading(type, Blanks(raw, stem), []),
            _ => Keys(type.Value, raw, options),
        };
    }

    private static QuestionType? Guess(string raw, IReadOnlyList<QuestionOption> options)
    {
        if (options.Count == 0)
            return QuestionWords.Judgement(raw) is not null ? QuestionType.TrueFalse : KeysOf(raw) is null ? QuestionType.FillIn : null;
        if (options.Count == 2 && QuestionWords.Judgement(raw) is not null && options.All(option => QuestionWords.Judgement(option.Text) is not null))
            return QuestionType.TrueFalse;
        return KeysOf(raw) is { Count: > 1 } ? QuestionType.MultipleChoice : QuestionType.SingleChoice;
    }

    private static AnswerReading Keys(QuestionType type, string raw, IReadOnlyList<QuestionOption> options)
    {
        if (KeysOf(raw) is { } keys)
        {
            var written = string.Concat(keys);
            return new AnswerReading(type, keys, raw.Any(c => c is >= 'Ａ' and <= 'ｚ') ? [RowProblem.Widened(written)] : []);
        }

        var wanted = Grading.Normalise(raw);
        return options.FirstOrDefault(option => Grading.Normalise(option.Text) == wanted) is { } same
            ? new AnswerReading(type, [same.Key], [RowProblem.ByText(same.Key)])
            : new AnswerReading(type, [], [RowProblem.NotReadable(raw)]);
    }

    private static AnswerReading Judgement(string raw, IReadOnlyList<QuestionOption> options)
    {
        // "A" under "A、正确 B、错误" is the text of option A; without options nobody can know what A was to mean.
        var text = options.FirstOrDefault(option => option.Key == QuestionWords.Plain(raw).ToUpperInvariant())?.Text ?? raw;
        return QuestionWords.Judgement(text) is { } right
            ? new AnswerReading(QuestionType.TrueFalse, [right ? QuestionContent.True : QuestionContent.False], [])
            : new AnswerReading(QuestionType.TrueFalse, [], [RowProblem.NotReadable(raw)]);
    }

    private static List<string>? KeysOf(string raw)
    {
        var plain = BetweenKeys().Replace(QuestionWords.Plain(raw), "").ToUpperInvariant();
        return plain.Length is > 0 and <= MostKeys && plain.All(c => c is >= 'A' and <= 'Z')
            ? [.. plain.Distinct().Order().Select(c => c.ToString())]
            : null;
    }

    /// <summary>Texts for blanks: cut only where the stem has as many blanks as there are parts.</summary>
    private static string[] Blanks(string raw, string stem)
    {
        var blanks = QuestionWords.Blanks(stem);
        if (blanks < 2)
            return [raw];
        foreach (var separators in new[] { BetweenBlanks, ['、'], ['，', ','], [' ', '\u3000'] })
            if (raw.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is var parts && parts.Length == blanks)
                return parts;
        return [raw];
    }

    /// <summary>A list as programs print it, <c>['罗盛教  ']</c>: one text a blank.</summary>
    private static AnswerReading Literal(string raw, string stem)
    {
        var texts = Element().Matches(raw).Select(match => Unescape(match.Groups["text"].Value)).Where(text => text.Length > 0).ToList();
        var blanks = QuestionWords.Blanks(stem);
        return texts.Count switch
        {
            0 => new AnswerReading(QuestionType.FillIn, [], [RowProblem.NoAnswer]),
            1 => new AnswerReading(QuestionType.FillIn, texts, []),
            _ when texts.Count == blanks => new AnswerReading(QuestionType.FillIn, texts, []),
            _ => new AnswerReading(QuestionType.FillIn, texts, [RowProblem.SeveralInOneBlank(texts.Count, blanks)]),
        };
    }

    private static string Unescape(string text) =>
        text.Replace(@"\r", "\r", StringComparison.Ordinal).Replace(@"\n", "\n", StringComparison.Ordinal)
            .Replace(@"\'", "'", StringComparison.Ordinal).Replace(@"\""", "\"", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"^\[\s*(?:(?:'(?:[^'\\]|\\.)*'|""(?:[^""\\]|\\.)*"")\s*,?\s*)*\]$", RegexOptions.NonBacktracking)]
    private static partial Regex ListLiteral();

    [GeneratedRegex(@"'(?<text>(?:[^'\\]|\\.)*)'|""(?<text>(?:[^""\\]|\\.)*)""")]
    private static partial Regex Element();

    [GeneratedRegex(@"[\s、,;/|和与及.·-]+")]
    private static partial Regex BetweenKeys();
}
