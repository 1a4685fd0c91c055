using System.IO.Compression;
using System.Security;
using System.Text;

namespace PartyPlatform.Tables;

/// <summary>A sheet to write: every value is text.</summary>
/// <param name="Name">Its name, at most 31 characters.</param>
/// <param name="Widths">Widths of the columns in characters.</param>
/// <param name="Rows">The rows; the first is the bold, frozen header.</param>
public sealed record Sheet(string Name, IReadOnlyList<int> Widths, IEnumerable<IReadOnlyList<string?>> Rows);

/// <summary>
/// Writes workbooks that hold text alone. What could be taken for a formula, by Excel itself or after saving as CSV,
/// carries an apostrophe in front.
/// </summary>
public static class Workbook
{
    /// <summary>The media type of a workbook.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Writes the sheets.</summary>
    public static byte[] Write(params IReadOnlyList<Sheet> sheets)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Frame(archive, [.. sheets.Select(sheet => sheet.Name)]);
            for (var index = 0; index < sheets.Count; index++)
                WriteSheet(archive, $"xl/worksheets/sheet{index + 1}.xml", sheets[index]);
        }

        return file.ToArray();
    }

    /// <summary>Writes one sheet row by row as the rows come, and keeps none of them.</summary>
    /// <param name="file">Where to; a file rather than a connection, since the archive is written in small pieces.</param>
    /// <param name="name">The sheet's name, at most 31 characters.</param>
    /// <param name="widths">Widths of the columns in characters.</param>
    /// <param name="header">The bold, frozen header.</param>
    /// <param name="rows">The rows below it.</param>
    /// <param name="cancellationToken">Gives up; what was written is no workbook then.</param>
    public static async Task WriteAsync(
        Stream file, string name, IReadOnlyList<int> widths, IReadOnlyList<string?> header, IAsyncEnumerable<IReadOnlyList<string?>> rows,
        CancellationToken cancellationToken)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        Frame(archive, [name]);
        using var writer = Open(archive, "xl/worksheets/sheet1.xml");
        Begin(writer, widths);
        Row(writer, header, isHeader: true);
        await foreach (var row in rows.WithCancellation(cancellationToken))
            Row(writer, row, isHeader: false);
        End(writer);
    }

    /// <summary>The value as it may stand in a cell: formulas are made harmless.</summary>
    public static string Harmless(string? value) => value switch
    {
        null or "" => "",
        ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..] => $"'{value}",
        _ => value,
    };

    private static void Frame(ZipArchive archive, IReadOnlyList<string> names)
    {
        Add(archive, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"""
            + string.Concat(names.Select((_, index) => $"""<Override PartName="/xl/worksheets/sheet{index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>""")) + "</Types>");
        Add(archive, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Add(archive, "xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"""
            + string.Concat(names.Select((name, index) => $"""<sheet name="{SecurityElement.Escape(name)}" sheetId="{index + 1}" r:id="rId{index + 1}"/>""")) + "</sheets></workbook>");
        Add(archive, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
            + string.Concat(names.Select((_, index) => $"""<Relationship Id="rId{index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{index + 1}.xml"/>"""))
            + """<Relationship Id="rIdStyles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""");
        Add(archive, "xl/styles.xml", """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyFont="1" applyNumberFormat="1"/></cellXfs></styleSheet>""");
    }

    private static void WriteSheet(ZipArchive archive, string path, Sheet sheet)
    {
        using var writer = Open(archive, path);
        Begin(writer, sheet.Widths);
        var isHeader = true;
        foreach (var row in sheet.Rows)
        {
            Row(writer, row, isHeader);
            isHeader = false;
        }

        End(writer);
    }

    private static StreamWriter Open(ZipArchive archive, string path) =>
        new(archive.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));

    private static void Begin(StreamWriter writer, IReadOnlyList<int> widths)
    {
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        for (var column = 0; column < widths.Count; column++)
            writer.Write($"""<col min="{column + 1}" max="{column + 1}" width="{widths[column]}" style="0" customWidth="1"/>""");
        writer.Write("</cols><sheetData>");
    }

    private static void Row(StreamWriter writer, IReadOnlyList<string?> row, bool isHeader)
    {
        writer.Write("<row>");
        foreach (var value in row)
            writer.Write($"""<c t="inlineStr" s="{(isHeader ? 1 : 0)}"><is><t xml:space="preserve">{Escape(Harmless(value))}</t></is></c>""");
        writer.Write("</row>");
    }

    private static void End(StreamWriter writer) => writer.Write("</sheetData></worksheet>");

    // Characters that XML has no way to write are dropped: one of them in a name must not make the whole file unreadable.
    private static string Escape(string value) =>
        SecurityElement.Escape(string.Concat(value.EnumerateRunes()
            .Where(rune => rune.Value is '\t' or '\n' or '\r' or >= ' ' and not (0xFFFE or 0xFFFF)).Select(rune => rune.ToString())));

    private static void Add(ZipArchive archive, string path, string xml)
    {
        using var writer = Open(archive, path);
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        writer.Write(xml);
    }
}
