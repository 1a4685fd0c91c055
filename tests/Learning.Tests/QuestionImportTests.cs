using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.QuestionImports;
using PartyPlatform.Tables;
using static PartyPlatform.Learning.Tests.QuestionBankClient;

namespace PartyPlatform.Learning.Tests;

public sealed class QuestionImportTests(LearningHost host)
{
    private readonly HttpClient _office = host.As(LearningHost.Office);

    [Fact]
    public async Task An_upload_shows_what_it_would_do_and_touches_nothing()
    {
        var before = await _office.GetJsonAsync($"{Root}/questions/counts");

        var response = await _office.UploadAsync(QuestionImportFiles.Docx(Paper()), "C:\\资料\\党员发展.docx");
        var import = await response.ShouldBeAsync(HttpStatusCode.Created);
        var rows = await RowsAsync(import);

        Assert.Equal("党员发展.docx Docx Preview", $"{import["fileName"]} {import["format"]} {import["state"]}");
        Assert.Equal("4 4 0 0", $"{import["counts"]!["total"]} {import["counts"]!["importable"]} {import["counts"]!["duplicate"]} {import["counts"]!["error"]}");
        Assert.Equal("2 1 1 0", string.Join(' ', new[] { "SingleChoice", "MultipleChoice", "TrueFalse", "FillIn" }.Select(type => import["counts"]!["byType"]![type])));
        Assert.Equal(3, import["counts"]!["withoutExplanation"]!.GetValue<int>());
        Assert.Equal(["Import", "Import", "Import", "Import"], rows.Select(row => row["decision"]!.ToString()));
        Assert.Contains("正确答案：B", rows[0]["original"]!.ToString());
        Assert.Equal(import.ToJsonString(), (await _office.GetJsonAsync(response.Headers.Location!.ToString())).ToJsonString());
        Assert.Equal(before.ToJsonString(), (await _office.GetJsonAsync($"{Root}/questions/counts")).ToJsonString());
    }

