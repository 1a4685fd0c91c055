using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Npgsql;

namespace PartyPlatform.EndToEnd.Tests;

/// <summary>
/// Row 5 of the reliability goals on the real services: PostgreSQL is killed while stories are approved, entries and comments
/// posted, and events archived and published. The books balance, numbers have no gap, one replica publishes, no log floods.
/// </summary>
public sealed partial class DatabaseKillTests(Platform platform)
{
    private const int Kills = 5;

    private const int Each = 25 * Kills;

    private static readonly string[] Services = ["membership", "learning", "showcase", "oversight", "notifications", "gateway"];

    [Fact]
    public async Task A_database_killed_while_everything_flows_loses_nothing_that_was_acknowledged()
    {
        platform.Require();
        Platform.RequireFull();
        using var administrator = await Member.SignInAsync(platform, "cheng.yining");
        using var office = await Member.SignInAsync(platform, "xu.qinghe");
        using var author = await Member.SignInAsync(platform, "shen.qinghe");
        var system = await ConnectedSystem.RegisterAsync(platform, administrator);
        var run = Guid.CreateVersion7().ToString("N")[^8..];
        var stories = await SubmittedAsync(author, run);
        var review = await LiveReviewAsync(office);
        var logs = Services.SelectMany(LogsOf).ToDictionary(file => file, file => new FileInfo(file).Length);
        var started = TimeProvider.System.GetTimestamp();

        var approving = ApproveAsync(office, stories);
        var posting = PostEntriesAsync(office, review, run);
        var commenting = CommentAsync(author, review, run);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(1500);
            await platform.HealthyAgainAsync(TimeSpan.FromSeconds(60), platform.Kill("postgres"));
        }

        var (approved, numbers, comments) = (await approving, await posting, await commenting);
        var lasted = TimeProvider.System.GetElapsedTime(started);

        // What was acknowledged is there; what was tried and not acknowledged is there once at most, so trying again settles it.
        foreach (var story in approved)
            Assert.Equal("Approved", (await author.InsistAsync(HttpMethod.Get, $"api/showcase/stories/{story}"))!["state"]!.GetValue<string>());
        foreach (var story in stories)
            Assert.True(await DecideAsync(office, story) is 200 or 409, "A story cannot be approved any more.");
        Assert.Equal(Enumerable.Range(1, Each), numbers.Order());
        Assert.Equal(Enumerable.Range(1, Each), await PageAsync(office, $"{review}/entries", item => item["number"]!.GetValue<int>()));
        var texts = await PageAsync(author, $"{review}/comments", item => item["text"]!.GetValue<string>());
        Assert.Equal(comments.Order(StringComparer.Ordinal), texts.Order(StringComparer.Ordinal));

