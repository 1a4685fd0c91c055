using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PartyPlatform.Learning.Questions;

/// <summary>By what two stems are the same question.</summary>
internal static class StemKey
{
    public const int Length = 32;

    /// <summary>
    /// A hash of the stem without spaces, punctuation and blanks, in half-width lower case: the same question pasted from
    /// another document differs in just these. Hashed, since a stem is longer than an index entry may be.
    /// </summary>
    public static string Of(string stem)
    {
        var text = Grading.Normalise(stem);
        var key = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
            if (!IsMark(text[index]) || IsInNumber(text, index))
                key.Append(text[index]);
        // A stem of nothing but marks is told apart by the marks.
        var identity = key.Length > 0 ? key.ToString() : stem;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..Length];
    }

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation
        or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation
        or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation;

    // 1.5 is not 15, and 30% is not 30.
    private static bool IsInNumber(string text, int index) =>
        index > 0 && char.IsAsciiDigit(text[index - 1])
        && (text[index] is '%' or '‰' || (text[index] is '.' && index + 1 < text.Length && char.IsAsciiDigit(text[index + 1])));
}
