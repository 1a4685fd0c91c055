using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SkiaSharp;

namespace PartyPlatform.Showcase.Tests;

/// <summary>What authors, readers and editors do over HTTP.</summary>
internal static class StoryDesk
{
    public const string Root = "/api/showcase";

    public static JsonObject Content(string title = "雨夜对账", string body = "第一段。\n\n第二段。", string kind = "Essay", params (string Id, string Alt)[] pictures) => new()
    {
        ["kind"] = kind,
        ["title"] = title,
        ["body"] = body,
        ["pictures"] = new JsonArray([.. pictures.Select(picture => (JsonNode)new JsonObject { ["id"] = picture.Id, ["alt"] = picture.Alt })]),
    };

    public static byte[] Png(int width = 300, int height = 200, uint colour = 0xFF336699)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(new SKColor(colour));
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    public static async Task<HttpResponseMessage> UploadAsync(this HttpClient client, byte[] file, string name = "照片.png", string type = "image/png")
    {
        using var part = new ByteArrayContent(file);
        part.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var form = new MultipartFormDataContent { { part, "file", name } };
        return await client.PostAsync($"{Root}/pictures", form);
    }

    public static async Task<string> PictureAsync(this HttpClient client) =>
        (await (await client.UploadAsync(Png())).ShouldBeAsync(HttpStatusCode.Created))["id"]!.GetValue<string>();

    /// <summary>A draft with its version for <c>If-Match</c>.</summary>
    public static async Task<(string Id, string Tag)> DraftAsync(this HttpClient author, JsonObject? content = null)
    {
        var response = await author.PostAsJsonAsync($"{Root}/stories", content ?? Content());
        var story = await response.ShouldBeAsync(HttpStatusCode.Created);
        return (story["id"]!.GetValue<string>(), response.Headers.ETag!.Tag);
    }

    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient author, string id, string? tag) =>
        await author.SendAsync(Request(HttpMethod.Post, $"{Root}/stories/{id}/submission", tag, null));

    public static async Task<HttpResponseMessage> EditAsync(this HttpClient author, string id, string? tag, JsonObject content) =>
        await author.SendAsync(Request(HttpMethod.Put, $"{Root}/stories/{id}", tag, content));

    public static async Task<HttpResponseMessage> DiscardAsync(this HttpClient author, string id, string? tag) =>
        await author.SendAsync(Request(HttpMethod.Delete, $"{Root}/stories/{id}", tag, null));

    public static async Task<string> SubmittedAsync(this HttpClient author, JsonObject? content = null)
    {
        var (id, tag) = await author.DraftAsync(content);
        await (await author.SubmitAsync(id, tag)).ShouldBeAsync(HttpStatusCode.OK);
        return id;
    }

    public static Task<HttpResponseMessage> ApproveAsync(this HttpClient editor, string id, int version = 1, string? comments = null) =>
        editor.PostAsJsonAsync($"{Root}/stories/{id}/approval", new { version, comments });

    public static Task<HttpResponseMessage> ReturnAsync(this HttpClient editor, string id, int version = 1, string comments = "写清楚钱去了哪里") =>
        editor.PostAsJsonAsync($"{Root}/stories/{id}/return", new { version, comments });

    public static async Task<string> PublishedAsync(this HttpClient author, HttpClient editor, JsonObject? content = null)
    {
        var id = await author.SubmittedAsync(content);
        await (await editor.ApproveAsync(id)).ShouldBeAsync(HttpStatusCode.OK);
        return id;
    }

    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string path) =>
        await (await client.GetAsync($"{Root}{path}")).ShouldBeAsync(HttpStatusCode.OK);

    public static async Task<JsonNode> ShouldBeAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    public static async Task<JsonNode> ShouldBeRefusedAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var problem = await response.ShouldBeAsync(status);
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.NotEmpty(problem["title"]!.GetValue<string>());
        Assert.NotEmpty(problem["titleEn"]!.GetValue<string>());
        return problem;
    }

    public static HttpRequestMessage Request(HttpMethod method, string path, string? tag, JsonObject? content)
    {
        var request = new HttpRequestMessage(method, path) { Content = content is null ? null : JsonContent.Create(content) };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        return request;
    }
}
