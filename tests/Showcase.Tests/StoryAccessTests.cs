using System.Net;
using System.Net.Http.Json;
using static PartyPlatform.Showcase.Tests.StoryDesk;

namespace PartyPlatform.Showcase.Tests;

/// <summary>Who sees and does what: routes by role, stories and pictures one by one.</summary>
public sealed class StoryAccessTests(ShowcaseHost host)
{
    private readonly HttpClient _author = host.As(ShowcaseHost.Author);

    private readonly HttpClient _office = host.As(ShowcaseHost.Office);

    private readonly HttpClient _reader = host.As(ShowcaseHost.Reader);

    private static readonly string Nowhere = $"/stories/{Guid.CreateVersion7()}";

    public static TheoryData<string, string> MemberRoutes => new()
    {
        { "GET", "/stories" }, { "GET", Nowhere }, { "GET", Nowhere + "/canonical" }, { "GET", Nowhere + "/history" }, { "GET", Nowhere + "/versions/1" },
        { "PUT", Nowhere + "/like" }, { "DELETE", Nowhere + "/like" }, { "POST", Nowhere + "/withdrawal" }, { "POST", Nowhere + "/submission" },
        { "GET", "/my/stories" }, { "POST", "/stories" }, { "POST", "/stories/preview" }, { "PUT", Nowhere }, { "DELETE", Nowhere },
        { "GET", "/pictures/0199f3c2-8a51-7c1e-9d55-6a2f0b7c4e10" }, { "POST", "/pictures" }, { "GET", "/featured" },
    };

    public static TheoryData<string, string> OfficeRoutes => new()
    {
        { "GET", "/office/stories" }, { "GET", "/office/stories/queue" }, { "GET", "/office/stories/counts" }, { "POST", Nowhere + "/return" },
        { "POST", Nowhere + "/approval" }, { "PUT", Nowhere + "/feature" }, { "DELETE", Nowhere + "/feature" },
    };

    [Theory]
    [MemberData(nameof(MemberRoutes))]
    [MemberData(nameof(OfficeRoutes))]
    public async Task Nobody_does_anything_without_signing_in(string method, string path) =>
        await (await SendAsync(host.Anonymous(), method, path)).ShouldBeRefusedAsync(HttpStatusCode.Unauthorized, "auth.required");

