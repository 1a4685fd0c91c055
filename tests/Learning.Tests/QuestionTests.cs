using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static PartyPlatform.Learning.Tests.QuestionBankClient;

namespace PartyPlatform.Learning.Tests;

public sealed class QuestionTests(LearningHost host)
{
    private readonly HttpClient _office = host.As(LearningHost.Office);

    [Fact]
    public async Task The_office_writes_a_question_and_reads_it_again()
    {
        var subject = await _office.AddCategoryAsync("党章党规" + Unique());
        var point = await _office.AddCategoryAsync("民主集中制", subject);
        var body = Single(point);
        body["explanation"] = "党章第一章第七条。";
        body["sourceName"] = "《中国共产党章程》";

        var created = await _office.AddQuestionAsync(body);
        var read = await _office.GetJsonAsync($"{Root}/questions/{created["id"]}");

        Assert.Equal(created.ToJsonString(), read.ToJsonString());
        Assert.Matches(@"^Q-\d{5}$", read["number"]!.GetValue<string>());
        Assert.Equal("Draft", read["state"]!.GetValue<string>());
        Assert.Equal(["A", "B", "C"], read["options"]!.AsArray().Select(option => option!["key"]!.GetValue<string>()));
        Assert.Equal("B", read["answer"]![0]!.GetValue<string>());
        Assert.Equal("民主集中制", read["category"]!["name"]!.GetValue<string>());
        Assert.StartsWith("党章党规", read["category"]!["parentName"]!.GetValue<string>());
        Assert.Equal("《中国共产党章程》", read["source"]!["name"]!.GetValue<string>());
        Assert.Equal("许清和", read["updatedBy"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_true_false_question_gets_its_two_options()
    {
        var body = Single(await _office.AddCategoryAsync());
        body["type"] = "TrueFalse";
        body.Remove("options");
        body["answer"] = new JsonArray("F");

        var created = await _office.AddQuestionAsync(body);

        Assert.Equal("对 错", string.Join(' ', created["options"]!.AsArray().Select(option => option!["text"]!.GetValue<string>())));
        Assert.Equal("F", created["answer"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task An_edit_makes_a_new_version_and_keeps_the_old_one()
    {
        var created = await _office.PostAsJsonAsync($"{Root}/questions", Single(await _office.AddCategoryAsync()));
        var question = await created.ShouldBeAsync(HttpStatusCode.Created);
        var edit = Single(question["category"]!["id"]!.GetValue<Guid>());
        edit["answer"] = new JsonArray("C");

        var response = await _office.PutAsync($"{Root}/questions/{question["id"]}", edit, created.Headers.ETag!.ToString());
        var edited = await response.ShouldBeAsync(HttpStatusCode.OK);

        Assert.NotEqual(created.Headers.ETag, response.Headers.ETag);
        Assert.Equal(2, edited["version"]!.GetValue<int>());
        Assert.Equal("2:C 1:B", string.Join(' ', edited["history"]!.AsArray().Select(entry => $"{entry!["version"]}:{entry["answer"]![0]}")));
        Assert.Equal(question["history"]![0]!["versionId"]!.ToString(), edited["history"]![1]!["versionId"]!.ToString());
    }

    [Fact]
    public async Task An_edit_says_what_it_is_based_on_and_a_stale_one_is_refused()
    {
        var created = await _office.PostAsJsonAsync($"{Root}/questions", Single(await _office.AddCategoryAsync()));
        var question = await created.ShouldBeAsync(HttpStatusCode.Created);
        var (path, tag) = ($"{Root}/questions/{question["id"]}", created.Headers.ETag!.ToString());
        var edit = Single(question["category"]!["id"]!.GetValue<Guid>());

        await (await _office.PutAsync(path, edit, null)).ShouldRefuseAsync(HttpStatusCode.PreconditionRequired, "version.required");
        await (await _office.PutAsync(path, edit, tag)).ShouldBeAsync(HttpStatusCode.OK);
        await (await _office.PutAsync(path, edit, tag)).ShouldRefuseAsync(HttpStatusCode.PreconditionFailed, "version.stale");
    }

    [Fact]
    public async Task Of_people_who_edit_at_once_one_wins_and_the_others_are_told()
    {
        var created = await _office.PostAsJsonAsync($"{Root}/questions", Single(await _office.AddCategoryAsync()));
        var question = await created.ShouldBeAsync(HttpStatusCode.Created);
        var tag = created.Headers.ETag!.ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            _office.PutAsync($"{Root}/questions/{question["id"]}", Single(question["category"]!["id"]!.GetValue<Guid>()), tag)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
        Assert.Equal(2, (await _office.GetJsonAsync($"{Root}/questions/{question["id"]}"))["history"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_question_is_activated_suspended_and_activated_again_and_a_wrong_state_refuses()
    {
        var question = await _office.AddQuestionAsync(Single(await _office.AddCategoryAsync()));
        var path = $"{Root}/questions/{question["id"]}";

        await (await _office.PostAsync($"{path}/suspend", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "question.notActive");
        Assert.Equal("Active", (await (await _office.PostAsync($"{path}/activate", null)).ShouldBeAsync(HttpStatusCode.OK))["state"]!.ToString());
        await (await _office.PostAsync($"{path}/activate", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "question.alreadyActive");
        Assert.Equal("Suspended", (await (await _office.PostAsync($"{path}/suspend", null)).ShouldBeAsync(HttpStatusCode.OK))["state"]!.ToString());
        Assert.Equal("Active", (await (await _office.PostAsync($"{path}/activate", null)).ShouldBeAsync(HttpStatusCode.OK))["state"]!.ToString());
    }

    [Fact]
    public async Task A_question_of_the_same_words_is_refused_until_it_is_meant()
    {
        var category = await _office.AddCategoryAsync();
        var mark = Unique();
        var first = await _office.AddQuestionAsync(Single(category, $"党支部党员大会一般（ ）召开 1 次 {mark}。"));
        var again = Single(category, $"党支部党员大会一般（  ）召开1次{mark}。");

        var problem = await (await _office.PostAsJsonAsync($"{Root}/questions", again)).ShouldRefuseAsync(HttpStatusCode.Conflict, "question.duplicate");
        Assert.Equal(first["number"]!.ToString(), problem["questionNumber"]!.ToString());
        again["allowDuplicate"] = true;
        await _office.AddQuestionAsync(again);
    }

    public static TheoryData<string, string, string> Unsound => new()
    {
        { "stem", "\"  \"", "question.stem.missing" },
        { "stem", $"\"{new string('党', 2001)}\"", "question.stem.tooLong" },
        { "stem", "\"a\\u0000b\"", "question.characters" },
        { "options", "[]", "question.options.few" },
        { "options", "[null,null]", "question.option.empty" },
        { "options", "[{\"key\":\"A\",\"text\":\"一\"}]", "question.options.few" },
        { "options", "[{\"key\":\"A\",\"text\":\"一\"},{\"key\":\"a\",\"text\":\"二\"}]", "question.option.duplicate" },
        { "options", "[{\"key\":\"1\",\"text\":\"一\"},{\"key\":\"B\",\"text\":\"二\"}]", "question.option.key" },
        { "options", "[{\"key\":\"A\",\"text\":\" \"},{\"key\":\"B\",\"text\":\"二\"}]", "question.option.empty" },
        { "answer", "[]", "question.answer.missing" },
        { "answer", "[null]", "question.answer.missing" },
        { "answer", "[\"G\"]", "question.answer.unknownOption" },
        { "answer", "[\"A\",\"B\"]", "question.answer.single" },
        { "categoryId", "\"01990000-0000-7000-8000-0000000000ff\"", "category.unknown" },
        { "type", "\"Essay\"", "request.invalid" },
        { "type", "1", "request.invalid" },
        { "difficulty", "null", "request.invalid" },
        { "state", "\"Active\"", "request.invalid" },
        { "number", "\"Q-1\"", "request.invalid" },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public async Task What_is_no_question_is_refused_with_the_reason(string member, string value, string code)
    {
        var body = Single(await _office.AddCategoryAsync());
        body[member] = JsonNode.Parse(value);

        var response = await _office.PostAsJsonAsync($"{Root}/questions", body);

        await response.ShouldRefuseAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task The_list_finds_by_words_number_and_filters()
    {
        var category = await _office.AddCategoryAsync();
        var mark = Unique();
        var one = await _office.AddQuestionAsync(Single(category, $"党的三大优良作风 100%_{mark}"));
        var hard = Single(category, $"审计机关依法独立行使审计监督权 {mark}");
        (hard["difficulty"], hard["type"], hard["explanation"]) = ("Hard", "MultipleChoice", "审计法第五条。");
        var two = await _office.AddQuestionAsync(hard);
        await _office.PostAsync($"{Root}/questions/{two["id"]}/activate", null);

        async Task<string> Find(string query) => string.Join(' ',
            (await _office.GetJsonAsync($"{Root}/questions?categoryId={category}&{query}"))["items"]!.AsArray().Select(item => item!["number"]!.ToString()));
        var (first, second) = (one["number"]!.ToString(), two["number"]!.ToString());

        Assert.Equal($"{first} {second}", await Find("sort=number"));
        Assert.Equal($"{second} {first}", await Find("sort=-updatedAt"));
        Assert.Equal(first, await Find("q=" + Uri.EscapeDataString("优良作")));
        Assert.Equal(first, await Find("q=" + Uri.EscapeDataString("100%_")));
        Assert.Equal("", await Find("q=" + Uri.EscapeDataString("党_三")));
        Assert.Equal(second, await Find("q=" + second.ToLowerInvariant()));
        Assert.Equal(second, await Find("type=MultipleChoice"));
        Assert.Equal(second, await Find("difficulty=Hard"));
        Assert.Equal(second, await Find("state=Active"));
        Assert.Equal(first, await Find("hasExplanation=false"));
        Assert.Equal("", await Find("sourceId=" + category));
        Assert.Equal("", await Find("updatedSince=2999-01-01T00:00:00Z"));
    }

    [Theory]
    [InlineData("-updatedAt")]
    [InlineData("updatedAt")]
    [InlineData("number")]
    [InlineData("-number")]
    public async Task Pages_run_forth_and_back_over_every_question_once(string sort)
    {
        var category = await _office.AddCategoryAsync();
        for (var index = 0; index < 5; index++)
            await _office.AddQuestionAsync(Single(category));
        async Task<(List<string> Numbers, string? Next, string? Previous)> Read(string cursor)
        {
            var page = await _office.GetJsonAsync($"{Root}/questions?categoryId={category}&sort={sort}&limit=2{cursor}");
            return ([.. page["items"]!.AsArray().Select(item => item!["number"]!.ToString())], page["next"]?.ToString(), page["previous"]?.ToString());
        }

        var first = await Read("");
        var second = await Read($"&after={first.Next}");
        var third = await Read($"&after={second.Next}");
        var back = await Read($"&before={third.Previous}");
        var start = await Read($"&before={back.Previous}");

        var all = first.Numbers.Concat(second.Numbers).Concat(third.Numbers).ToList();
        Assert.Equal(5, all.Distinct().Count());
        Assert.Equal(sort.StartsWith('-') ? all.OrderDescending() : all.Order(), all);
        Assert.Null(first.Previous);
        Assert.Null(third.Next);
        Assert.Equal(second.Numbers, back.Numbers);
        Assert.Equal(first.Numbers, start.Numbers);
        Assert.Null(start.Previous);
        Assert.NotNull(start.Next);
    }

    [Theory]
    [InlineData("limit=0", "request.invalid")]
    [InlineData("limit=101", "request.invalid")]
    [InlineData("after=nonsense", "paging.cursor")]
    [InlineData("before=%00", "paging.cursor")]
    [InlineData("sort=stem", "paging.sort")]
    [InlineData("type=Essay", "request.invalid")]
    [InlineData("q=a%00b", "request.invalid")]
    [InlineData("categoryId=1", "request.invalid")]
    public async Task A_list_that_cannot_be_is_refused(string query, string code) =>
        await (await _office.GetAsync($"{Root}/questions?{query}")).ShouldRefuseAsync(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task Counts_and_categories_follow_what_is_there()
    {
        var subject = await _office.AddCategoryAsync();
        var point = await _office.AddCategoryAsync("党费", subject);
        var before = await _office.GetJsonAsync($"{Root}/questions/counts");
        var question = await _office.AddQuestionAsync(Single(point));
        await _office.PostAsync($"{Root}/questions/{question["id"]}/activate", null);
        await _office.AddQuestionAsync(Single(point));
        var after = await _office.GetJsonAsync($"{Root}/questions/counts");

        Assert.Equal(before["total"]!.GetValue<int>() + 2, after["total"]!.GetValue<int>());
        Assert.Equal(before["byState"]!["Active"]!.GetValue<int>() + 1, after["byState"]!["Active"]!.GetValue<int>());
        Assert.Equal(before["byType"]!["SingleChoice"]!.GetValue<int>() + 2, after["byType"]!["SingleChoice"]!.GetValue<int>());
        Assert.Equal(before["withoutExplanation"]!.GetValue<int>() + 2, after["withoutExplanation"]!.GetValue<int>());
        var categories = (await _office.GetJsonAsync($"{Root}/categories"))["items"]!.AsArray();
        var row = categories.Single(category => category!["id"]!.GetValue<Guid>() == point)!;
        Assert.Equal("2/1", $"{row["questions"]}/{row["active"]}");
        Assert.Equal(categories.IndexOf(row) - 1, categories.IndexOf(categories.Single(category => category!["id"]!.GetValue<Guid>() == subject)));
    }

    [Fact]
    public async Task Categories_have_two_levels_and_one_of_each_name()
    {
        var name = "党史" + Unique();
        var subject = await _office.AddCategoryAsync(name);
        var point = await _office.AddCategoryAsync(name, subject);

        async Task<HttpResponseMessage> Add(object body) => await _office.PostAsJsonAsync($"{Root}/categories", body);
        await (await Add(new { name })).ShouldRefuseAsync(HttpStatusCode.Conflict, "category.exists");
        await (await Add(new { name, parentId = subject })).ShouldRefuseAsync(HttpStatusCode.Conflict, "category.exists");
        await (await Add(new { name = "三级", parentId = point })).ShouldRefuseAsync(HttpStatusCode.Conflict, "category.depth");
        await (await Add(new { name = "三级", parentId = Guid.CreateVersion7() })).ShouldRefuseAsync(HttpStatusCode.BadRequest, "category.unknown");
        await (await Add(new { name = " " })).ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
        await (await Add(new { name = "a\u0007" })).ShouldRefuseAsync(HttpStatusCode.BadRequest, "category.name");
        await (await Add(new { name = new string('党', 61) })).ShouldRefuseAsync(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Sources_are_listed_once_each()
    {
        var category = await _office.AddCategoryAsync();
        var name = "《支部工作条例》" + Unique();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var body = Single(category);
            body["sourceName"] = name;
            await _office.AddQuestionAsync(body);
        }

        var items = (await _office.GetJsonAsync($"{Root}/question-sources"))["items"]!.AsArray();
        var source = Assert.Single(items, item => item!["name"]!.ToString() == name);
        var found = await _office.GetJsonAsync($"{Root}/questions?sourceId={source!["id"]}");
        Assert.Equal(2, found["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var path = $"{Root}/questions/{Guid.CreateVersion7()}";
        var body = Single(await _office.AddCategoryAsync());

        await (await _office.GetAsync(path)).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await _office.PutAsync(path, body, "\"1\"")).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await _office.PostAsync($"{path}/activate", null)).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
        await (await _office.PostAsync($"{path}/suspend", null)).ShouldRefuseAsync(HttpStatusCode.NotFound, "resource.notFound");
    }
}