        await Eventually.Async(async () => Assert.Equal(
            stories.Order(), (await system.EventsAsync("party.showcase.story.approved.v1")).Select(told => told["data"]!["storyId"]!.GetValue<string>()).Where(stories.Contains).Order()));
        var sequence = (await system.EventsAsync()).Select(told => long.Parse(told["sequence"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(Enumerable.Range(0, sequence.Count).Select(step => sequence[0] + step), sequence);
        await Eventually.Async(async () => Assert.Equal(0, await CountAsync("select count(*) from public_events where published_at is null")));
        await Eventually.Async(async () => Assert.Equal(1, await CountAsync("""
            select count(*) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())
                and ((classid::bigint << 32) | objid::bigint) = hashtext('public events')::bigint
            """)));

        foreach (var service in Services)
        {
            // Each of its processes has a log of its own.
            var errors = LogsOf(service).Select(file => ErrorLine().Count(Since(file, logs.GetValueOrDefault(file)))).ToList();
            TestContext.Current.TestOutputHelper!.WriteLine($"{service}: {string.Join(", ", errors)} error lines in {lasted.TotalSeconds:0} s");
            Assert.All(errors, lines => Assert.InRange(lines, 0, (int)lasted.TotalSeconds));
        }

        var (_, version) = await office.ChangeAsync(HttpMethod.Get, review);
        await office.ChangeAsync(HttpMethod.Post, $"{review}/close", version: version);
    }

    private static async Task<List<string>> SubmittedAsync(Member author, string run)
    {
        var ids = new List<string>();
        for (var number = 1; number <= Each; number++)
        {
            var (story, version) = await author.ChangeAsync(HttpMethod.Post, "api/showcase/stories", new { kind = "Essay", title = $"断库 {run} {number}", body = "一段话。", pictures = Array.Empty<object>() });
            ids.Add(story["id"]!.GetValue<string>());
            await author.ChangeAsync(HttpMethod.Post, $"api/showcase/stories/{ids[^1]}/submission", version: version);
        }

        return ids;
    }

    private static async Task<string> LiveReviewAsync(Member office)
    {
        var branch = await BranchAsync(office);
        var (review, version) = await office.ChangeAsync(HttpMethod.Post, "api/oversight/reviews", new
        {
            title = "断库评议",
            startsAt = TimeProvider.System.GetUtcNow().AddMinutes(5),
            agenda = new[] { new { branchId = branch, speakerMemberId = (string?)null, speakerName = "支部书记", minutes = 10 } },
            scribeIds = Array.Empty<string>(),
        });
        var address = $"api/oversight/reviews/{review["id"]}";
        (_, version) = await office.ChangeAsync(HttpMethod.Post, $"{address}/announce", version: version);
        await office.ChangeAsync(HttpMethod.Post, $"{address}/start", version: version);
        return address;
    }

    /// <summary>Each once; an answer that did not come, or said that it cannot be done now, is not counted.</summary>
    private static async Task<List<string>> ApproveAsync(Member office, List<string> stories)
    {
        var acknowledged = new List<string>();
        foreach (var story in stories)
        {
            if (await DecideAsync(office, story) == 200)
                acknowledged.Add(story);
            await Task.Delay(120);
        }

        return acknowledged;
    }

    private static async Task<int> DecideAsync(Member office, string story)
    {
        try
        {
            using var answer = await office.Http.PostAsJsonAsync($"api/showcase/stories/{story}/approval", new { version = 1, comments = (string?)null });
            return (int)answer.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return 0;
        }
    }

    private static async Task<List<int>> PostEntriesAsync(Member office, string review, string run)
    {
        var (branch, numbers) = (await BranchAsync(office), new List<int>());
        for (var number = 1; number <= Each; number++)
        {
            var entry = await office.InsistAsync(HttpMethod.Post, $"{review}/entries", new
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
            numbers.Add(entry!["number"]!.GetValue<int>());
            await Task.Delay(60);
        }

        return numbers;
    }

    // No more than a member may post within a minute; most are held by the rule against flooding, and are there all the same.
    private static async Task<List<string>> CommentAsync(Member member, string review, string run)
    {
        var posted = new List<string>();
        for (var number = 1; number <= 25; number++)
        {
            var text = $"评论 {run} {number}";
            await member.InsistAsync(HttpMethod.Post, $"{review}/comments", new { text }, key: $"comment-{run}-{number}");
            posted.Add(text);
            await Task.Delay(60);
        }

        return posted;
    }

    private static async Task<string> BranchAsync(Member member) =>
        (await member.InsistAsync(HttpMethod.Get, "api/membership/me"))!["branch"]!["id"]!.GetValue<string>();

    private static async Task<List<T>> PageAsync<T>(Member member, string path, Func<JsonNode, T> value)
    {
        var (all, after) = (new List<T>(), (string?)null);
        do
        {
            var page = (await member.InsistAsync(HttpMethod.Get, $"{path}?limit=100{(after is null ? "" : $"&after={after}")}"))!;
            all.AddRange(page["items"]!.AsArray().Select(item => value(item!)));
            after = page["next"]?.ToString();
        }
        while (after is not null);
        return all;
    }

    private async Task<long> CountAsync(string query)
    {
        var address = new NpgsqlConnectionStringBuilder(RunFile["postgres"]!.GetValue<string>()) { Database = "notifications", Pooling = false };
        await using var source = NpgsqlDataSource.Create(address.ConnectionString);
        await using var command = source.CreateCommand(query);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static JsonNode RunFile => JsonNode.Parse(File.ReadAllText(Environment.GetEnvironmentVariable("PARTY_RUN_JSON")!))!;

    // A service and its further replicas; not its migration.
    private static string[] LogsOf(string service) =>
        [.. Directory.GetFiles(RunFile["logs"]!.GetValue<string>(), $"{service}*.log").Where(file => LogName().IsMatch(Path.GetFileName(file)))];

    private static string Since(string file, long position)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        // A file that was begun anew is read as a whole.
        stream.Position = stream.Length < position ? 0 : position;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^[a-z]+(-\d+)?\.log$")]
    private static partial Regex LogName();

    [GeneratedRegex("^(fail|crit):", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
