using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using PartyPlatform.Showcase.Stories;
using PartyPlatform.Testing;
using static PartyPlatform.Showcase.Tests.StoryDesk;

namespace PartyPlatform.Showcase.Tests;

/// <summary>Scripts and strings that break programs go through every text field and come back harmless.</summary>
public sealed class StoryScriptTests(ShowcaseHost host)
{
    private static readonly HashSet<string> Elements =
        ["html", "head", "body", "p", "br", "strong", "em", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "a", "img"];

    private static readonly HashSet<string> Attributes = ["href", "rel", "target", "src", "alt", "width", "height", "loading", "start"];

    private readonly HttpClient _author = host.As(ShowcaseHost.Author);

    private readonly HttpClient _office = host.As(ShowcaseHost.Office);

    private readonly HttpClient _reader = host.As(ShowcaseHost.Reader);

    [Fact]
    public async Task Every_string_of_the_collections_comes_back_as_text_and_never_as_a_page()
    {
        var picture = await _author.PictureAsync();
        var strings = Shared();
        // Forty a body: every string goes through every field, without thousands of requests.
        foreach (var batch in strings.Chunk(40))
        {
            var body = string.Join("\n\n", batch.Select(text => text.Replace("\0", "", StringComparison.Ordinal)));
            if (body.Length > StoryContent.BodyLength)
                body = body[..StoryContent.BodyLength];
            var id = await PublishedAsync(Title(batch[0]), body, picture, Alt(batch[^1]), Comments(batch));
            var story = await _reader.GetJsonAsync($"/stories/{id}");
            AssertHarmless(story["html"]!.GetValue<string>());
            Assert.Equal(body.ReplaceLineEndings("\n").Trim(), story["body"]!.GetValue<string>());
            picture = await _author.PictureAsync();
        }
    }

