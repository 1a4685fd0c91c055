using System.IO.Compression;
using System.Text;
using System.Xml;

namespace PartyPlatform.Learning.QuestionImports.Reading;

/// <summary>
/// Reads the paragraphs of a Word document as a stream. Only the text part and the list numbers are unpacked, never more
/// of them than the limit; document types are refused, and nothing outside the file is ever fetched.
/// </summary>
internal static class DocxReader
{
    public const string TextPart = "word/document.xml";

    private const string NumberingPart = "word/numbering.xml";
    private const long MostExpandedBytes = 64L * 1024 * 1024;
    private const int MostParagraphs = 200_000;

    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = MostExpandedBytes,
        CloseInput = true,
    };

    // What was deleted under track changes, what a field is computed from, text boxes (drawn outside the running text), the
    // second, older copy of a drawing, and the tab stops of the layout, which bear the name of the character.
    private static readonly HashSet<string> Skipped =
        new(["del", "moveFrom", "instrText", "txbxContent", "Fallback", "pPrChange", "rPrChange", "sectPr", "tabs"], StringComparer.Ordinal);

    private static readonly HashSet<string> Pictures = new(["drawing", "pict", "object"], StringComparer.Ordinal);

    public static List<Paragraph> Read(ZipArchive archive)
    {
        var left = MostExpandedBytes;
        var numbering = Open(archive, NumberingPart, ref left) is { } numbers ? DocxNumbering.Read(numbers) : DocxNumbering.None;
        using var reader = Open(archive, TextPart, ref left) ?? throw ImportFile.Broken();
        var paragraphs = new List<Paragraph>();
        ReadBody(reader, numbering, paragraphs);
        return paragraphs;
    }

    private static void ReadBody(XmlReader reader, DocxNumbering numbering, List<Paragraph> paragraphs)
    {
        var text = new StringBuilder();
        var (number, list, level, picture) = (0, (string?)null, 0, false);
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType is XmlNodeType.Element && Skipped.Contains(reader.LocalName))
            {
                reader.Skip();
                continue;
            }

            if (reader.NodeType is XmlNodeType.Element)
                switch (reader.LocalName)
                {
                    case "p":
                        if (++number > MostParagraphs)
                            throw ImportFile.TooLarge();
                        text.Clear();
                        (list, level, picture) = (null, 0, false);
                        if (reader.IsEmptyElement)
                            paragraphs.Add(new Paragraph(number, ""));
                        break;
                    case "numId":
                        list = Value(reader);
                        break;
                    case "ilvl":
                        level = int.TryParse(Value(reader), out var depth) ? Math.Clamp(depth, 0, 8) : 0;
                        break;
                    case "t" when !reader.IsEmptyElement:
                        text.Append(reader.ReadElementContentAsString());
                        continue;
                    case "tab" or "ptab":
                        text.Append('\t');
                        break;
                    case "br" or "cr":
                        text.Append('\n');
                        break;
                    case "noBreakHyphen":
                        text.Append('-');
                        break;
                    case var name when Pictures.Contains(name):
                        picture = true;
                        break;
                }
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "p" })
            {
                paragraphs.Add(new Paragraph(number, numbering.Prefix(list, level) + text, picture));
                text.Clear();
            }

            reader.Read();
        }
    }

    private static string? Value(XmlReader reader) => reader.GetAttribute("val", reader.NamespaceURI);

    private static XmlReader? Open(ZipArchive archive, string part, ref long left)
    {
        if (archive.GetEntry(part) is not { } entry)
            return null;

        // The size that the archive declares is what its author wrote there; what comes out is what counts.
        var unpacked = new MemoryStream();
        using var source = entry.Open();
        var buffer = new byte[81_920];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            if ((left -= read) < 0)
                throw ImportFile.TooLarge();
            unpacked.Write(buffer, 0, read);
        }

        unpacked.Position = 0;
        return XmlReader.Create(unpacked, Xml);
    }
}
