using System.Net;
using System.Text.Json.Nodes;

namespace PartyPlatform.EndToEnd.Tests;

public sealed class StoryTests(Platform platform)
{
    // The smallest picture there is: one pixel.
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_story_goes_from_its_author_through_the_office_to_points_scorecard_and_inbox()
    {
        platform.Require();
        using var office = await Member.SignInAsync(platform, "xu.qinghe");
        using var author = await Member.SignInAsync(platform, "lin.jianshan");
        using var reader = await Member.SignInAsync(platform, "shen.qinghe");
        var run = Guid.CreateVersion7().ToString("N")[^8..];
        var branch = (await author.InsistAsync(HttpMethod.Get, "api/membership/me"))!["branch"]!["id"]!.GetValue<string>();
        var published = await PublishedAsync(office, branch);

        var picture = await author.UploadPictureAsync("api/showcase/pictures", Pixel);
        object Story(string body) => new { kind = "Practice", title = $"走查故事 {run}", body, pictures = new[] { new { id = picture, alt = "现场" } } };
        var (story, version) = await author.ChangeAsync(HttpMethod.Post, "api/showcase/stories", Story("第一稿"));
        var id = story["id"]!.GetValue<string>();
        var address = $"api/showcase/stories/{id}";
        (story, _) = await author.ChangeAsync(HttpMethod.Post, $"{address}/submission", version: version);
        Assert.Equal("Submitted", story["state"]!.GetValue<string>());
        // Nobody reads it before it is approved, nor sees its picture.
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Http.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Http.GetAsync($"api/showcase/pictures/{picture}")).StatusCode);

        await office.ChangeAsync(HttpMethod.Post, $"{address}/return", new { version = 1, comments = "请补充做法的步骤" });
        (story, version) = await author.ChangeAsync(HttpMethod.Get, address);
        Assert.Equal(("Returned", "请补充做法的步骤"), (story["state"]!.GetValue<string>(), story["lastAnswer"]!["comments"]!.GetValue<string>()));
        (_, version) = await author.ChangeAsync(HttpMethod.Put, address, Story("第二稿：一、先摸清；二、再动手。"), version);
        await author.ChangeAsync(HttpMethod.Post, $"{address}/submission", version: version);
        await office.ChangeAsync(HttpMethod.Post, $"{address}/approval", new { version = 2, comments = (string?)null });

        Assert.Equal("Approved", (await reader.InsistAsync(HttpMethod.Get, address))!["state"]!.GetValue<string>());
        Assert.Equal("image/webp", (await reader.Http.GetAsync($"api/showcase/pictures/{picture}")).Content.Headers.ContentType?.MediaType);
        await Eventually.Async(async () => Assert.Single(await PointsForAsync(author, id)));
        await Eventually.Async(async () => Assert.Equal(published + 1, await PublishedAsync(office, branch)));
        await Eventually.Async(async () => Assert.Contains("StoryApproved", await author.NoticesAboutAsync(id)));
        Assert.Contains("StoryReturned", await author.NoticesAboutAsync(id));
    }

    private static async Task<int> PublishedAsync(Member office, string branch) =>
        (await office.InsistAsync(HttpMethod.Get, $"api/oversight/scorecards/{branch}"))!["scorecard"]!["storiesPublished"]!.GetValue<int>();

    private static async Task<List<JsonNode?>> PointsForAsync(Member author, string story) =>
        [.. (await author.InsistAsync(HttpMethod.Get, "api/learning/my/points/entries"))!["items"]!.AsArray().Where(entry => entry!["storyId"]?.GetValue<string>() == story)];
}