    [Fact]
    public async Task Titles_and_alternative_texts_are_given_back_as_they_were_written()
    {
        foreach (var text in Shared().Where((_, index) => index % 9 == 0).Select(Title).Where(text => text.Trim().Length > 0))
        {
            var (id, _) = await _author.DraftAsync(Content(text, text));
            var story = await _author.GetJsonAsync($"/stories/{id}");
            Assert.Equal(StoryText.OneLine(text), story["title"]!.GetValue<string>());
            AssertHarmless(story["html"]!.GetValue<string>());
            var found = await _author.GetAsync($"{Root}/stories?q={Uri.EscapeDataString(text[..Math.Min(50, text.Length)])}");
            Assert.True(found.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{found.StatusCode} for {text}");
            await (await _author.SendAsync(Request(HttpMethod.Delete, $"{Root}/stories/{id}", "*", null))).ShouldBeAsync(HttpStatusCode.NoContent);
        }
    }

    [Fact]
    public async Task Reasons_for_taking_a_story_back_are_given_back_as_they_were_written()
    {
        var kept = 0;
        foreach (var text in SharedStrings.Read())
        {
            var (id, reason) = (await _author.SubmittedAsync(), SharedStrings.Cut(text, 500));
            var withdrawn = await _office.PostAsJsonAsync($"{Root}/stories/{id}/withdrawal", new { reason });
            if (withdrawn.StatusCode is HttpStatusCode.BadRequest)
                continue;
            kept++;
            await withdrawn.ShouldBeAsync(HttpStatusCode.OK);
            var told = await _author.GetAsync($"{Root}/stories/{id}");
            Assert.Equal("application/json", told.Content.Headers.ContentType!.MediaType);
            Assert.Equal(reason.ReplaceLineEndings("\n").Trim(), (await told.ShouldBeAsync(HttpStatusCode.OK))["lastAnswer"]!["comments"]!.GetValue<string>());
        }

        Assert.True(kept > SharedStrings.Read().Count * 0.85, $"Only {kept} were kept.");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[点我](javascript:alert(1))")]
    [InlineData("[点我](JaVaScRiPt&#58;alert(1))")]
    [InlineData("[点我](&#x6A;avascript:alert(1))")]
    [InlineData("[点我](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[点我](vbscript:msgbox)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![x](https://evil.example/track.gif)")]
    [InlineData("![x](picture:0199f3c2-8a51-7c1e-9d55-6a2f0b7c4e10\"onerror=\"alert(1))")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("[a](<javascript:alert(1)>)")]
    [InlineData("[a](https://ok.example \"x\\\" onmouseover=\\\"alert(1)\")")]
    [InlineData("<a href=\"javascript:alert(1)\" style=\"position:fixed\">x</a>")]
    [InlineData("<svg><a xlink:href='javascript:alert(1)'>x</a></svg>")]
    [InlineData("`<script>`\n\n```html\n<script>alert(1)</script>\n```")]
    [InlineData("<!--<img src=x onerror=alert(1)>-->")]
    [InlineData("<math><mi xlink:href='data:x,<script>alert(4)</script>'>")]
    public void Known_tricks_end_as_text(string markdown) => AssertHarmless(StoryMarkdown.Render(markdown, []));

    [Fact]
    public void An_alternative_text_stays_inside_its_attribute()
    {
        var html = StoryMarkdown.Render("文", [new RenderedPicture(Guid.CreateVersion7(), "\"><script>alert(1)</script><img onerror=\"x", 4, 3)]);

        AssertHarmless(html);
        Assert.Equal("\"><script>alert(1)</script><img onerror=\"x", new HtmlParser().ParseDocument(html).QuerySelector("img")!.GetAttribute("alt"));
    }

    [Fact]
    public void Ordinary_marks_are_kept()
    {
        var html = StoryMarkdown.Render("# 题\n\n**粗** *斜* [链](https://example.org/a?b=1&c=2)\n\n- 一\n- 二\n\n> 引\n\n第一行\n第二行", []);

        foreach (var part in (string[])["<h2>题</h2>", "<strong>粗</strong>", "<em>斜</em>", "<li>一</li>", "<blockquote>", "第一行<br>", "rel=\"nofollow noopener noreferrer\""])
            Assert.Contains(part, html, StringComparison.Ordinal);
    }

    private async Task<string> PublishedAsync(string title, string body, string picture, string alt, string comments)
    {
        var id = await _author.SubmittedAsync(Content(title, body, "Essay", (picture, alt)));
        await (await _office.ReturnAsync(id, 1, comments)).ShouldBeAsync(HttpStatusCode.OK);
        var response = await _author.GetAsync($"{Root}/stories/{id}");
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(comments.ReplaceLineEndings("\n").Trim(), (await response.ShouldBeAsync(HttpStatusCode.OK))["lastAnswer"]!["comments"]!.GetValue<string>());
        await (await _author.SubmitAsync(id, response.Headers.ETag!.Tag)).ShouldBeAsync(HttpStatusCode.OK);
        await (await _office.ApproveAsync(id, 2, comments)).ShouldBeAsync(HttpStatusCode.OK);
        return id;
    }

    private static void AssertHarmless(string html)
    {
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            Assert.Contains(element.LocalName, Elements);
            foreach (var attribute in element.Attributes)
            {
                Assert.Contains(attribute.Name, Attributes);
                if (attribute.Name is "href")
                    Assert.Matches("^https?://|^[^:]*$", attribute.Value.Trim());
                if (attribute.Name is "src")
                    Assert.Matches("^/api/showcase/pictures/[0-9a-f-]{36}$", attribute.Value);
            }
        }
    }

    private static List<string> Shared()
    {
        var texts = JsonNode.Parse(File.ReadAllText(SharedFile("naughty-strings/blns.json")))!.AsArray().Select(text => text!.GetValue<string>());
        var scripts = new[] { "patt-JHADDIX_XSS.txt", "patt-RSNAKE_XSS.txt", "patt-XSS_Polyglots.txt" }
            .SelectMany(name => File.ReadAllText(SharedFile($"xss/{name}"), Encoding.UTF8).Split('\n'));
        return [.. texts.Concat(scripts).Select(text => text.Replace("\0", "", StringComparison.Ordinal)).Where(text => text.Trim().Length > 0).Distinct()];
    }

    private static string SharedFile(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            foreach (var above in (string[])[Path.Combine(folder.FullName, "..", "shared"), Path.Combine(folder.FullName, "..", "..", "shared")])
                if (File.Exists(Path.Combine(folder.FullName, "PartyPlatform.sln")) && File.Exists(Path.Combine(above, "data", path)))
                    return Path.Combine(above, "data", path);
        Assert.Skip($"{path} is no part of this repository and is not in ../shared/data.");
        return "";
    }

    private static string Title(string text) => Cut(text, StoryContent.TitleLength) is { } cut && StoryText.OneLine(cut).Length > 0 ? cut : "题";

    private static string Alt(string text) => StoryText.OneLine(Cut(text, 200)) is { Length: > 0 } alt ? alt : "图";

    private static string Comments(string[] batch) => Cut(string.Join("\n", batch), 2000);

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
