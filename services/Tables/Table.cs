using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Tables;

/// <summary>What kind of file a table was read from.</summary>
public enum TableFormat
{
    /// <summary>A workbook of Excel or WPS.</summary>
    Xlsx,

    /// <summary>Text with separated values.</summary>
    Csv,
}

/// <summary>A row as it stands in the file; every value is text, dates are <c>yyyy-MM-dd</c>.</summary>
/// <param name="Number">The number that the person sees beside the row in Excel, or the line of the text file.</param>
/// <param name="Cells">The values; rows may be of different length.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The value of a column, trimmed; empty where the row is shorter.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column].Trim() : "";
}

/// <summary>The rows of an uploaded table.</summary>
/// <param name="Format">What the content turned out to be, whatever the file is called.</param>
/// <param name="Rows">The rows that are not empty.</param>
public sealed record Table(TableFormat Format, IReadOnlyList<TableRow> Rows);

/// <summary>How much of a table is read before it is refused. An honest office list is far below all of them.</summary>
/// <param name="Rows">Rows in a sheet.</param>
/// <param name="Columns">Cells in a row.</param>
/// <param name="Cells">Cells in all.</param>
/// <param name="CellLength">Characters in a cell.</param>
/// <param name="Entries">Files inside the workbook.</param>
/// <param name="ExpandedBytes">Bytes of the workbook once unpacked.</param>
public sealed record TableLimits(
    int Rows = 10_000, int Columns = 100, int Cells = 300_000, int CellLength = 8_000, int Entries = 500, long ExpandedBytes = 64L * 1024 * 1024)
{
    /// <summary>The limits for uploads of people.</summary>
    public static TableLimits Default { get; } = new();

    internal InputRejected TooLarge(string zh, string en) => new("file.tooLarge", zh, en, "file");

    internal void CheckRows(int rows)
    {
        if (rows > Rows)
            throw TooLarge($"表格超过 {Rows} 行，分成几个文件再传", $"The table has more than {Rows} rows.");
    }

    internal void CheckCells(int columns, int cells, int length)
    {
        if (columns > Columns)
            throw TooLarge($"有一行超过 {Columns} 列，删掉用不到的列再传", $"A row has more than {Columns} columns.");
        if (cells > Cells)
            throw TooLarge($"表格超过 {Cells} 个单元格，分成几个文件再传", $"The table has more than {Cells} cells.");
        if (length > CellLength)
            throw TooLarge($"有一个单元格超过 {CellLength} 个字，改短再传", $"A cell has more than {CellLength} characters.");
    }
}

/// <summary>Reads an uploaded table: what it is is decided by its content.</summary>
public static class TableReader
{
    /// <summary>Reads the first sheet of a workbook, or separated text.</summary>
    /// <exception cref="InputRejected">The file is none, is protected by a password, broken or larger than the limits.</exception>
    public static Table Read(byte[] content, TableLimits? limits = null)
    {
        limits ??= TableLimits.Default;
        if (content.Length == 0)
            throw new InputRejected("file.empty", "文件是空的，换一个再传", "The file is empty.", "file");
        if (Starts(content, 0x50, 0x4B, 0x03, 0x04))
            return new Table(TableFormat.Xlsx, XlsxReader.Read(content, limits));
        if (Starts(content, 0xD0, 0xCF, 0x11, 0xE0))
            throw new InputRejected("file.protected", "这是旧版 Excel（.xls）或加了密码的文件，另存为没有密码的 .xlsx 再传",
                "An old .xls file or one with a password; save it as .xlsx without a password.", "file");
        return new Table(TableFormat.Csv, CsvReader.Read(content, limits));
    }

    internal static InputRejected WrongType() =>
        new("file.type", "只认 Excel 表格（.xlsx）和 CSV 文件，这个文件的内容不是", "Neither an Excel workbook nor a CSV file.", "file");

    private static bool Starts(byte[] content, params ReadOnlySpan<byte> signature) => content.AsSpan().StartsWith(signature);
}
