using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Demo;

namespace PartyPlatform.Oversight.Tests;

/// <summary>What tests of reviews do over and over, each through HTTP.</summary>
internal static class ReviewDesk
{
    public const string Root = "/api/oversight/reviews";

    public const string OfficeName = "xu.qinghe";

    /// <summary>A plain member whom the made reviews name as scribe.</summary>
    public const string ScribeName = "member016";

    public const string MemberName = "lin.jianshan";

    public static HttpClient Office(this OversightHost host) => host.As(OfficeName);

    public static HttpClient Scribe(this OversightHost host) => host.As(ScribeName);

    public static HttpClient Member(this OversightHost host) => host.As(MemberName);

    public static Guid Person(string userName) => DemoOffice.Members.Single(member => member.UserName == userName).Id;

    public static Guid Branch(int number) => Guid.Parse($"01990000-0000-7000-8000-00000000010{number}");

    /// <summary>A plan that is sound in all respects; tests change what they are about.</summary>
    public static JsonObject Plan(int branches = 3) => new()
    {
        ["title"] = "三季度党建述职评议",
        ["startsAt"] = TimeProvider.System.GetUtcNow().AddDays(2),
        ["agenda"] = new JsonArray([.. Enumerable.Range(1, branches).Select(number => new JsonObject
        {
            ["branchId"] = Branch(number),
            ["speakerMemberId"] = null,
            ["speakerName"] = $"第{number}位书记",
            ["minutes"] = 10,
        })]),
        ["scribeIds"] = new JsonArray(Person(ScribeName)),
    };

    public static async Task<JsonNode> DraftAsync(this OversightHost host, JsonObject? plan = null) =>
        await (await host.Office().SendAsync(HttpMethod.Post, Root, plan ?? Plan())).ShouldBeAsync(HttpStatusCode.Created);

    public static async Task<string> AnnouncedAsync(this OversightHost host, JsonObject? plan = null)
    {
        var path = $"{Root}/{(await host.DraftAsync(plan))["id"]}";
        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/announce", null)).ShouldBeAsync(HttpStatusCode.OK);
        return path;
    }

    public static async Task<string> LiveAsync(this OversightHost host, JsonObject? plan = null)
    {
        var path = await host.AnnouncedAsync(plan);
        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/start", null)).ShouldBeAsync(HttpStatusCode.OK);
        return path;
    }

    public static async Task<string> ClosedAsync(this OversightHost host)
    {
        var path = await host.LiveAsync();
        await host.Scribe().PostedAsync(path, Entry());
        await (await host.Office().SendAsync(HttpMethod.Post, $"{path}/close", null)).ShouldBeAsync(HttpStatusCode.OK);
        return path;
    }

    public static JsonObject Entry(string text = "每月按时开党员大会", int branch = 1, string section = "Achievements", params Guid[] pictures) => new()
    {
        ["kind"] = "Entry",
        ["branchId"] = Branch(branch),
        ["section"] = section,
        ["text"] = text,
        ["pictureIds"] = new JsonArray([.. pictures.Select(id => (JsonNode)id)]),
        ["speakerMemberId"] = null,
        ["speakerName"] = null,
        ["isKey"] = false,
    };

    public static JsonObject Remark(string text = "“问题说得实，措施要有人、有日子。”", Guid? speaker = null) => new()
    {
        ["kind"] = "Remark",
        ["branchId"] = Branch(1),
        ["section"] = null,
        ["text"] = text,
        ["pictureIds"] = new JsonArray(),
        ["speakerMemberId"] = speaker,
        ["speakerName"] = speaker is null ? "机关党委书记" : null,
        ["isKey"] = false,
    };

    public static async Task<JsonNode> PostedAsync(this HttpClient client, string path, JsonObject entry) =>
        await (await client.SendAsync(HttpMethod.Post, $"{path}/entries", entry)).ShouldBeAsync(HttpStatusCode.Created);

    public static Task<HttpResponseMessage> CommentAsync(this HttpClient client, string path, string text, string? key = null) =>
        client.SendAsync(HttpMethod.Post, $"{path}/comments", new JsonObject { ["text"] = text }, key: key);

    public static async Task<JsonArray> EntriesAsync(this HttpClient client, string path) =>
        (await client.GetJsonAsync($"{path}/entries?limit=100"))["items"]!.AsArray();

    public static async Task<Guid> PictureAsync(this HttpClient client)
    {
        var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(Png);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(file, "file", "现场.png");
        return (await (await client.PostAsync("/api/oversight/pictures", form)).ShouldBeAsync(HttpStatusCode.Created))["id"]!.GetValue<Guid>();
    }

    public static async Task<int> EventsAsync(this OversightHost host, string type, string reviewPath)
    {
        var count = 0;
        var id = reviewPath[^36..];
        await host.InScopeAsync(async db => count = await db.Database
            .SqlQuery<int>($"select count(*)::int as \"Value\" from outbox_messages where event_type like {"%." + type} and body::text like {"%" + id + "%"}").SingleAsync());
        return count;
    }

    /// <summary>Four grey pixels.</summary>
    private static byte[] Png => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAADklEQVR4nGOoAAMGCAUAJ24FofNxjXEAAAAASUVORK5CYII=");
}
