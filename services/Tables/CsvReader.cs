using System.Text;

namespace PartyPlatform.Tables;

/// <summary>Reads separated text in the encodings that Chinese office programs write.</summary>
internal static class CsvReader
{
    private static readonly string[] OtherKinds = ["%PDF", "{\\rtf", "<?xml", "<html", "<!doctype"];

    public static List<TableRow> Read(byte[] content, TableLimits limits)
    {
        var text = Decode(content);
        if (text.Any(character => character < ' ' && character is not ('\t' or '\r' or '\n'))
            || OtherKinds.Any(kind => text.StartsWith(kind, StringComparison.OrdinalIgnoreCase)))
            throw TableReader.WrongType();
        return Split(text, SeparatorOf(text), limits);
    }

    private static string Decode(byte[] content)
    {
        if (content is [0xEF, 0xBB, 0xBF, ..])
            return Strict(new UTF8Encoding(false, true), content.AsSpan(3)) ?? throw TableReader.WrongType();
        if (content is [0xFF, 0xFE, ..])
            return Strict(new UnicodeEncoding(false, false, true), content.AsSpan(2)) ?? throw TableReader.WrongType();
        if (content is [0xFE, 0xFF, ..])
            return Strict(new UnicodeEncoding(true, false, true), content.AsSpan(2)) ?? throw TableReader.WrongType();
        // Separators and digits of UTF-16 leave a zero in every second byte; no other encoding of text has zeros.
        if (content.AsSpan(0, Math.Min(content.Length, 4096)) is var head && head.Contains((byte)0))
            return Strict(new UnicodeEncoding(ZeroComesFirst(head), false, true), content) ?? throw TableReader.WrongType();
        return Strict(new UTF8Encoding(false, true), content)
            ?? Strict(Gb18030, content)
            ?? throw TableReader.WrongType();
    }

    private static Encoding Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static bool ZeroComesFirst(ReadOnlySpan<byte> head) => head.IndexOf((byte)0) % 2 == 0;

    private static string? Strict(Encoding encoding, ReadOnlySpan<byte> content)
    {
        try
        {
            return encoding.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static char SeparatorOf(string text)
    {
        var header = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        var (commas, tabs, semicolons) = (header.Count(','), header.Count('\t'), header.Count(';'));
        return tabs > commas && tabs >= semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static List<TableRow> Split(string text, char separator, TableLimits limits)
    {
        var rows = new List<TableRow>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, startedAt, quoted, total, lines) = (1, 1, false, 0, 0);

        void EndCell()
        {
            limits.CheckCells(cells.Count + 1, ++total, cell.Length);
            cells.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            limits.CheckRows(++lines);
            if (cells.Any(value => !string.IsNullOrWhiteSpace(value)))
                rows.Add(new TableRow(startedAt, [.. cells]));
            cells.Clear();
        }

        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\n')
                line++;
            if (quoted)
            {
                if (character != '"')
                    cell.Append(character);
                else if (index + 1 < text.Length && text[index + 1] == '"')
                    cell.Append(text[++index]);
                else
                    quoted = false;
            }
            else if (character == '"' && cell.Length == 0)
                quoted = true;
            else if (character == separator)
                EndCell();
            else if (character == '\n')
            {
                EndRow();
                startedAt = line;
            }
            else if (character != '\r')
                cell.Append(character);

            if (cell.Length > limits.CellLength)
                limits.CheckCells(cells.Count, total, cell.Length);
        }

        if (cell.Length > 0 || cells.Count > 0)
            EndRow();
        return rows;
    }
}
