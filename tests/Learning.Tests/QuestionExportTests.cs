using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using PartyPlatform.Learning.QuestionExports;
using PartyPlatform.Learning.Questions;
using static PartyPlatform.Learning.Tests.QuestionBankClient;

namespace PartyPlatform.Learning.Tests;

/// <summary>The bank as a workbook, as GIFT and as Moodle XML.</summary>
public sealed class QuestionExportTests(LearningHost host)
{
    private readonly HttpClient _office = host.As(LearningHost.Office);

    [Fact]
    public async Task A_workbook_that_was_exported_is_read_again_with_every_question_as_it_was()
    {
        var category = await FiveAsync();

        var response = await _office.GetAsync($"{Root}/questions/export.xlsx?categoryId={category}");
        var file = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", response.Content.Headers.ContentType!.MediaType);
        Assert.Matches(@"^question-bank-\d{4}-\d\d-\d\d\.xlsx$", response.Content.Headers.ContentDisposition!.FileName);
        var import = await (await _office.UploadAsync(file, "题库.xlsx")).ShouldBeAsync(HttpStatusCode.Created);
        var rows = (await _office.GetJsonAsync($"{Root}/question-imports/{import["id"]}/rows"))["items"]!.AsArray();
        Assert.Equal(5, rows.Count);
        Assert.All(rows, row => Assert.Equal("Duplicate", row!["outcome"]!.GetValue<string>()));
        Assert.All(rows, row => Assert.True(row!["duplicateOf"]!["sameAnswer"]!.GetValue<bool>(), row.ToJsonString()));
    }

