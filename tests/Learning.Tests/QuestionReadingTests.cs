using PartyPlatform.Learning.QuestionImports;
using PartyPlatform.Learning.QuestionImports.Reading;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.Tests;

/// <summary>What the readers understand; pure, without a host.</summary>
public sealed class QuestionReadingTests
{
    [Fact]
    public void A_paper_of_paragraphs_is_read_with_its_sections()
    {
        var rows = Rows(QuestionImportFiles.Docx(QuestionImportFiles.Paper));

        Assert.Equal(["SingleChoice:B", "SingleChoice:B", "MultipleChoice:ABD", "TrueFalse:F"], rows.Select(Short));
        Assert.All(rows, row => Assert.Equal(RowOutcome.Importable, row.Outcome));
        Assert.Equal([1, 2, 3, 4], rows.Select(row => row.Number));
        Assert.Equal("第 3—8 段", rows[0].Location);
        Assert.Equal("预备党员的预备期为（ ）。", rows[0].Stem);
        Assert.Equal("支部工作条例第十一条。", rows[1].Explanation);
        Assert.Equal("import.answer.fullWidth", Assert.Single(rows[1].Problems).Code);
        Assert.Equal("党员发展", rows[0].Category);
        Assert.Contains("正确答案：B", rows[0].Original);
    }

    [Theory]
    [InlineData("1. 党的最高纪律处分是（ ）。|A. 警告  B. 严重警告  C. 留党察看  D. 开除党籍|答案：D", "SingleChoice:D", 4)]
    [InlineData("1、党的最高纪律处分是（ ）。|A．警告|B．开除党籍|【答案】B|【解析】党章第四十一条|第二行", "SingleChoice:B", 2)]
    [InlineData("（1）党的最高纪律处分是（ D ）。|(A)警告|(B)严重警告|(C)留党察看|(D)开除党籍", "SingleChoice:D", 4)]
    [InlineData("1、党的最高纪律处分是（ D ）。|(A)、警告|(B)、严重警告|(C)、留党察看|(D)、开除党籍", "SingleChoice:D", 4)]
    [InlineData("第1题 【多选题】下列正确的有（ ）|A、甲|B、乙|C、丙|参考答案：A、C", "MultipleChoice:AC", 3)]
    [InlineData("1.（单选题）下列正确的是|A、甲|B、乙|正确答案：b", "SingleChoice:B", 2)]
    [InlineData("1、预备党员有表决权。（×）", "TrueFalse:F", 2)]
    [InlineData("二、判断题（每题 1 分）|1、预备党员有被选举权。|答案：错误", "TrueFalse:F", 2)]
    [InlineData("三、填空题|1、三大优良作风是____、____、____。|答案：理论联系实际；密切联系群众；批评与自我批评", "FillIn:理论联系实际/密切联系群众/批评与自我批评", 0)]
    [InlineData("党的最高纪律处分是（ ）。|A、警告|B、开除党籍|正确答案：开除党籍", "SingleChoice:B", 2)]
    [InlineData("1、1921 年建党，增长 1.5% 的是|A、甲|B、乙|答案：A", "SingleChoice:A", 2)]
    [InlineData("1、题干分两行|2018年印发的条例规定（ ）。|A、甲|B、维生素 A、B 都有|答案：A", "SingleChoice:A", 2)]
    public void Common_ways_of_writing_a_question_are_understood(string text, string expected, int options)
    {
        var row = Assert.Single(Rows(QuestionImportFiles.Docx(text.Split('|'))));

        Assert.Equal((RowOutcome.Importable, expected, options), (row.Outcome, Short(row), row.Options.Count));
        Assert.DoesNotMatch(@"^(?:\d{1,3}[、.]|（|【|第1题)", row.Stem);
    }

