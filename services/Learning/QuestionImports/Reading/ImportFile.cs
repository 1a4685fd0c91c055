using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using PartyPlatform.ServiceDefaults.Problems;
using PartyPlatform.Tables;

namespace PartyPlatform.Learning.QuestionImports.Reading;

/// <summary>Finds out what an uploaded file is, by its content and never by its name, and reads the questions in it.</summary>
internal static partial class ImportFile
{
    private const int MostEntries = 2_000;
    private const long MostDeclaredBytes = 256L * 1024 * 1024;

    private static ReadOnlySpan<byte> Zip => [0x50, 0x4B, 0x03, 0x04];

    private static ReadOnlySpan<byte> EmptyZip => [0x50, 0x4B, 0x05, 0x06];

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>What the file holds. Its name decides nothing; it only tells what the sender took it for, once it could not be read.</summary>
    /// <exception cref="InputRejected">It is none of the kinds that can be read, protected, broken, too large or without a question.</exception>
    public static ReadFile Read(byte[] content, string name = "")
    {
        var file = Parse(content, name);
        if (file.Questions.Count == 0)
            throw new InputRejected("import.noQuestions", "文件里没有找到题目，看看格式是否和模板一致", "No question was found in the file.", "file");
        if (file.Questions.Count > QuestionText.MostQuestions)
            throw new InputRejected("import.tooMany", $"一次最多导入 {QuestionText.MostQuestions} 道题，分成几个文件再传",
                $"There are more than {QuestionText.MostQuestions} questions.", "file");
        return file;
    }

    internal static InputRejected Broken() =>
        new("file.broken", "这个文件打不开，可能没有传完整，重新保存后再传", "The file is broken.", "file");

    internal static InputRejected TooLarge() =>
        new("file.tooLarge", "这个文件解开后太大，另存一份干净的再传", "The file is too large once unpacked.", "file");

    private static ReadFile Parse(byte[] content, string name)
    {
        if (content.AsSpan().StartsWith(Compound))
            throw OfCompound(content);
        if (content.AsSpan().StartsWith(EmptyZip))
            throw Unsupported();
        if (content.AsSpan().StartsWith(Zip))
            return Package(content);
        if (IsLaterFormat(content))
            throw new InputRejected("import.laterFormat", "GIFT、Aiken 和 Moodle XML 还不能导入，先用 Word、Excel 或 CSV",
                "GIFT, Aiken and Moodle XML cannot be imported yet; use DOCX, XLSX or CSV.", "file");

        try
        {
            return new ReadFile(ImportFormat.Csv, TableQuestions.Read(TableReader.Read(content, TableQuestions.Limits)));
        }
        catch (InputRejected rejected) when (rejected.Code == "import.header" && OfficeName().Match(name) is { Success: true } office)
        {
            // Who sent what they take for a Word document is not helped by a word about the headings of a table.
            throw new InputRejected("file.notOffice", $"这个文件叫 {office.Value}，内容却不是 Word 或 Excel 文件，用 Word 或 Excel 打开后另存一份再传",
                $"The file is named {office.Value} but is no Word or Excel file inside; open it there and save it anew.", "file");
        }
    }

    private static ReadFile Package(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries || archive.Entries.Sum(entry => entry.Length) > MostDeclaredBytes)
                throw TooLarge();
            if (archive.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                throw new InputRejected("file.macros", "文件里有宏，另存为不带宏的 .docx 或 .xlsx 再传", "The file has macros; save it without them.", "file");
            if (archive.GetEntry(DocxReader.TextPart) is not null)
                return new ReadFile(ImportFormat.Docx, QuestionText.Read(DocxReader.Read(archive)));
            if (archive.GetEntry("xl/workbook.xml") is not null)
                return new ReadFile(ImportFormat.Xlsx, TableQuestions.Read(TableReader.Read(content, TableQuestions.Limits)));
            throw Unsupported();
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            throw Broken();
        }
    }

    // Office puts an encrypted document into the same container as the formats of 1997.
    private static InputRejected OfCompound(byte[] content) =>
        content.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
            ? new InputRejected("file.protected", "文件加了密码，去掉密码另存后再传", "The file is protected by a password; save it without one.", "file")
            : new InputRejected("file.oldFormat", "这是旧版 Word 或 Excel 文件（.doc、.xls、.wps），另存为 .docx 或 .xlsx 再传",
                "An old .doc or .xls file; save it as .docx or .xlsx.", "file");

    private static InputRejected Unsupported() =>
        new("file.type", "只认 Word（.docx）、Excel（.xlsx）和 CSV 文件，这个文件的内容不是", "Neither a DOCX nor an XLSX nor a CSV file.", "file");

    private static bool IsLaterFormat(byte[] content)
    {
        var head = Encoding.UTF8.GetString(content.AsSpan(0, Math.Min(content.Length, 16_384)));
        return MoodleXml().IsMatch(head) || Gift().IsMatch(head) || Aiken().IsMatch(head);
    }

    [GeneratedRegex(@"\.(?:docx|xlsx|docm|xlsm)$", RegexOptions.IgnoreCase)]
    private static partial Regex OfficeName();

    [GeneratedRegex(@"^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?<quiz[\s>]", RegexOptions.NonBacktracking)]
    private static partial Regex MoodleXml();

    [GeneratedRegex(@"^\uFEFF?(?:\s*//[^\n]*\n|\s*\$CATEGORY:[^\n]*\n|\s)*(?:::[^:\n]+::[^{}]*\{|[^{},\n]{4,}\{\s*[=~TF])", RegexOptions.NonBacktracking)]
    private static partial Regex Gift();

    [GeneratedRegex(@"^ANSWER:\s*[A-Z]\s*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Aiken();
}