    [Fact]
    public async Task What_could_be_a_formula_is_text_in_the_workbook()
    {
        var category = await _office.AddCategoryAsync();
        var body = Single(category, $"=HYPERLINK(\"http://x\") {Unique()}");
        body["options"]![0]!["text"] = "@SUM(1)";
        body["explanation"] = "+1";
        await _office.AddQuestionAsync(body);

        var file = await _office.GetByteArrayAsync($"{Root}/questions/export.xlsx?categoryId={category}");

        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(await archive.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        var sheet = XDocument.Parse(await reader.ReadToEndAsync());
        var texts = sheet.Descendants().Where(element => element.Name.LocalName == "t").Select(element => element.Value).ToList();
        Assert.DoesNotContain(texts, text => text.StartsWith('=') || text.StartsWith('@') || text.StartsWith('+'));
        Assert.Contains("'@SUM(1)", texts);
        Assert.DoesNotContain(sheet.Descendants(), element => element.Name.LocalName == "f");
    }

    [Fact]
    public async Task Gift_says_each_type_in_its_own_way()
    {
        var category = await FiveAsync();

        var response = await _office.GetAsync($"{Root}/questions/export.gift?categoryId={category}");
        var gift = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("$CATEGORY: 分类", gift, StringComparison.Ordinal);
        Assert.Contains("{\n~半年\n=一年\n~两年\n####党章第七条\\: 一年\n}\n", gift, StringComparison.Ordinal);
        Assert.Contains("{\n~%33.33333%甲\n~%33.33333%乙\n~%33.33333%丙\n~%-100%丁 \\{\\}\n}\n", gift, StringComparison.Ordinal);
        Assert.Contains("{\nFALSE\n}\n", gift, StringComparison.Ordinal);
        Assert.Contains("{\n=永不叛党\n=%100%%永不\\=叛党\n}\n", gift, StringComparison.Ordinal);
        Assert.Matches(@"// Q-\d+: left out", gift);
    }

    [Fact]
    public async Task Moodle_xml_has_every_question_and_a_cloze_for_several_blanks()
    {
        var category = await FiveAsync();

        var xml = XDocument.Parse(await _office.GetStringAsync($"{Root}/questions/export.xml?categoryId={category}"));

        XElement Of(string type) => xml.Root!.Elements("question").Single(question => question.Attribute("type")!.Value == type);
        Assert.Equal(["category", "cloze", "multichoice", "multichoice", "shortanswer", "truefalse"],
            xml.Root!.Elements("question").Select(question => question.Attribute("type")!.Value).Order(StringComparer.Ordinal));
        Assert.StartsWith("$course$/top/分类", Of("category").Element("category")!.Element("text")!.Value, StringComparison.Ordinal);
        Assert.Equal(["0", "100"], Of("truefalse").Elements("answer").Select(answer => answer.Attribute("fraction")!.Value));
        Assert.Equal(["永不叛党", "%永不=叛党"], Of("shortanswer").Elements("answer").Select(answer => answer.Element("text")!.Value));
        Assert.Contains("每 {1:SHORTANSWER:=月~=个月} 一次，每 {1:SHORTANSWER:=季度} 一次", Of("cloze").Element("questiontext")!.Element("text")!.Value, StringComparison.Ordinal);
        var multiple = xml.Root!.Elements("question").Single(question => question.Element("single")?.Value == "false");
        Assert.Equal(["33.33333", "33.33333", "33.33333", "-100"], multiple.Elements("answer").Select(answer => answer.Attribute("fraction")!.Value));
    }

    [Fact]
    public async Task Naughty_strings_break_no_export()
    {
        var category = await _office.AddCategoryAsync();
        var kept = 0;
        foreach (var text in JsonNode.Parse(QuestionImportFiles.Shared("naughty-strings/blns.json"))!.AsArray()
            .Select(node => node!.GetValue<string>()).Where((text, index) => text.Length is > 0 and < 400 && index % 5 == 0))
        {
            var body = Single(category, text);
            body["explanation"] = text;
            body["allowDuplicate"] = true;
            kept += (await _office.PostAsJsonAsync($"{Root}/questions", body)).StatusCode is HttpStatusCode.Created ? 1 : 0;
        }

        var xml = XDocument.Parse(await _office.GetStringAsync($"{Root}/questions/export.xml?categoryId={category}"));
        var gift = await _office.GetStringAsync($"{Root}/questions/export.gift?categoryId={category}");
        var workbook = await _office.GetByteArrayAsync($"{Root}/questions/export.xlsx?categoryId={category}");

        Assert.True(kept > 50, $"Only {kept} were kept.");
        Assert.Equal(kept + 1, xml.Root!.Elements("question").Count());
        Assert.Equal(kept, gift.Split("\n::Q-").Length - 1);
        var import = await (await _office.UploadAsync(workbook, "x.xlsx")).ShouldBeAsync(HttpStatusCode.Created);
        Assert.Equal(kept, import["counts"]!["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_filters_of_the_list_hold_for_the_export_too()
    {
        var category = await FiveAsync();

        var gift = await _office.GetStringAsync($"{Root}/questions/export.gift?categoryId={category}&type=TrueFalse");

        Assert.Single(gift.Split('\n'), line => line.StartsWith("::", StringComparison.Ordinal));
        Assert.Empty(await _office.GetStringAsync($"{Root}/questions/export.gift?categoryId={Guid.CreateVersion7()}"));
    }

    [Theory]
    [InlineData("export.xlsx")]
    [InlineData("export.gift")]
    [InlineData("export.xml")]
    public async Task The_bank_leaves_with_the_office_alone_and_a_wrong_filter_is_told_before_it_begins(string name)
    {
        await (await host.Anonymous().GetAsync($"{Root}/questions/{name}")).ShouldRefuseAsync(HttpStatusCode.Unauthorized, "auth.required");
        await (await host.Learner().GetAsync($"{Root}/questions/{name}")).ShouldRefuseAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await (await host.As("gu.xingzhi").GetAsync($"{Root}/questions/{name}")).ShouldRefuseAsync(HttpStatusCode.Forbidden, "auth.forbidden");
        await (await _office.GetAsync($"{Root}/questions/{name}?type=Riddle")).ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await _office.GetAsync($"{Root}/questions/{name}?q=%00")).ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Theory]
    [InlineData("没有空的题", new[] { "甲", "乙" }, "没有空的题 {1:SHORTANSWER:=甲} {1:SHORTANSWER:=乙}")]
    [InlineData("（ ）和____和（）", new[] { "甲|丙", "a}~b" }, "{1:SHORTANSWER:=甲~=丙}和{1:SHORTANSWER:=a\\}\\~b}和____")]
    public void Fields_stand_in_the_blanks_of_the_stem(string stem, string[] answer, string cloze) =>
        Assert.Equal(cloze, ExportMoodleXml.Cloze(new QuestionContent(QuestionType.FillIn, stem, [], answer, null)));

    /// <summary>One question of each type and one with two blanks, in a category of their own.</summary>
    private async Task<Guid> FiveAsync()
    {
        var category = await _office.AddCategoryAsync();
        var single = Single(category);
        single["explanation"] = "党章第七条: 一年";
        await _office.AddQuestionAsync(single);
        await _office.AddQuestionAsync(Question("MultipleChoice", ["A", "B", "C"], "甲", "乙", "丙", "丁 {}"));
        await _office.AddQuestionAsync(Question("TrueFalse", ["F"]));
        await _office.AddQuestionAsync(Question("FillIn", ["永不叛党|%永不=叛党"]));
        var blanks = Question("FillIn", ["月|个月", "季度"]);
        blanks["stem"] = $"每 ____ 一次，每 （ ） 一次。{Unique()}";
        await _office.AddQuestionAsync(blanks);
        return category;

        JsonObject Question(string type, string[] answer, params string[] options) => new()
        {
            ["type"] = type,
            ["stem"] = $"{type} 题干 {Unique()}",
            ["options"] = new JsonArray([.. options.Select((text, index) => (JsonNode)Option(((char)('A' + index)).ToString(), text))]),
            ["answer"] = new JsonArray([.. answer.Select(key => (JsonNode)key)]),
            ["difficulty"] = "Easy",
            ["categoryId"] = category,
        };
    }
}