    [Theory]
    [InlineData("单选题|1、甲乙丙|A、一|B、二", "question.answer.missing")]
    [InlineData("单选题|1、甲乙丙|A、一|B、二|正确答案：", "question.answer.missing")]
    [InlineData("单选题|1、甲乙丙|A、一|B、二|正确答案：G", "question.answer.unknownOption")]
    [InlineData("单选题|1、甲乙丙|A、一|B、二|正确答案：AB", "question.answer.single")]
    [InlineData("单选题|1、甲乙丙|A、一|正确答案：A", "question.options.few")]
    [InlineData("单选题|1、甲乙丙|A、一|A、二|正确答案：A", "question.option.duplicate")]
    [InlineData("单选题|1、甲乙丙|A、|B、二|正确答案：B", "question.option.empty")]
    [InlineData("单选题|1、甲乙丙|A、一|B、二|正确答案：？？", "import.answer.unreadable")]
    [InlineData("判断题|1、甲乙丙|正确答案：也许", "import.answer.unreadable")]
    [InlineData("1、甲乙丙|正确答案：ABD", "import.type.missing")]
    [InlineData("单选题|1、甲乙丙|A、一|B、二|正确答案：A|这里有一段不知道属于哪道题的很长的文字，既没有选项，也没有答案。", "import.stray")]
    public void What_is_wrong_with_a_question_is_said(string text, string code)
    {
        var row = Rows(QuestionImportFiles.Docx(text.Split('|')))[^1];

        Assert.Equal(RowOutcome.Error, row.Outcome);
        Assert.Equal(code, Assert.Single(row.Problems, problem => problem.Severity is ProblemSeverity.Error).Code);
    }

    [Fact]
    public void The_numbers_that_word_writes_by_itself_are_read()
    {
        const string w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        static string Item(int list, string text) =>
            $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";
        static string List(int id, string format) =>
            $"<w:abstractNum w:abstractNumId=\"{id}\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>";
        var numbering = $"<w:numbering xmlns:w=\"{w}\">{List(0, "decimal")}{List(1, "upperLetter")}{List(2, "upperLetter")}"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
            + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num></w:numbering>";
        var body = Item(1, "预备期为（ ）。") + Item(2, "半年") + Item(2, "一年") + "<w:p><w:r><w:t>答案：B</w:t></w:r></w:p>"
            + Item(1, "党员大会（ ）召开。") + Item(3, "每季度") + Item(3, "每年") + "<w:p><w:r><w:t>答案：A</w:t></w:r></w:p>";

        var rows = Rows(QuestionImportFiles.DocxOf(body, numbering));

        Assert.Equal(["SingleChoice:B", "SingleChoice:A"], rows.Select(Short));
        Assert.Equal("A:每季度 B:每年", string.Join(' ', rows[1].Options.Select(option => $"{option.Key}:{option.Text}")));
    }

    [Fact]
    public void Deleted_text_fields_and_tab_stops_are_no_text()
    {
        var body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"420\"/></w:tabs></w:pPr><w:r><w:t>1、预备期为（ ）。</w:t></w:r>"
            + "<w:del><w:r><w:delText>半年</w:delText></w:r></w:del><w:r><w:instrText>HYPERLINK x</w:instrText></w:r><w:r><w:drawing/></w:r></w:p>"
            + "<w:p><w:r><w:t>A、半年</w:t><w:br/><w:t>B、一年</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>答案：B</w:t></w:r></w:p>";

        var row = Assert.Single(Rows(QuestionImportFiles.DocxOf(body)));

        Assert.Equal("预备期为（ ）。", row.Stem);
        Assert.Equal("SingleChoice:B", Short(row));
        Assert.Equal("import.picture", Assert.Single(row.Problems).Code);
    }

    [Theory]
    [InlineData("ABD", "ABD")]
    [InlineData("A、B、D", "ABD")]
    [InlineData("a,b,d", "ABD")]
    [InlineData("ＡＢＤ", "ABD")]
    [InlineData("D B A", "ABD")]
    [InlineData("A和B和D。", "ABD")]
    [InlineData("A；B；D", "ABD")]
    [InlineData("AAB D", "ABD")]
    public void Letters_are_understood_however_they_are_parted(string raw, string keys)
    {
        QuestionOption[] options = [new("A", "甲"), new("B", "乙"), new("C", "丙"), new("D", "丁")];

        var reading = AnswerReader.Read(null, raw, "题干", options);

        Assert.Equal((QuestionType.MultipleChoice, keys), (reading.Type!.Value, string.Concat(reading.Answer)));
    }

