using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>
/// What people write is kept as the text it is: never read as markup, so nothing has to be taken out of it. Only what
/// cannot be shown or stored is refused.
/// </summary>
internal static class PlainText
{
    /// <summary>Trimmed, with plain line ends.</summary>
    /// <exception cref="InputRejected">It is empty or has control characters or broken ones.</exception>
    public static string Required(string text, string field) =>
        Optional(text, field) ?? throw new InputRejected("text.missing", "还没有写内容", "There is no text.", field);

    /// <summary>The same; null where nothing is written.</summary>
    public static string? Optional(string? text, string field)
    {
        var plain = text?.ReplaceLineEndings("\n").Trim();
        if (string.IsNullOrEmpty(plain))
            return null;
        if (plain.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) || HasLoneSurrogate(plain))
            throw new InputRejected("text.characters", "文字里有不能显示的控制字符，删掉再试", "There are control characters in the text.", field);
        return plain;
    }

    /// <summary>A name or a title: one line.</summary>
    public static string Line(string text, string field)
    {
        var line = Required(text, field);
        return line.Contains('\n', StringComparison.Ordinal)
            ? throw new InputRejected("text.line", "这里只能写一行", "This is one line.", field)
            : line;
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
                continue;
            if (!char.IsHighSurrogate(text[index]) || index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]))
                return true;
            index++;
        }

        return false;
    }
}
