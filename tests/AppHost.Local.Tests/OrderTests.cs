using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Tests;

/// <summary>What waits for what, and what happens when something does not come.</summary>
public sealed class OrderTests : IDisposable
{
    private readonly Checkout checkout = new();

    [Fact]
    public async Task A_service_starts_after_its_migration_is_done_and_a_front_after_the_service_is_healthy()
    {
        await using var platform = await MiniPlatform.RunAsync(checkout, "--Mini:MigrationMs=700", "--Mini:ReadyMs=700", "--Party:Replicas=2");

        var lines = platform.Output.Split('\n').Where(line => line.Contains('✔', StringComparison.Ordinal)).ToList();
        var migration = Line(lines, "tiny-migration");
        var (first, second, front) = (Line(lines, "tiny "), Line(lines, "tiny-2"), Line(lines, "front"));
        Assert.True(migration < Math.Min(first, second), platform.Output);
        Assert.True(Math.Max(first, second) < front, platform.Output);
        Assert.Equal(3, platform.File.Services.Count);
    }

    [Fact]
    public async Task A_migration_that_fails_fails_the_start_and_is_named_with_its_log()
    {
        await using var platform = MiniPlatform.Start(checkout, "--Mini:MigrationExit=7");

        Assert.Equal(1, await platform.EndAsync());

        Assert.Contains("✗ tiny-migration", platform.Output, StringComparison.Ordinal);
        Assert.Contains("退出码为 7", platform.Output, StringComparison.Ordinal);
        Assert.Contains("exit code 7", platform.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(checkout.Data, "logs", "tiny-migration.log"), platform.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("✔ tiny ", platform.Output, StringComparison.Ordinal);
        Leftovers.None(checkout);
    }

    [Fact]
    public async Task A_service_that_always_ends_at_its_start_fails_the_start_after_three_tries()
    {
        await using var platform = MiniPlatform.Start(checkout, "--Mini:DieAtStart=9");

        Assert.Equal(1, await platform.EndAsync());

        Assert.Contains("dies at its start, as told", platform.Output, StringComparison.Ordinal);
        Assert.Contains("exit code 9", platform.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await File.ReadAllLinesAsync(Path.Combine(checkout.Data, "logs", "tiny.log"))).Length);
        Leftovers.None(checkout);
    }

    [Fact]
    public async Task A_start_that_takes_too_long_says_what_it_waits_for()
    {
        await using var platform = MiniPlatform.Start(checkout, "--Mini:ReadyMs=60000", "--Local:StartSeconds=5");

        Assert.Equal(1, await platform.EndAsync());

        Assert.Contains("/health/ready: 503", platform.Output, StringComparison.Ordinal);
        Leftovers.None(checkout);
    }

    [Theory]
    [InlineData(2, "accounts waits for front")]
    [InlineData(4, "accounts waits for ")]
    public void The_public_project_goes_first_then_where_people_sign_in_then_the_rest_and_no_job_waits(int processors, string second)
    {
        var front = Service("front");
        front.IsExternal = true;

        var order = new StartOrder([Job("work-migration"), Service("accounts"), Service("work"), Service("record"), front], processors);

        string[] expected = ["front waits for ", second, "work waits for front, accounts", "record waits for front, accounts", "work-migration waits for ", "postgres waits for "];
        Assert.Equal(expected, ((string[])["front", "accounts", "work", "record", "work-migration", "postgres"])
            .Select(name => $"{name} waits for {string.Join(", ", order.Before(name))}"));
    }

    [Fact]
    public void What_the_public_project_waits_for_goes_before_it_for_they_would_wait_for_each_other()
    {
        var (accounts, work, front) = (Service("accounts"), Service("work"), Service("front"));
        front.IsExternal = true;
        front.Waits.Add(new WaitCondition(work, WaitKind.Healthy));

        var order = new StartOrder([accounts, work, front], processors: 2);

        Assert.Empty(order.Before("work"));
        Assert.Equal(["work"], order.Before("front"));
        Assert.Equal(["work", "front"], order.Before("accounts"));
    }

    [Fact]
    public void Waiting_grows_after_each_death_and_stays_short_enough_to_heal_within_a_minute()
    {
        var timing = new RunnerTiming();

        var waits = Enumerable.Range(0, 12).Select(timing.BackOff).ToList();

        Assert.True(waits[0] < TimeSpan.FromSeconds(1));
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(TimeSpan.FromSeconds(15), waits[^1]);
    }

    public void Dispose() => checkout.Dispose();

    private static ProjectResource Service(string name) => new(name, new Nowhere(), launchProfileName: "http");

    private static ProjectResource Job(string name) => new(name, new Nowhere(), launchProfileName: null);

    private static int Line(List<string> lines, string part)
    {
        var index = lines.FindIndex(line => line.Contains($"✔ {part}", StringComparison.Ordinal));
        return index >= 0 ? index : throw new InvalidOperationException($"No line of {part}.");
    }

    private sealed class Nowhere : IProjectMetadata
    {
        public string ProjectPath => "";
    }
}
