using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Tables;

/// <summary>
/// Reads the first sheet of a workbook as a stream: sizes are checked before and while unpacking, document types are
/// refused, and formulas are never evaluated (their stored result is read).
/// </summary>
internal static class XlsxReader
{
    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = 64L * 1024 * 1024,
    };

    public static List<TableRow> Read(byte[] content, TableLimits limits)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > limits.Entries || archive.Entries.Sum(entry => entry.Length) > limits.ExpandedBytes)
                throw limits.TooLarge("这个表格解开后太大，另存一份干净的再传", "The workbook is too large once unpacked.");
            var parts = new Parts(archive, limits);
            using var workbook = parts.Open("xl/workbook.xml") ?? throw TableReader.WrongType();
            var (sheet, starts1904) = FirstSheet(workbook, parts);
            var styles = new DateStyles(parts);
            return Rows(parts.Open(sheet) ?? throw Broken(), SharedStrings(parts, limits), styles, starts1904, limits);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or OverflowException or FormatException)
        {
            throw Broken();
        }
    }

    private static InputRejected Broken() =>
        new("file.broken", "这个 Excel 文件打不开，可能没有传完整，重新保存后再传", "The workbook is broken.", "file");

    private static (string Path, bool Starts1904) FirstSheet(XmlReader workbook, Parts parts)
    {
        var (relation, starts1904) = ((string?)null, false);
        while (workbook.Read())
        {
            if (workbook.NodeType != XmlNodeType.Element)
                continue;
            if (workbook.LocalName == "workbookPr")
                starts1904 = workbook.GetAttribute("date1904") is "1" or "true";
            else if (workbook.LocalName == "sheet" && relation is null && workbook.GetAttribute("state") is not ("hidden" or "veryHidden"))
                relation = workbook.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                    ?? workbook.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
        }

        using var relations = parts.Open("xl/_rels/workbook.xml.rels") ?? throw Broken();
        while (relations.Read())
            if (relations.NodeType == XmlNodeType.Element && relations.LocalName == "Relationship" && relations.GetAttribute("Id") == relation)
            {
                var target = relations.GetAttribute("Target") ?? throw Broken();
                return (target.StartsWith('/') ? target[1..] : $"xl/{target}", starts1904);
            }

        throw Broken();
    }

    private static List<string> SharedStrings(Parts parts, TableLimits limits)
    {
        var strings = new List<string>();
        using var reader = parts.Open("xl/sharedStrings.xml");
        if (reader is null)
            return strings;
        while (reader.Read())
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                if (strings.Count > limits.Cells)
                    throw limits.TooLarge($"表格超过 {limits.Cells} 个单元格，分成几个文件再传", $"The table has more than {limits.Cells} cells.");
                strings.Add(Text(reader, limits));
            }

        return strings;
    }

    /// <summary>The text of a string item, without the phonetic reading that some programs add.</summary>
    private static string Text(XmlReader reader, TableLimits limits)
    {
        var text = new StringBuilder();
        using var item = reader.ReadSubtree();
        var phonetic = 0;
        while (item.Read())
        {
            if (item is { LocalName: "rPh", NodeType: XmlNodeType.Element, IsEmptyElement: false })
                phonetic++;
            else if (item is { LocalName: "rPh", NodeType: XmlNodeType.EndElement })
                phonetic--;
            else if (phonetic == 0 && item.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA or XmlNodeType.Whitespace)
                text.Append(item.Value);
            if (text.Length > limits.CellLength)
                limits.CheckCells(1, 1, text.Length);
        }

        return text.ToString();
    }

    private static List<TableRow> Rows(XmlReader sheet, List<string> strings, DateStyles styles, bool starts1904, TableLimits limits)
    {
        using var _ = sheet;
        var rows = new List<TableRow>();
        var (total, seen, previous) = (0, 0, 0);
        while (sheet.Read())
        {
            if (sheet is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            limits.CheckRows(++seen);
            var number = sheet.GetAttribute("r") is { } r ? int.Parse(r, CultureInfo.InvariantCulture) : previous + 1;
            previous = number;
            var cells = new List<string>();
            using (var row = sheet.ReadSubtree())
                while (row.Read())
                {
                    if (row is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                        continue;
                    var column = row.GetAttribute("r") is { } reference ? ColumnOf(reference) : cells.Count;
                    limits.CheckCells(column + 1, ++total, 0);
                    while (cells.Count < column)
                        cells.Add("");
                    var value = Value(row, strings, styles, starts1904, limits);
                    limits.CheckCells(column + 1, total, value.Length);
                    if (column < cells.Count)
                        cells[column] = value;
                    else
                        cells.Add(value);
                }

            if (cells.Any(value => !string.IsNullOrWhiteSpace(value)))
                rows.Add(new TableRow(number, cells));
        }

        return rows;
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper))
            column = checked(column * 26 + letter - 'A' + 1);
        return column == 0 ? throw new FormatException() : column - 1;
    }

    private static string Value(XmlReader reader, List<string> strings, DateStyles styles, bool starts1904, TableLimits limits)
    {
        var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
        if (type == "inlineStr")
            return Text(reader, limits);
        var raw = "";
        using (var cell = reader.ReadSubtree())
            while (cell.Read())
                if (cell is { NodeType: XmlNodeType.Element, LocalName: "v" })
                    raw = cell.ReadElementContentAsString();
        return type switch
        {
            "s" => int.Parse(raw, CultureInfo.InvariantCulture) is var index && index >= 0 && index < strings.Count ? strings[index] : throw new FormatException(),
            "str" or "e" or "d" => raw,
            "b" => raw == "1" ? "是" : "否",
            _ when raw.Length == 0 => "",
            _ => Number(raw, style is not null && styles.IsDate(int.Parse(style, CultureInfo.InvariantCulture)), starts1904),
        };
    }

    private static string Number(string raw, bool isDate, bool starts1904)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw new FormatException();
        if (isDate && number is >= 1 and < 2_958_466)
            return DateOnly.FromDateTime(DateTime.FromOADate(starts1904 ? number + 1462 : number)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // An employee number that Excel took for a number must not come back as 2.0160318E+7.
        return Math.Abs(number) < 1e15 && number == Math.Truncate(number)
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Opens the parts of the workbook, none larger than it said it would be.</summary>
    private sealed class Parts(ZipArchive archive, TableLimits limits)
    {
        private long _left = limits.ExpandedBytes;

        public XmlReader? Open(string path)
        {
            var entry = archive.GetEntry(path);
            if (entry is null)
                return null;
            // The size in the directory of the archive is what its author wrote there; what comes out is what counts.
            var unpacked = new MemoryStream();
            using var source = entry.Open();
            var buffer = new byte[81_920];
            for (int read; (read = source.Read(buffer)) > 0;)
            {
                if ((_left -= read) < 0)
                    throw limits.TooLarge("这个表格解开后太大，另存一份干净的再传", "The workbook is too large once unpacked.");
                unpacked.Write(buffer, 0, read);
            }

            unpacked.Position = 0;
            return XmlReader.Create(unpacked, Xml);
        }
    }

    /// <summary>Which cell styles show a number as a date.</summary>
    private sealed class DateStyles
    {
        private readonly List<bool> _isDate = [];

        public DateStyles(Parts parts)
        {
            using var styles = parts.Open("xl/styles.xml");
            if (styles is null)
                return;
            var custom = new Dictionary<string, bool>(StringComparer.Ordinal);
            var inCellFormats = false;
            while (styles.Read())
            {
                if (styles.LocalName == "cellXfs")
                    inCellFormats = styles.NodeType == XmlNodeType.Element;
                if (styles.NodeType != XmlNodeType.Element)
                    continue;
                if (styles.LocalName == "numFmt" && styles.GetAttribute("numFmtId") is { } id)
                    custom[id] = LooksLikeDate(styles.GetAttribute("formatCode") ?? "");
                else if (inCellFormats && styles.LocalName == "xf")
                    _isDate.Add(styles.GetAttribute("numFmtId") is { } format && (custom.TryGetValue(format, out var date) ? date : IsBuiltInDate(format)));
            }
        }

        public bool IsDate(int style) => style >= 0 && style < _isDate.Count && _isDate[style];

        private static bool IsBuiltInDate(string id) =>
            int.TryParse(id, CultureInfo.InvariantCulture, out var number) && number is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58);

        private static bool LooksLikeDate(string format)
        {
            var bare = new StringBuilder();
            var (quoted, bracketed) = (false, false);
            foreach (var character in format)
            {
                if (character == '"')
                    quoted = !quoted;
                else if (!quoted && character is '[' or ']')
                    bracketed = character == '[';
                else if (!quoted && !bracketed)
                    bare.Append(char.ToLowerInvariant(character));
            }

            var code = bare.ToString();
            return code.Contains('y', StringComparison.Ordinal) || code.Contains('d', StringComparison.Ordinal) || code.Contains('e', StringComparison.Ordinal) && code.Contains('m', StringComparison.Ordinal);
        }
    }
}
