using System.Net;
using System.Text.Json.Nodes;
using PartyPlatform.Testing;

namespace PartyPlatform.EndToEnd.Tests;

public sealed class ReviewTests(Platform platform)
{
    [Fact]
    public async Task A_review_reaches_topic_showcase_inbox_and_every_phone_though_parts_are_killed()
    {
        platform.Require();
        using var office = await Member.SignInAsync(platform, "xu.qinghe");
        using var viewer = await Member.SignInAsync(platform, "lin.jianshan");
        var run = Guid.CreateVersion7().ToString("N")[^8..];
        var branch = (await viewer.InsistAsync(HttpMethod.Get, "api/membership/me"))!["branch"]!["id"]!.GetValue<string>();

        var (review, version) = await office.ChangeAsync(HttpMethod.Post, "api/oversight/reviews", new
        {
            title = $"走查评议 {run}",
            startsAt = TimeProvider.System.GetUtcNow().AddMinutes(5),
            agenda = new[] { new { branchId = branch, speakerMemberId = (string?)null, speakerName = "支部书记", minutes = 10 } },
            scribeIds = Array.Empty<string>(),
        });
        var id = review["id"]!.GetValue<string>();
        var address = $"api/oversight/reviews/{id}";
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.Http.GetAsync(address)).StatusCode);
        (_, version) = await office.ChangeAsync(HttpMethod.Post, $"{address}/announce", version: version);
        await Eventually.Async(async () => Assert.Contains("ReviewAnnounced", await viewer.NoticesAboutAsync(id)));
        await office.ChangeAsync(HttpMethod.Post, $"{address}/start", version: version);

        await Eventually.Async(async () => Assert.Equal(id,
            (await viewer.InsistAsync(HttpMethod.Get, "api/showcase/featured"))!["review"]?["id"]?.GetValue<string>()));
        await Eventually.Async(async () => Assert.Single(
            (await viewer.InsistAsync(HttpMethod.Get, $"api/learning/my/topics?reviewId={id}"))!["items"]!.AsArray()));

        var seen = new List<int>();
        using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var watching = WatchAsync(viewer, $"{address}/live", seen, until: 30, enough.Token);
        var killed = new List<Killed>();
        for (var number = 1; number <= 30; number++)
        {
            if (number == 10)
                killed.Add(platform.Kill("oversight"));
            if (number == 20)
                killed.Add(platform.Kill("gateway"));
            await office.InsistAsync(HttpMethod.Post, $"{address}/entries", new
            {
                kind = "Entry",
                branchId = branch,
                section = "Achievements",
                text = $"第 {number} 条",
                pictureIds = Array.Empty<string>(),
                speakerMemberId = (string?)null,
                speakerName = (string?)null,
                isKey = false,
            }, key: $"entry-{run}-{number}");
        }

        await watching;
        Assert.Equal(Enumerable.Range(1, 30), seen);

        var comment = (await viewer.InsistAsync(HttpMethod.Post, $"{address}/comments", new { text = "讲得实在" }, key: $"comment-{run}"))!;
        Assert.Equal("Shown", comment["state"]!.GetValue<string>());
        (_, version) = await office.ChangeAsync(HttpMethod.Get, address);
        await office.ChangeAsync(HttpMethod.Post, $"{address}/close", version: version);
        var late = await viewer.Http.PostAsync($"{address}/comments", new StringContent("{\"text\":\"晚了一步\"}", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.Conflict, "review.closed"), (late.StatusCode, JsonNode.Parse(await late.Content.ReadAsStringAsync())!["code"]!.GetValue<string>()));
        await Eventually.Async(async () => Assert.Null((await viewer.InsistAsync(HttpMethod.Get, "api/showcase/featured"))!["review"]));
        await platform.HealthyAgainAsync(TimeSpan.FromSeconds(60), [.. killed]);
    }

    // As a phone does it: what breaks off is taken up after the last event that came.
    private static async Task WatchAsync(Member viewer, string path, List<int> seen, int until, CancellationToken cancellationToken)
    {
        long last = 0;
        while (seen.Count < until)
        {
            try
            {
                await using var stream = await EventStream.OpenAsync(viewer.Http, EventStream.Request(path, last == 0 ? null : last));
                if (!stream.Response.IsSuccessStatusCode)
                    throw new HttpRequestException($"{(int)stream.Response.StatusCode}");
                while (seen.Count < until && await stream.NextAsync(cancellationToken) is { } next)
                {
                    Assert.True(next.Id > last, "An event came twice.");
                    last = next.Id;
                    if (next.Type == "entry.posted")
                        seen.Add(JsonNode.Parse(next.Data)!["number"]!.GetValue<int>());
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // Killed, or not there yet.
            }

            await Task.Delay(500, cancellationToken);
        }
    }
}
