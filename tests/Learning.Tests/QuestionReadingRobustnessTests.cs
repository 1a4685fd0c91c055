using System.Diagnostics;
using System.Text;
using CsCheck;
using PartyPlatform.Learning.QuestionImports;
using PartyPlatform.Learning.QuestionImports.Reading;
using PartyPlatform.Learning.Questions;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Tests;

/// <summary>Files that nobody meant to be read: each ends in questions or in a refusal with a reason, and soon.</summary>
public sealed class QuestionReadingRobustnessTests
{
    private static readonly string[] Pieces =
    [
        "1、", "2\t", "（3）", "第4题", "A、", "B.", "Ｃ．", "(D)", "正确答案：", "【答案】", "答案:", "解析：", "单选题", "多选题", "判断题", "填空题", "--- ", " ---",
        "对", "×", "ABD", "Ａ", "（ ）", "____", "|", "；", " ", "\u3000", "\t", "\n", "", "党章", "1921年", "1.5%", "['", "']", ",", "\"", "😀", "\u200B", "\u0301",
        "题干", "答案", "选项A", "{", "}", "=", "<w:p>", "&amp;", "%00", "'; drop table questions; --",
    ];

    private static readonly Gen<string> Line = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 8].Select(string.Concat);

    private static readonly Gen<string[]> Text = Line.Array[0, 40];

    [Fact]
    public void Any_paragraphs_become_questions_and_none_is_both_sound_and_wrong() => Text.Sample(lines =>
    {
        var rows = QuestionText.Read(lines.Select((line, index) => new Paragraph(index + 1, line)))
            .Select(question => QuestionImportRow.Of(Guid.Empty, question)).ToList();

        Assert.Equal(Enumerable.Range(1, rows.Count), rows.Select(row => row.Number));
        foreach (var row in rows)
            if (row.IsSound)
            {
                Assert.Empty(row.Content.Problems());
                Assert.True(Grading.IsRight(row.Type!.Value, row.Answer, [.. row.Answer.Select(text => text.Split('|', '｜').First(part => Grading.Normalise(part).Length > 0))]));
            }
            else
                Assert.Contains(row.Problems, problem => problem.Severity is ProblemSeverity.Error);
    }, iter: 400);

    [Fact]
    public void Any_table_is_read_or_refused() => Text.Sample(lines =>
        ReadOrRefused(QuestionImportFiles.Csv(lines.Prepend("题干,答案,选项A,选项B"))), iter: 400);

    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        ReadOrRefused(bytes);
        ReadOrRefused([0x50, 0x4B, 0x03, 0x04, .. bytes]);
    }, iter: 400);

    [Fact]
    public void A_document_that_was_damaged_anywhere_is_read_or_refused()
    {
        var sound = QuestionImportFiles.Docx(QuestionImportFiles.Paper);
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte, Gen.Int[1, sound.Length]).Sample((at, value, length) =>
        {
            var damaged = sound.ToArray();
            damaged[at] = value;
            ReadOrRefused(damaged);
            ReadOrRefused(sound[..length]);
        }, iter: 300);
    }

    [Theory]
    [InlineData("（", 400_000)]
    [InlineData(" ", 400_000)]
    [InlineData("- ", 200_000)]
    [InlineData("A、 ", 200_000)]
    [InlineData("1、", 200_000)]
    [InlineData("A|", 200_000)]
    [InlineData("['", 200_000)]
    [InlineData("(A ", 200_000)]
    public void A_line_made_to_be_slow_is_not(string piece, int times)
    {
        var line = string.Concat(Enumerable.Repeat(piece, times));
        var watch = Stopwatch.StartNew();

        ReadOrRefused(QuestionImportFiles.Docx("1、题干" + line, line, "答案：" + line));
        ReadOrRefused(QuestionImportFiles.Csv("题干,答案,选项", $"{line[..7_000]},{line[..7_000]},{line[..7_000]}"));
        ReadOrRefused(Encoding.UTF8.GetBytes(line));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    private static void ReadOrRefused(byte[] content)
    {
        try
        {
            foreach (var question in ImportFile.Read(content).Questions)
                QuestionImportRow.Of(Guid.Empty, question);
        }
        catch (InputRejected refusal)
        {
            Assert.NotEmpty(refusal.Chinese);
        }
    }
}