    [Theory]
    [MemberData(nameof(OfficeRoutes))]
    public async Task Only_the_office_does_the_work_of_the_office(string method, string path)
    {
        // A branch secretary, a leader and an administrator are not the Party office either.
        foreach (var userName in (string[])[ShowcaseHost.Author, "gu.xingzhi", "lu.tinglan"])
            await (await SendAsync(host.As(userName), method, path)).ShouldBeRefusedAsync(HttpStatusCode.Forbidden, "auth.forbidden");
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/history")]
    [InlineData("GET", "/versions/1")]
    [InlineData("GET", "/canonical")]
    [InlineData("PUT", "/like")]
    [InlineData("POST", "/withdrawal")]
    [InlineData("POST", "/submission")]
    [InlineData("PUT", "")]
    [InlineData("DELETE", "")]
    public async Task Somebody_elses_unpublished_story_is_not_there(string method, string path)
    {
        var (draft, _) = await _author.DraftAsync();
        var waiting = await _author.SubmittedAsync();
        var returned = await _author.SubmittedAsync();
        await (await _office.ReturnAsync(returned)).ShouldBeAsync(HttpStatusCode.OK);

        foreach (var id in (string[])[draft, waiting, returned])
            await (await SendAsync(_reader, method, $"/stories/{id}{path}")).ShouldBeRefusedAsync(HttpStatusCode.NotFound, "resource.notFound");
    }

    [Fact]
    public async Task The_office_does_not_see_drafts_nor_decides_about_them()
    {
        var (id, _) = await _author.DraftAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await _office.GetAsync($"{Root}/stories/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _office.GetAsync($"{Root}/stories/{id}/history")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _office.ApproveAsync(id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _office.ReturnAsync(id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _office.PutAsync($"{Root}/stories/{id}/feature", null)).StatusCode);
        var listed = (await _office.GetJsonAsync("/office/stories?limit=100"))["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>());
        Assert.DoesNotContain(id, listed);
    }

    [Fact]
    public async Task The_office_sees_a_returned_story_as_it_was_handed_in_not_as_it_is_being_written()
    {
        var first = await _author.PictureAsync();
        var second = await _author.PictureAsync();
        var id = await _author.SubmittedAsync(Content("交的题目", "交的正文", "Essay", (first, "交的图")));
        await (await _office.ReturnAsync(id)).ShouldBeAsync(HttpStatusCode.OK);
        var tag = (await _author.GetAsync($"{Root}/stories/{id}")).Headers.ETag!.Tag;
        await (await _author.EditAsync(id, tag, Content("正在写的题目", "正在写的正文", "Essay", (second, "正在写的图")))).ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal("交的题目 交的正文", Brief(await _office.GetJsonAsync($"/stories/{id}")));
        Assert.Equal("正在写的题目 正在写的正文", Brief(await _author.GetJsonAsync($"/stories/{id}")));
        Assert.Equal("交的题目 交的正文", Brief(await _office.GetJsonAsync($"/stories/{id}/versions/1")));
        var listed = (await _office.GetJsonAsync("/office/stories?q=的题目"))["items"]!.AsArray();
        Assert.Equal("交的题目", Assert.Single(listed, item => item!["id"]!.GetValue<string>() == id)!["title"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await _office.GetAsync($"{Root}/pictures/{first}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _office.GetAsync($"{Root}/pictures/{second}")).StatusCode);

        static string Brief(System.Text.Json.Nodes.JsonNode story) => $"{story["title"]} {story["body"]}";
    }

    [Fact]
    public async Task A_picture_is_seen_by_whoever_may_see_its_story()
    {
        var loose = await _author.PictureAsync();
        var drafted = await _author.PictureAsync();
        await _author.DraftAsync(Content("草稿", "文", "Essay", (drafted, "图")));
        var submitted = await _author.PictureAsync();
        await _author.SubmittedAsync(Content("交了", "文", "Essay", (submitted, "图")));
        var published = await _author.PictureAsync();
        await _author.PublishedAsync(_office, Content("发了", "文", "Essay", (published, "图")));

        Assert.Equal("200 404 404 401", await SeenAsync(loose));
        Assert.Equal("200 404 404 401", await SeenAsync(drafted));
        Assert.Equal("200 200 404 401", await SeenAsync(submitted));
        Assert.Equal("200 200 200 401", await SeenAsync(published));

        async Task<string> SeenAsync(string picture)
        {
            var seen = new List<int>();
            foreach (var client in (HttpClient[])[_author, _office, _reader, host.Anonymous()])
                seen.Add((int)(await client.GetAsync($"{Root}/pictures/{picture}?size=Thumb")).StatusCode);
            return string.Join(' ', seen);
        }
    }

    [Fact]
    public async Task A_picture_of_an_earlier_version_is_not_part_of_what_everybody_reads()
    {
        var dropped = await _author.PictureAsync();
        var id = await _author.SubmittedAsync(Content("一", "文", "Essay", (dropped, "后来去掉的")));
        await (await _office.ReturnAsync(id)).ShouldBeAsync(HttpStatusCode.OK);
        var tag = (await _author.GetAsync($"{Root}/stories/{id}")).Headers.ETag!.Tag;
        var edited = await _author.EditAsync(id, tag, Content("二", "文"));
        await (await _author.SubmitAsync(id, edited.Headers.ETag!.Tag)).ShouldBeAsync(HttpStatusCode.OK);
        await (await _office.ApproveAsync(id, 2)).ShouldBeAsync(HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.NotFound, (await _reader.GetAsync($"{Root}/pictures/{dropped}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _office.GetAsync($"{Root}/pictures/{dropped}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _reader.GetAsync($"{Root}/stories/{id}/versions/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _reader.GetAsync($"{Root}/stories/{id}/history")).StatusCode);
    }

    [Fact]
    public async Task My_list_is_mine_in_all_states()
    {
        var (draft, _) = await _reader.DraftAsync();
        var waiting = await _reader.SubmittedAsync();

        var mine = (await _reader.GetJsonAsync("/my/stories?limit=100"))["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()).ToList();
        Assert.Contains(draft, mine);
        Assert.Contains(waiting, mine);
        Assert.DoesNotContain(draft, (await _author.GetJsonAsync("/my/stories?limit=100"))["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
        Assert.Equal([draft], (await _reader.GetJsonAsync("/my/stories?state=Draft"))["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path)
    {
        object? body = (method, path.Split('/')[^1]) switch
        {
            ("POST", "withdrawal") => new { reason = "试试" },
            ("POST", "return") => new { version = 1, comments = "试试" },
            ("POST", "approval") => new { version = 1 },
            ("POST", "submission") or ("GET", _) or ("DELETE", _) or ("PUT", "like") or ("PUT", "feature") => null,
            _ => Content(),
        };
        var request = new HttpRequestMessage(new HttpMethod(method), Root + path) { Content = body is null ? null : JsonContent.Create(body) };
        if (path is "/pictures")
            request.Content = new MultipartFormDataContent { { new ByteArrayContent(Png()), "file", "a.png" } };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return client.SendAsync(request);
    }
}