    [Fact]
    public async Task A_commit_brings_the_questions_into_the_bank_once_however_often_it_is_said()
    {
        var category = await _office.AddCategoryAsync();
        var import = await PreviewAsync(QuestionImportFiles.Docx(Paper()));
        var body = new { categoryId = category, difficulty = "Hard", sourceName = "党规汇编 2026 版", activate = true };

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _office.PostAsJsonAsync($"{Path(import)}/commit", body)));

        foreach (var answer in answers)
            Assert.Equal("{\"imported\":4,\"newVersions\":0,\"skipped\":0,\"errors\":0}", (await answer.ShouldBeAsync(HttpStatusCode.OK)).ToJsonString());
        var items = (await _office.GetJsonAsync($"{Root}/questions?categoryId={category}&sort=number"))["items"]!.AsArray();
        Assert.Equal(4, items.Count);
        Assert.All(items, item => Assert.Equal("Active Hard 党规汇编 2026 版", $"{item!["state"]} {item["difficulty"]} {item["source"]!["name"]}"));
        var detail = await _office.GetJsonAsync($"{Root}/questions/{items[2]!["id"]}");
        Assert.Equal("[\"A\",\"B\",\"D\"]", detail["answer"]!.ToJsonString());
        Assert.Equal("Committed", (await _office.GetJsonAsync(Path(import)))["state"]!.ToString());
    }

    [Fact]
    public async Task Every_row_is_imported_or_reported_with_its_number_and_reason()
    {
        var category = await _office.AddCategoryAsync();
        var mark = Unique();
        var import = await PreviewAsync(QuestionImportFiles.Xlsx(
            ["题型", "题干", "选项A", "选项B", "答案", "难度"],
            ["单选", $"好题 {mark}", "甲", "乙", "Ａ", "易"],
            ["单选", $"答案出界 {mark}", "甲", "乙", "G", ""],
            ["单选", "", "甲", "乙", "A", ""],
            ["单选", $"两个答案 {mark}", "甲", "乙", "AB", ""],
            ["单选", $"没有答案 {mark}", "甲", "乙", "", ""],
            ["判断", $"判断 {mark}", "", "", "√", ""]));

        var rows = await RowsAsync(import);
        Assert.Equal(
            ["2:import.answer.fullWidth", "3:question.answer.unknownOption", "4:question.stem.missing", "5:question.answer.single", "6:question.answer.missing", "7:"],
            rows.Select(row => $"{row["number"]}:{row["problems"]!.AsArray().FirstOrDefault()?["code"]}"));
        Assert.Equal("答案含 G，但只有选项 A—B", rows[1]["problems"]![0]!["messageZh"]!.ToString());
        Assert.Equal("3 4 5 6", await Numbers(import, "outcome=Error"));
        Assert.Equal("3 4 5 6", await Numbers(import, "needsDecision=true"));
        Assert.Equal("2 7", await Numbers(import, "outcome=Importable"));

        var result = await CommitAsync(import, category);
        Assert.Equal("2 0 0 4", result);
        var easy = await _office.GetJsonAsync($"{Root}/questions?categoryId={category}&difficulty=Easy");
        Assert.Single(easy["items"]!.AsArray());
    }

    [Fact]
    public async Task A_row_is_corrected_without_touching_the_file()
    {
        var import = await PreviewAsync(QuestionImportFiles.Docx("单选题", $"1、甲乙 {Unique()}", "A、一", "B、二", "正确答案：AG"));

        var corrected = await (await CorrectAsync(import, 1, new { answer = "Ａ、B", type = "MultipleChoice", explanation = "见条例。" })).ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal("Importable MultipleChoice True 见条例。", $"{corrected["outcome"]} {corrected["type"]} {corrected["isCorrected"]!.GetValue<bool>()} {corrected["explanation"]}");
        Assert.Equal("[\"A\",\"B\"]", corrected["answer"]!.ToJsonString());
        Assert.Contains("正确答案：AG", corrected["original"]!.ToString());
        Assert.Equal("1 0", await CountsAsync(import, "importable", "error"));
        var spoilt = await (await CorrectAsync(import, 1, new { answer = "对" })).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("Error", spoilt["outcome"]!.ToString());
        var judged = await (await CorrectAsync(import, 1, new { type = "TrueFalse" })).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("Importable T 对", $"{judged["outcome"]} {judged["answer"]![0]} {judged["options"]![0]!["text"]}");
    }

    [Fact]
    public async Task Duplicates_are_shown_skipped_unless_told_and_never_overwrite()
    {
        var category = await _office.AddCategoryAsync();
        var mark = Unique();
        var known = await _office.AddQuestionAsync(Single(category, $"已有的题 {mark}（ ）。"));
        string[] lines = ["题干,选项A,选项B,选项C,答案",
            $"已有的题{mark}（  ）。,一年,半年,两年,A",      // the same answer, another letter
            $"已有的题 {mark} （ ）。,半年,一年,两年,A",       // another answer
            $"新题 {mark},甲,乙,丙,A",
            $"新题  {mark},甲,乙,丙,B",
            $"“新题”{mark}。,甲,乙,丙,A"];
        var import = await PreviewAsync(QuestionImportFiles.Csv(lines));

        var rows = await RowsAsync(import);
        Assert.Equal(["Duplicate Skip", "Duplicate Skip", "Importable Import", "Duplicate Skip", "Importable Import"], rows.Select(row => $"{row["outcome"]} {row["decision"]}"));
        Assert.Equal(
            [$"{known["number"]} true B", $"{known["number"]} false B", "4 false A"],
            rows.Where(row => row["duplicateOf"] is not null).Select(row =>
                $"{row["duplicateOf"]!["questionNumber"] ?? row["duplicateOf"]!["rowNumber"]} {row["duplicateOf"]!["sameAnswer"]!.ToJsonString()} {row["duplicateOf"]!["otherAnswer"]}"));
        Assert.Equal("import.similar", Assert.Single(rows[4]["problems"]!.AsArray())!["code"]!.ToString());
        Assert.Equal("3 2 3", await CountsAsync(import, "duplicate", "duplicateStems", "undecided"));

        await (await CorrectAsync(import, 3, new { decision = "NewVersion" })).ShouldBeAsync(HttpStatusCode.OK);
        await (await CorrectAsync(import, 5, new { decision = "Import" })).ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("2", await Numbers(import, "needsDecision=true"));

        Assert.Equal("3 1 1 0", await CommitAsync(import, category));
        var detail = await _office.GetJsonAsync($"{Root}/questions/{known["id"]}");
        Assert.Equal("2:A 1:B", string.Join(' ', detail["history"]!.AsArray().Select(entry => $"{entry!["version"]}:{entry["answer"]![0]}")));
    }

    [Fact]
    public async Task Duplicates_may_all_become_new_versions_and_what_says_the_same_is_left_alone()
    {
        var category = await _office.AddCategoryAsync();
        var mark = Unique();
        var known = Single(category, $"题 {mark}");
        known["explanation"] = "原来的解析。";
        var question = await _office.AddQuestionAsync(known);
        var first = await PreviewAsync(QuestionImportFiles.Csv("题干,选项A,选项B,选项C,答案", $"题 {mark},半年,一年,两年,B"));
        var second = await PreviewAsync(QuestionImportFiles.Csv("题干,选项A,选项B,选项C,答案", $"题 {mark},半年,一年,两年,C"));

        Assert.Equal("0 0 1 0", await CommitAsync(first, category, "NewVersion"));
        Assert.Equal("0 1 0 0", await CommitAsync(second, category, "NewVersion"));

        var detail = await _office.GetJsonAsync($"{Root}/questions/{question["id"]}");
        Assert.Equal("2 C 原来的解析。", $"{detail["version"]} {detail["answer"]![0]} {detail["explanation"]}");
    }

    [Fact]
    public async Task What_came_into_the_bank_since_the_preview_is_not_brought_twice()
    {
        var category = await _office.AddCategoryAsync();
        var paper = QuestionImportFiles.Docx(Paper());
        var imports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PreviewAsync(paper)));

        var results = await Task.WhenAll(imports.Select(import => CommitAsync(import, category)));

        Assert.Equal(["0 0 4 0", "0 0 4 0", "4 0 0 0"], results.Order());
        Assert.Equal(4, (await _office.GetJsonAsync($"{Root}/questions?categoryId={category}"))["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_commit_that_fails_leaves_nothing_behind()
    {
        var import = await PreviewAsync(QuestionImportFiles.Docx(Paper()));
        var (category, source) = (Guid.CreateVersion7(), "新的来源" + Unique());

        var refused = await _office.PostAsJsonAsync($"{Path(import)}/commit", new { categoryId = category, sourceName = source });

        await refused.ShouldRefuseAsync(HttpStatusCode.BadRequest, "category.unknown");
        Assert.Equal(0, await host.CountAsync($"select count(*)::int as \"Value\" from question_versions where category_id = {category}"));
        Assert.Equal(0, await host.CountAsync($"select count(*)::int as \"Value\" from question_sources where name = {source}"));
        Assert.Equal("Preview", (await _office.GetJsonAsync(Path(import)))["state"]!.ToString());
    }

    [Fact]
    public async Task The_files_own_category_counts_where_the_bank_has_it()
    {
        var category = await _office.AddCategoryAsync();
        var point = await _office.AddCategoryAsync("知识点" + Unique(), category);
        var name = (await _office.GetJsonAsync($"{Root}/categories"))["items"]!.AsArray().Single(item => item!["id"]!.GetValue<Guid>() == point)!["name"];
        var import = await PreviewAsync(QuestionImportFiles.Csv("题干,答案,知识点", $"甲 {Unique()},对,{name}", $"乙 {Unique()},错,没有的分类"));

        Assert.Equal("2 0 0 0", await CommitAsync(import, category));

        Assert.Single((await _office.GetJsonAsync($"{Root}/questions?categoryId={point}"))["items"]!.AsArray());
        Assert.Equal(2, (await _office.GetJsonAsync($"{Root}/questions?categoryId={category}"))["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_committed_or_discarded_import_can_no_longer_be_changed()
    {
        var category = await _office.AddCategoryAsync();
        var committed = await PreviewAsync(QuestionImportFiles.Docx(Paper()));
        await CommitAsync(committed, category);
        await (await CorrectAsync(committed, 1, new { decision = "Skip" })).ShouldRefuseAsync(HttpStatusCode.Conflict, "import.committed");
        await (await _office.DeleteAsync(Path(committed))).ShouldRefuseAsync(HttpStatusCode.Conflict, "import.committed");

        var discarded = await PreviewAsync(QuestionImportFiles.Docx(Paper()));
        await (await _office.DeleteAsync(Path(discarded))).ShouldBeAsync(HttpStatusCode.NoContent);
        await (await _office.DeleteAsync(Path(discarded))).ShouldRefuseAsync(HttpStatusCode.Conflict, "import.discarded");
        await (await CorrectAsync(discarded, 1, new { decision = "Skip" })).ShouldRefuseAsync(HttpStatusCode.Conflict, "import.discarded");
        await (await _office.PostAsJsonAsync($"{Path(discarded)}/commit", new { categoryId = category })).ShouldRefuseAsync(HttpStatusCode.Conflict, "import.discarded");
    }

    [Fact]
    public async Task A_preview_that_nobody_decided_about_is_thrown_away_with_its_rows()
    {
        var import = await PreviewAsync(QuestionImportFiles.Docx(Paper()));
        var id = import["id"]!.GetValue<Guid>();
        await host.InScopeAsync(async db =>
        {
            await ExpireImports.RunAsync(db, TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(6), CancellationToken.None);
            Assert.Equal(4, await db.Set<QuestionImportRow>().CountAsync(row => row.ImportId == id));
            await ExpireImports.RunAsync(db, TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(8), CancellationToken.None);
            Assert.Equal(0, await db.Set<QuestionImportRow>().CountAsync(row => row.ImportId == id));
        });

        Assert.Equal("Discarded", (await _office.GetJsonAsync(Path(import)))["state"]!.ToString());
    }

    [Fact]
    public async Task The_report_holds_every_row_and_no_formula()
    {
        var import = await PreviewAsync(QuestionImportFiles.Csv("题干,答案,解析", $"\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\") {Unique()}\",对,@SUM(1)", "没有答案的题,,"));

        var response = await _office.GetAsync($"{Path(import)}/report.xlsx");
        Assert.Equal(Workbook.MediaType, response.Content.Headers.ContentType!.MediaType);
        var table = TableReader.Read(await response.Content.ReadAsByteArrayAsync());

        Assert.Equal("题号 位置 结果 说明", string.Join(' ', table.Rows[0].Cells.Take(4)));
        Assert.StartsWith("'=HYPERLINK", table.Rows[1].Cells[6]);
        Assert.Equal("'@SUM(1)", table.Rows[1].Cells[9]);
        Assert.Equal("3 第 3 行 有错误 没有找到答案 跳过", string.Join(' ', table.Rows[2].Cells.Take(5)));
    }

    [Fact]
    public async Task The_template_is_imported_as_it_is()
    {
        var template = await (await _office.GetAsync($"{Root}/question-imports/template.xlsx")).Content.ReadAsByteArrayAsync();

        var import = await PreviewAsync(template, "模板.xlsx");

        Assert.Equal("4 0", await CountsAsync(import, "total", "error"));
        Assert.Equal("1 1 1 1", string.Join(' ', import["counts"]!["byType"]!.AsObject().Select(type => type.Value)));
    }

    public static TheoryData<string, string> Unusable => new()
    {
        { "empty", "file.empty" },
        { "encrypted", "file.protected" },
        { "old", "file.oldFormat" },
        { "truncated", "file.broken" },
        { "not well-formed", "file.broken" },
        { "document type", "file.broken" },
        { "no text part", "file.type" },
        { "macros", "file.macros" },
        { "bomb docx", "file.tooLarge" },
        { "bomb xlsx", "file.tooLarge" },
        { "many entries", "file.tooLarge" },
        { "cells", "file.tooLarge" },
        { "picture", "file.type" },
        { "pdf", "file.type" },
        { "prose", "import.noQuestions" },
        { "no heading", "import.header" },
        { "no rows", "import.noQuestions" },
        { "gift", "import.laterFormat" },
        { "aiken", "import.laterFormat" },
        { "moodle", "import.laterFormat" },
        { "too many", "import.tooMany" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task A_file_that_cannot_be_used_is_refused_with_the_reason(string kind, string code)
    {
        byte[] content = kind switch
        {
            "empty" => [],
            "encrypted" => QuestionImportFiles.Encrypted(),
            "old" => QuestionImportFiles.OldWord(),
            "truncated" => QuestionImportFiles.Docx(QuestionImportFiles.Paper)[..400],
            "not well-formed" => QuestionImportFiles.DocxOf("<w:p><w:r>"),
            "document type" => QuestionImportFiles.Zip(("word/document.xml", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><d>&x;</d>")),
            "no text part" => QuestionImportFiles.Zip(("content.xml", "<office/>")),
            "macros" => QuestionImportFiles.Zip(("word/document.xml", "<d/>"), ("word/vbaProject.bin", "x")),
            "bomb docx" => QuestionImportFiles.Bomb("word/document.xml", "<d>", 100L * 1024 * 1024),
            "bomb xlsx" => QuestionImportFiles.Bomb("xl/workbook.xml", "<d>", 300L * 1024 * 1024),
            "many entries" => QuestionImportFiles.Zip(Enumerable.Range(0, 2_100).Select(index => ($"word/{index}.xml", "")).Append(("word/document.xml", "<d/>"))),
            "cells" => QuestionImportFiles.Csv("题干,答案", string.Concat(Enumerable.Repeat("x,", 70))),
            "picture" => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, 1, 2, 3],
            "pdf" => Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj"),
            "prose" => QuestionImportFiles.Docx("党章知识"),
            "no heading" => QuestionImportFiles.Csv("甲,乙,丙", "1,2,3"),
            "no rows" => QuestionImportFiles.Csv("题干,答案"),
            "gift" => Encoding.UTF8.GetBytes("::Q1:: 预备期为 {=一年 ~半年 ~两年}\n"),
            "aiken" => Encoding.UTF8.GetBytes("预备期为？\nA. 半年\nB. 一年\nANSWER: B\n"),
            "moodle" => Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?>\n<quiz><question type=\"multichoice\"/></quiz>"),
            _ => QuestionImportFiles.Csv(Enumerable.Range(0, 5_010).Select(index => $"第{index}题,对").Prepend("题干,答案")),
        };

        await (await _office.UploadAsync(content, kind == "no heading" ? "题库.csv" : "题库.docx")).ShouldRefuseAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_file_above_ten_megabytes_is_refused_and_so_is_an_upload_without_one()
    {
        await (await _office.UploadAsync(new byte[10 * 1024 * 1024 + 1])).ShouldRefuseAsync(HttpStatusCode.RequestEntityTooLarge, "request.tooLarge");
        var none = await _office.PostAsync($"{Root}/question-imports", new MultipartFormDataContent { { new StringContent("x"), "other" } });
        await none.ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await _office.PostAsJsonAsync($"{Root}/question-imports", new { })).ShouldRefuseAsync(HttpStatusCode.UnsupportedMediaType, "request.mediaType");
    }

    [Theory]
    [InlineData("{\"decision\":\"Overwrite\"}")]
    [InlineData("{\"outcome\":\"Importable\"}")]
    [InlineData("{\"decision\":1}")]
    [InlineData("{\"stem\":\"a\\u0000b\"}", "question.characters")]
    public async Task A_correction_says_what_may_be_said(string body, string code = "request.invalid")
    {
        var import = await PreviewAsync(QuestionImportFiles.Docx(Paper()));

        var response = await _office.PutAsync($"{Path(import)}/rows/1", new StringContent(body, Encoding.UTF8, "application/json"));

        await response.ShouldRefuseAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_the_default_for_duplicates_is_skip_or_new_version()
    {
        var path = $"{Root}/question-imports/{Guid.CreateVersion7()}";
        var category = await _office.AddCategoryAsync();
        var import = await PreviewAsync(QuestionImportFiles.Docx(Paper()));

        foreach (var answer in new[]
        {
            await _office.GetAsync(path), await _office.GetAsync($"{path}/rows"), await _office.GetAsync($"{path}/report.xlsx"), await _office.DeleteAsync(path),
            await _office.PutAsync($"{path}/rows/1", JsonContent.Create(new { })), await _office.PostAsJsonAsync($"{path}/commit", new { categoryId = category }),
            await CorrectAsync(import, 99, new { decision = "Skip" }),
        })
            await answer.ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await _office.PostAsJsonAsync($"{Path(import)}/commit", new { categoryId = category, duplicates = "Import" }))
            .ShouldRefuseAsync(HttpStatusCode.BadRequest, "import.duplicates");
    }

    /// <summary>The paper with stems that no other test has.</summary>
    private static IEnumerable<string> Paper()
    {
        var mark = Unique();
        return QuestionImportFiles.Paper.Select(line => line.Contains('\t') && char.IsAsciiDigit(line[0]) ? $"{line} {mark}" : line);
    }

    private static string Path(JsonNode import) => $"{Root}/question-imports/{import["id"]}";

    private async Task<JsonNode> PreviewAsync(byte[] content, string name = "题库.docx") =>
        await (await _office.UploadAsync(content, name)).ShouldBeAsync(HttpStatusCode.Created);

    private async Task<List<JsonNode>> RowsAsync(JsonNode import, string query = "") =>
        [.. (await _office.GetJsonAsync($"{Path(import)}/rows?limit=100&{query}"))["items"]!.AsArray().Select(row => row!)];

    private async Task<string> Numbers(JsonNode import, string query) =>
        string.Join(' ', (await RowsAsync(import, query)).Select(row => row["number"]));

    private async Task<string> CountsAsync(JsonNode import, params string[] names)
    {
        var counts = (await _office.GetJsonAsync(Path(import)))["counts"]!;
        return string.Join(' ', names.Select(name => counts[name]));
    }

    private Task<HttpResponseMessage> CorrectAsync(JsonNode import, int number, object body) => _office.PutAsJsonAsync($"{Path(import)}/rows/{number}", body);

    private async Task<string> CommitAsync(JsonNode import, Guid categoryId, string duplicates = "Skip")
    {
        var response = await _office.PostAsJsonAsync($"{Path(import)}/commit", new { categoryId, duplicates });
        var result = await response.ShouldBeAsync(HttpStatusCode.OK);
        return $"{result["imported"]} {result["newVersions"]} {result["skipped"]} {result["errors"]}";
    }
}
