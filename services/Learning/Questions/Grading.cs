using System.Text;

namespace PartyPlatform.Learning.Questions;

/// <summary>Whether what was given is right. Pure, so that a quiz can grade again at any time with the same result.</summary>
internal static class Grading
{
    private const string Around = "\"'“”‘’「」《》";

    private static readonly char[] BetweenAlternatives = ['|', '｜'];
    private static readonly char[] AtTheEnds = ['。', '.', ',', ';', ':', '、', '!', '?'];

    /// <summary>Choices: the exact set of keys, in any order. Fill-in: each blank in its order, compared as normalised text.</summary>
    public static bool IsRight(QuestionType type, IReadOnlyList<string> answer, IReadOnlyList<string> given)
    {
        if (type is not QuestionType.FillIn)
            return given.Count > 0 && answer.ToHashSet(StringComparer.Ordinal).SetEquals(given);

        return given.Count == answer.Count
            && answer.Zip(given).All(blank => Alternatives(blank.First).Contains(Normalise(blank.Second), StringComparer.Ordinal));
    }

    /// <summary>The texts accepted in one blank, normalised.</summary>
    public static IReadOnlyList<string> Alternatives(string blank) =>
        [.. blank.Split(BetweenAlternatives).Select(Normalise).Where(text => text.Length > 0)];

    /// <summary>
    /// Full-width becomes half-width; case, spaces, quotation marks and a full stop at the end do not count: who knows the
    /// answer must not fail by the keyboard. What stands between digits counts: 1.5 is not 15.
    /// </summary>
    public static string Normalise(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var rune in Folded(text).EnumerateRunes())
            if (!Rune.IsWhiteSpace(rune) && !Around.Contains(rune.ToString(), StringComparison.Ordinal))
                normal.Append(Rune.ToLowerInvariant(rune).ToString());
        return normal.ToString().Trim(AtTheEnds);
    }

    /// <summary>Half-width and composed. What Unicode refuses to normalise — half a pair, U+FFFE — stands for nothing and is put aside.</summary>
    public static string Folded(string text) => (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\uFFFE', StringComparison.Ordinal)
        ? text
        : string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0xFFFE))).Normalize(NormalizationForm.FormKC);
}
