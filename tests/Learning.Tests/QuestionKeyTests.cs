using System.Net;
using System.Net.Http.Json;
using System.Text;
using static PartyPlatform.Learning.Tests.QuestionBankClient;

namespace PartyPlatform.Learning.Tests;

/// <summary>What creates something in the bank creates it once for a key, however often and at however the same moment it is sent.</summary>
public sealed class QuestionKeyTests(LearningHost host)
{
    private readonly HttpClient _office = host.As(LearningHost.Office);

    [Fact]
    public async Task A_question_sent_four_times_at_once_is_one()
    {
        var body = Single(await _office.AddCategoryAsync());
        var key = Unique();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync("questions", JsonContent.Create(body), key)));

        var created = await Task.WhenAll(answers.Select(answer => answer.ShouldBeAsync(HttpStatusCode.Created)));
        Assert.Single(created.Select(question => question["id"]!.GetValue<Guid>()).Distinct());
        Assert.All(answers, answer => Assert.NotNull(answer.Headers.ETag));
        await (await SendAsync("questions", JsonContent.Create(Single(await _office.AddCategoryAsync())), key))
            .ShouldRefuseAsync(HttpStatusCode.BadRequest, "idempotency.reused");
        await (await SendAsync("questions", JsonContent.Create(body), Unique())).ShouldRefuseAsync(HttpStatusCode.Conflict, "question.duplicate");
        await (await SendAsync("questions", JsonContent.Create(body), new string('k', 101))).ShouldRefuseAsync(HttpStatusCode.BadRequest, "idempotency.key");
    }

    [Fact]
    public async Task A_category_sent_twice_is_one_and_the_same_name_without_its_key_is_refused()
    {
        var (body, key) = (new { name = $"分类 {Unique()}" }, Unique());

        var first = await (await SendAsync("categories", JsonContent.Create(body), key)).ShouldBeAsync(HttpStatusCode.Created);
        var again = await (await SendAsync("categories", JsonContent.Create(body), key)).ShouldBeAsync(HttpStatusCode.Created);

        Assert.Equal(QuizDesk.Id(first), QuizDesk.Id(again));
        await (await SendAsync("categories", JsonContent.Create(body), null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "category.exists");
    }

    [Fact]
    public async Task A_file_uploaded_twice_under_a_key_is_one_import_until_it_is_thrown_away()
    {
        var (file, key) = (Encoding.UTF8.GetBytes($"题干,答案\n预备期一年 {Unique()},对\n"), Unique());

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SendAsync("question-imports", Form(file), key)));

        var ids = (await Task.WhenAll(answers.Select(answer => answer.ShouldBeAsync(HttpStatusCode.Created)))).Select(QuizDesk.Id).Distinct().ToList();
        var import = Assert.Single(ids);
        await (await SendAsync("question-imports", Form([.. file, (byte)'x']), key)).ShouldRefuseAsync(HttpStatusCode.BadRequest, "idempotency.reused");
        Assert.NotEqual(import, QuizDesk.Id(await (await SendAsync("question-imports", Form(file), null)).ShouldBeAsync(HttpStatusCode.Created)));
    }

    [Theory]
    [InlineData("试卷.docx")]
    [InlineData("试卷.XLSX")]
    public async Task What_is_named_like_an_Office_file_and_is_none_is_told_so_and_not_of_headings(string name)
    {
        var broken = await (await _office.UploadAsync(Encoding.UTF8.GetBytes("这不是压缩包，只是改了名字的文字"), name)).ShouldRefuseAsync(HttpStatusCode.BadRequest, "file.notOffice");

        Assert.Contains(name[^5..], broken["title"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("file", broken["field"]!.GetValue<string>());
        await (await _office.UploadAsync([0x50, 0x4B, 0x03, 0x04, 1, 2, 3], name)).ShouldRefuseAsync(HttpStatusCode.BadRequest, "file.broken");
    }

    private static MultipartFormDataContent Form(byte[] file) => new() { { new ByteArrayContent(file), "file", "题.csv" } };

    private Task<HttpResponseMessage> SendAsync(string path, HttpContent body, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/{path}") { Content = body };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return _office.SendAsync(request);
    }
}
