using System.IO.Compression;
using System.Text;
using PartyPlatform.ServiceDefaults.Problems;
using PartyPlatform.Tables;

namespace PartyPlatform.Membership.Tests;

public sealed class TableTests
{
    private const string Csv = "姓名,工号\r\n\"张,三\",\"A\"\"1\"\r\n\r\n李四,A2\n";

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Csv) },
        { "UTF-8 with BOM", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Csv)] },
        { "GB18030", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Csv) },
        { "UTF-16 LE with BOM", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Csv)] },
        { "UTF-16 BE with BOM", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Csv)] },
        { "UTF-16 LE without BOM", Encoding.Unicode.GetBytes(Csv) },
        { "UTF-16 BE without BOM", Encoding.BigEndianUnicode.GetBytes(Csv) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Text_is_read_in_the_encodings_that_offices_use(string encoding, byte[] content)
    {
        Assert.NotEmpty(encoding);
        var table = TableReader.Read(content);

        Assert.Equal(TableFormat.Csv, table.Format);
        Assert.Equal([1, 2, 4], table.Rows.Select(row => row.Number));
        Assert.Equal(["张,三", "A\"1"], table.Rows[1].Cells);
        Assert.Equal("李四", table.Rows[2][0]);
    }

    [Theory]
    [InlineData("姓名\t工号\n张三\tA1")]
    [InlineData("姓名;工号\n张三;A1")]
    public void Other_separators_are_recognised(string text) => Assert.Equal("A1", TableReader.Read(Encoding.UTF8.GetBytes(text)).Rows[1][1]);

    [Fact]
    public void What_is_written_can_be_read_and_no_value_is_a_formula()
    {
        var file = Workbook.Write(new Sheet("表", [10, 10], [["姓名", "说明"], ["张三", "=1+1"], ["", ""], ["李&四<", "@SUM"], ["坏\u0001字", "-1"]]));
        var table = TableReader.Read(file);

        Assert.Equal(TableFormat.Xlsx, table.Format);
        Assert.Equal(["张三|'=1+1", "李&四<|'@SUM", "坏字|'-1"], table.Rows.Skip(1).Select(row => $"{row[0]}|{row[1]}"));
        Assert.Equal([1, 2, 4, 5], table.Rows.Select(row => row.Number));
    }

    [Fact]
    public void Numbers_dates_shared_and_rich_strings_come_out_as_people_see_them()
    {
        var table = TableReader.Read(Xlsx("""
            <row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3"><v>20160318</v></c><c r="D3" s="1"><v>42552</v></c><c r="E3" s="2"><v>42552.5</v></c><c r="F3" t="str"><f>A1</f><v>算好的</v></c><c r="G3" t="b"><v>1</v></c><c r="H3"><v>1.5</v></c></row>
            """, """<si><r><t>张</t></r><r><t>三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si>"""));

        var row = Assert.Single(table.Rows);
        Assert.Equal(3, row.Number);
        Assert.Equal(["张三", "", "20160318", "2016-07-01", "2016-07-01", "算好的", "是", "1.5"], row.Cells);
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "nothing", [], "file.empty" },
        { "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "file.type" },
        { "a PDF", Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n"), "file.type" },
        { "a web page", Encoding.UTF8.GetBytes("<html><table><tr><td>姓名</td></tr></table></html>"), "file.type" },
        { "an old or protected workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "file.protected" },
        { "a Word document", Zip(("word/document.xml", "<w/>")), "file.type" },
        { "half a workbook", Xlsx("<row/>")[..400], "file.broken" },
        { "no XML", Xlsx("<row><c"), "file.broken" },
        { "a document type", Xlsx("<row/>", prolog: "<!DOCTYPE x [<!ENTITY a \"b\">]>"), "file.broken" },
        { "a string that is not there", Xlsx("<row><c t=\"s\"><v>7</v></c></row>"), "file.broken" },
        { "a column far out", Xlsx("<row><c r=\"XFD1\"><v>1</v></c></row>"), "file.tooLarge" },
        { "a column that does not fit", Xlsx("<row><c r=\"ZZZZZZZZZZ1\"><v>1</v></c></row>"), "file.broken" },
        { "too many rows", Xlsx(string.Concat(Enumerable.Repeat("<row/>", 10_001))), "file.tooLarge" },
        { "too many cells", Xlsx(string.Concat(Enumerable.Repeat($"<row>{string.Concat(Enumerable.Repeat("<c/>", 100))}</row>", 3_001))), "file.tooLarge" },
        { "a bomb", Zip(("xl/workbook.xml", new string(' ', 70 * 1024 * 1024))), "file.tooLarge" },
        { "many entries", Zip([.. Enumerable.Range(0, 501).Select(n => ($"xl/{n}.xml", "<a/>"))]), "file.tooLarge" },
        { "a long cell", Encoding.UTF8.GetBytes($"姓名\n{new string('长', 9_000)}"), "file.tooLarge" },
        { "an open quote without end", Encoding.UTF8.GetBytes($"姓名\n\"{new string('长', 9_000)}"), "file.tooLarge" },
        { "many lines", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a\n", 10_001))), "file.tooLarge" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_table_or_too_much_is_refused_by_its_reason(string what, byte[] content, string code)
    {
        Assert.NotEmpty(what);
        Assert.Equal(code, Assert.Throws<InputRejected>(() => TableReader.Read(content)).Code);
    }

    /// <summary>The declared size lies: what counts is what comes out.</summary>
    [Fact]
    public void A_workbook_that_lies_about_its_size_is_not_unpacked()
    {
        var file = Zip(("xl/workbook.xml", new string(' ', 20 * 1024 * 1024)));
        // The size stands in the central directory, 24 bytes behind its signature.
        var directory = file.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(file.AsSpan(directory + 24), 100);

        Assert.Matches("^file.(tooLarge|broken)$", Assert.Throws<InputRejected>(() => TableReader.Read(file, new TableLimits(ExpandedBytes: 1024 * 1024))).Code);
    }

    internal static byte[] Xlsx(string rows, string strings = "", string prolog = "") => Zip(
        ("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="隐藏" sheetId="2" state="hidden" r:id="rId9"/><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>"""),
        ("xl/styles.xml", """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>"""),
        ("xl/sharedStrings.xml", $"""<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>"""),
        ("xl/worksheets/sheet1.xml", $"""{prolog}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"""));

    private static byte[] Zip(params (string Path, string Text)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(path).Open());
                writer.Write(text);
            }

        return file.ToArray();
    }
}
