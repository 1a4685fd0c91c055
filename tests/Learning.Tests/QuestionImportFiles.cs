using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security;
using System.Text;
using PartyPlatform.Tables;

namespace PartyPlatform.Learning.Tests;

/// <summary>Small files of each kind, written here so that it can be seen what is in them.</summary>
internal static class QuestionImportFiles
{
    private const string WordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static readonly string[] Paper =
    [
        "--- 党员发展 ---", "单选题",
        "1\t预备党员的预备期为（ ）。", " \t", "A、半年", "B、一年", "C、两年", "正确答案：B", " ",
        "2\t党支部党员大会一般（ ）召开 1 次。", "A、每月", "B、每季度", "正确答案：Ｂ", "解析：支部工作条例第十一条。",
        "多选题",
        "1\t下列属于“四个服从”的有（ ）。", "A、个人服从组织", "B、少数服从多数", "C、支部服从小组", "D、下级服从上级", "正确答案：ABD",
        "判断题",
        "1\t预备党员有表决权。", "正确答案：错",
    ];

    public static byte[] Docx(params IEnumerable<string> paragraphs) => DocxOf(string.Concat(paragraphs.Select(text =>
        $"<w:p><w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(text).Replace("\t", "</w:t><w:tab/><w:t xml:space=\"preserve\">", StringComparison.Ordinal)}</w:t></w:r></w:p>")));

    public static byte[] DocxOf(string body, string? numbering = null) => Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("word/document.xml", $"<w:document xmlns:w=\"{WordNamespace}\"><w:body>{body}</w:body></w:document>"),
        ("word/numbering.xml", numbering ?? $"<w:numbering xmlns:w=\"{WordNamespace}\"/>"));

    public static byte[] Xlsx(params IReadOnlyList<IReadOnlyList<string?>> rows) => Workbook.Write(new Sheet("题目", [10], rows));

    public static byte[] Csv(Encoding encoding, params IEnumerable<string> lines) =>
        [.. encoding.GetPreamble(), .. encoding.GetBytes(string.Join("\r\n", lines))];

    public static byte[] Csv(params IEnumerable<string> lines) => Csv(new UTF8Encoding(false), lines);

    public static Encoding Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static byte[] Zip(params IEnumerable<(string Path, string Content)> parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
                writer.Write(content);
            }

        return file.ToArray();
    }

    /// <summary>A document that grows by a factor of a thousand when it is unpacked.</summary>
    public static byte[] Bomb(string path, string head, long bytes)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = archive.CreateEntry(path, CompressionLevel.Fastest).Open();
            stream.Write(Encoding.UTF8.GetBytes(head));
            var spaces = Enumerable.Repeat((byte)' ', 1024 * 1024).ToArray();
            for (var written = 0L; written < bytes; written += spaces.Length)
                stream.Write(spaces);
        }

        return file.ToArray();
    }

    /// <summary>What Office makes of a document with a password: a compound file with a stream of this name.</summary>
    public static byte[] Encrypted() =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1016], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[512]];

    public static byte[] OldWord() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2048]];

    public static byte[] Shared(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PartyPlatform.sln")))
            {
                var file = Path.Combine(folder.FullName, "..", "shared", "data", path);
                Assert.SkipUnless(File.Exists(file), $"{path} is no part of this repository and is not in ../shared/data.");
                return File.ReadAllBytes(file);
            }

        throw new InvalidOperationException("No PartyPlatform.sln above the tests.");
    }

    public static Task<HttpResponseMessage> UploadAsync(this HttpClient client, byte[] content, string name = "题库.docx")
    {
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return client.PostAsync($"{QuestionBankClient.Root}/question-imports", new MultipartFormDataContent { { part, "file", name } });
    }
}
