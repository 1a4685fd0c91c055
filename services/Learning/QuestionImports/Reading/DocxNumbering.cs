using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace PartyPlatform.Learning.QuestionImports.Reading;

/// <summary>
/// The numbers that Word writes in front of list paragraphs by itself. They are not in the text, and without them a list
/// of questions has neither question numbers nor option letters.
/// </summary>
internal sealed partial class DocxNumbering
{
    private readonly Dictionary<string, string> _abstractOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Abstract, int Level), Level> _levels = [];
    private readonly Dictionary<(string Abstract, int Level), int> _counters = [];

    public static DocxNumbering None => new();

    public static DocxNumbering Read(XmlReader reader)
    {
        using var _ = reader;
        var numbering = new DocxNumbering();
        var (list, number, level) = ("", "", -1);
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element)
                continue;
            string Attribute(string name) => reader.GetAttribute(name, reader.NamespaceURI) ?? "";
            switch (reader.LocalName)
            {
                case "abstractNum":
                    (list, level) = (Attribute("abstractNumId"), -1);
                    break;
                case "num":
                    (number, level) = (Attribute("numId"), -1);
                    break;
                case "abstractNumId" when number.Length > 0:
                    numbering._abstractOf[number] = Attribute("val");
                    break;
                // Inside <num> a level overrides the list's; the list's own form is near enough.
                case "lvl" when number.Length == 0 && int.TryParse(Attribute("ilvl"), CultureInfo.InvariantCulture, out var depth) && depth is >= 0 and <= 8:
                    level = depth;
                    numbering._levels[(list, level)] = new Level();
                    break;
                case "start" when level >= 0 && int.TryParse(Attribute("val"), CultureInfo.InvariantCulture, out var start):
                    numbering._levels[(list, level)].Start = start;
                    break;
                case "numFmt" when level >= 0:
                    numbering._levels[(list, level)].Format = Attribute("val");
                    break;
                case "lvlText" when level >= 0:
                    numbering._levels[(list, level)].Text = Attribute("val");
                    break;
            }
        }

        return numbering;
    }

    /// <summary>What stands in front of the next paragraph of this list; empty if it is none, or one of bullets.</summary>
    public string Prefix(string? list, int level)
    {
        if (list is null || !_abstractOf.TryGetValue(list, out var form) || !_levels.TryGetValue((form, level), out var at) || at.Text.Length is 0 or > 20)
            return "";

        _counters[(form, level)] = _counters.TryGetValue((form, level), out var count) ? count + 1 : at.Start;
        for (var deeper = level + 1; deeper <= 8; deeper++)
            _counters.Remove((form, deeper));

        var known = true;
        var text = Placeholder().Replace(at.Text, match =>
        {
            var place = match.ValueSpan[1] - '1';
            var value = _counters.TryGetValue((form, place), out var current) ? current : 1;
            var written = _levels.TryGetValue((form, place), out var other) ? other.Write(value) : null;
            known &= written is not null;
            return written ?? "";
        });
        return known && text != at.Text ? text + "\t" : "";
    }

    private sealed class Level
    {
        public int Start { get; set; } = 1;

        public string Format { get; set; } = "decimal";

        public string Text { get; set; } = "";

        public string? Write(int value) => Format switch
        {
            "decimal" or "decimalFullWidth" or "decimalZero" => value.ToString(CultureInfo.InvariantCulture),
            "upperLetter" when value is >= 1 and <= 26 => ((char)('A' + value - 1)).ToString(),
            "lowerLetter" when value is >= 1 and <= 26 => ((char)('a' + value - 1)).ToString(),
            "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" when value is >= 1 and <= 10 => "一二三四五六七八九十"[value - 1].ToString(),
            _ => null,
        };
    }

    [GeneratedRegex("%[1-9]")]
    private static partial Regex Placeholder();
}