    [Theory]
    [InlineData("对", "T")]
    [InlineData("√", "T")]
    [InlineData("正确", "T")]
    [InlineData("Ｔ", "T")]
    [InlineData("是。", "T")]
    [InlineData("错", "F")]
    [InlineData("×", "F")]
    [InlineData("X", "F")]
    [InlineData("FALSE", "F")]
    public void Right_and_wrong_have_many_words(string raw, string key) =>
        Assert.Equal(key, Assert.Single(AnswerReader.Read(QuestionType.TrueFalse, raw, "题干", []).Answer));

    [Theory]
    [InlineData("['罗盛教  ']", "烈士（    ）", "罗盛教", null)]
    [InlineData("['6', '2']", "从第（  ）位升到第（  ）位", "6/2", null)]
    [InlineData("[]", "（    ）", "", "question.answer.missing")]
    [InlineData("['辽沈', '淮海', '平津']", "三大战役是（    ）", "辽沈/淮海/平津", "import.answer.several")]
    [InlineData("[\"It's\"]", "（    ）", "It's", null)]
    public void A_list_as_programs_print_it_fills_the_blanks(string raw, string stem, string answer, string? code)
    {
        var reading = AnswerReader.Read(QuestionType.FillIn, raw, stem, []);

        Assert.Equal(answer, string.Join('/', reading.Answer));
        Assert.Equal(code, reading.Findings.SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_table_is_read_by_its_headings_whatever_they_are_called()
    {
        string[][] tables =
        [
            ["题型,题干,选项A,选项B,选项C,答案,解析,难度", "单选题,预备期为（ ）,半年,一年,,B,第七条,易"],
            ["试题,正确选项,A,B,题目类型", "预备期为（ ）,Ｂ,半年,一年,单项选择题"],
            ["问题\t选项\t正确答案", "预备期为（ ）\tA.半年|B.一年\tb"],
            ["学习强国题库", "序号,题目内容,选项1,选项2,参考答案（必填）", "1,预备期为（ ）,A.半年,B.一年,一年"],
        ];
        foreach (var table in tables)
        {
            var row = Assert.Single(Rows(QuestionImportFiles.Csv(table)));
            Assert.Equal((RowOutcome.Importable, "SingleChoice:B", 2), (row.Outcome, Short(row), row.Options.Count));
            Assert.Equal("半年", row.Options[0].Text);
        }
    }

    [Fact]
    public void The_encodings_of_chinese_office_programs_are_known()
    {
        string[] lines = ["题干,答案", "预备党员有表决权。,×"];
        var utf8 = new System.Text.UTF8Encoding(false);

        foreach (var content in new[]
        {
            QuestionImportFiles.Csv(utf8, lines), QuestionImportFiles.Csv(System.Text.Encoding.UTF8, lines),
            QuestionImportFiles.Csv(QuestionImportFiles.Gb18030, lines),
            QuestionImportFiles.Csv(System.Text.Encoding.Unicode, lines), QuestionImportFiles.Csv(System.Text.Encoding.BigEndianUnicode, lines),
        })
            Assert.Equal("预备党员有表决权。TrueFalse:F", Assert.Single(Rows(content)) is var row ? row.Stem + Short(row) : "");
    }

    [Theory]
    [InlineData("简答题", "import.type.later")]
    [InlineData("谜语", "import.type.unknown")]
    public void A_type_that_cannot_be_imported_is_named(string type, string code)
    {
        var row = Assert.Single(Rows(QuestionImportFiles.Xlsx(["题型", "题干", "答案"], [type, "谈谈认识", "略"])));

        Assert.Equal((RowOutcome.Error, code, 2), (row.Outcome, row.Problems[0].Code, row.Number));
    }

    internal static string Short(QuestionImportRow row) =>
        $"{row.Type}:{string.Join(row.Type is QuestionType.FillIn ? "/" : "", row.Answer)}";

    internal static List<QuestionImportRow> Rows(byte[] content) =>
        [.. ImportFile.Read(content).Questions.Select(question => QuestionImportRow.Of(Guid.Empty, question))];
}
