using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PartyPlatform.Learning.Questions;

/// <summary>By what two stems are the same question. Hashed, since a stem is longer than an index entry may be.</summary>
internal static partial class StemKey
{
    public const int Length = 32;

    /// <summary>Of the stem without spaces: equal keys are the same question.</summary>
    public static string Of(string stem) => Hash(string.Concat(stem.Where(c => !char.IsWhiteSpace(c))));

    /// <summary>
    /// Of the words alone, in half-width lower case without punctuation: equal keys are most likely the same question,
    /// typed by somebody else. A blank counts, or a choice and a true/false question on the same sentence would be one.
    /// </summary>
    public static string Similar(string stem)
    {
        var text = Grading.Normalise(Blank().Replace(stem, "□"));
        var key = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
            if (!IsMark(text[index]) || IsInNumber(text, index))
                key.Append(text[index]);
        // A stem of nothing but marks is told apart by the marks.
        return Hash(key.Length > 0 ? key.ToString() : stem);
    }

    private static string Hash(string identity) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..Length];

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation
        or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation
        or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation;

    // 1.5 is not 15, and 30% is not 30.
    private static bool IsInNumber(string text, int index) =>
        index > 0 && char.IsAsciiDigit(text[index - 1])
        && (text[index] is '%' or '‰' || (text[index] is '.' && index + 1 < text.Length && char.IsAsciiDigit(text[index + 1])));

    [GeneratedRegex(@"[（(]\s*[）)]|[_＿]{2,}")]
    private static partial Regex Blank();
}
