using System.Net.Http.Json;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Tests;

/// <summary>What dies is started again, what is stopped is gone, and a killed supervisor is recovered from.</summary>
public sealed class SupervisionTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Checkout checkout = new();

    [Theory]
    [InlineData(Signals.Terminate)]
    [InlineData(Signals.Interrupt)]
    public async Task A_stop_leaves_no_process_no_lock_and_no_run_file(int signal)
    {
        await using var platform = await MiniPlatform.RunAsync(checkout, "--Party:Replicas=2");
        Assert.NotEmpty(Leftovers.Processes(checkout));

        Assert.Equal(0, await platform.StopAsync(signal));

        Leftovers.None(checkout);
    }

    [Theory]
    [InlineData("tiny-2")]
    [InlineData("front")]
    [InlineData("redis")]
    public async Task What_is_killed_is_healthy_again_under_the_same_address(string part)
    {
        await using var platform = await MiniPlatform.RunAsync(checkout, "--Party:Replicas=2");
        var before = platform.File;

        Posix.Signal(before.Pids[part], Posix.Kill);

        await HealedAsync(platform, part, before.Pids[part]);
        Assert.Equal(before.Services, platform.File.Services);
        Assert.Equal(before.Redis, platform.File.Redis);
        Assert.All(before.Pids.Where(other => other.Key != part), other => Assert.Equal(other.Value, platform.File.Pids[other.Key]));
    }

    [Fact]
    public async Task Every_server_starts_below_a_folder_with_blanks_and_Chinese_and_heals_after_kill_9_within_a_minute()
    {
        using var odd = new Checkout(" 党建 平台");
        await using var platform = await MiniPlatform.RunAsync(odd, "--Mini:Servers=redis,rabbitmq,postgres");
        Assert.Equal("healthy", (await platform.StatusAsync()).GetProperty("state").GetString());
        var before = platform.File.Pids;

        foreach (var server in (string[])["postgres", "rabbitmq", "redis"])
            Posix.Signal(before[server], Posix.Kill);

        foreach (var server in (string[])["postgres", "rabbitmq", "redis"])
            await HealedAsync(platform, server, before[server]);
    }

    [Fact]
    public async Task A_service_that_dies_again_and_again_keeps_being_started_with_growing_pauses()
    {
        await using var platform = await MiniPlatform.RunAsync(checkout);
        var tiny = new Uri(platform.File.Services["tiny"]);
        using var client = new HttpClient();

        for (var death = 1; death <= 3; death++)
        {
            var expected = death;
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetStringAsync(new Uri(tiny, $"/exit/{death}")));
            await Eventually.TrueAsync(async () => await StateAsync(platform, "tiny") == ("Healthy", expected), Minute);
        }
    }

    [Fact]
    public async Task After_a_kill_9_of_the_platform_the_next_start_clears_what_it_left()
    {
        var first = await MiniPlatform.RunAsync(checkout);
        var left = first.File.Pids.Values.Select(pid => ProcessIdentity.Of(pid)!).ToList();
        Posix.Signal(first.Identity.Pid, Posix.Kill);
        await first.EndAsync();
        Assert.All(left, process => Assert.True(process.IsAlive));

        await using var second = await MiniPlatform.RunAsync(checkout);

        Assert.All(left, process => Assert.False(process.IsAlive));
        Assert.Contains("cleared what a killed start left", second.Output, StringComparison.Ordinal);
        Assert.Equal(0, await second.StopAsync());
        Leftovers.None(checkout);
    }

    [Fact]
    public async Task A_process_that_only_has_the_number_of_a_leftover_is_left_alone()
    {
        var first = await MiniPlatform.RunAsync(checkout);
        var ledger = Path.Combine(checkout.Data, "processes.json");
        Assert.Equal(0, await first.StopAsync());
        using var stranger = System.Diagnostics.Process.Start("/bin/sleep", "300");
        var identity = ProcessIdentity.Of(stranger.Id)!;
        new ProcessLedger(ledger).Add(new LedgerEntry("redis", identity with { StartTicks = identity.StartTicks - 5 }, "redis-server", null, Signals.Terminate));
        new ProcessLedger(ledger).Add(new LedgerEntry("redis", identity, "redis-server", "/usr/bin/redis-server", Signals.Terminate));

        await using var second = await MiniPlatform.RunAsync(checkout);

        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public async Task Two_checkouts_run_side_by_side_and_stop_apart()
    {
        using var other = new Checkout();
        await using var first = await MiniPlatform.RunAsync(checkout);
        await using var second = await MiniPlatform.RunAsync(other);
        Assert.Empty(first.File.Pids.Values.Intersect(second.File.Pids.Values));

        Assert.Equal(0, await first.StopAsync());

        Assert.Equal("healthy", (await second.StatusAsync()).GetProperty("state").GetString());
        Leftovers.None(checkout);
    }

    [Fact]
    public async Task A_second_start_of_the_same_checkout_is_refused_and_harms_nothing()
    {
        await using var first = await MiniPlatform.RunAsync(checkout);

        await using var second = MiniPlatform.Start(checkout);

        Assert.Equal(1, await second.EndAsync());
        Assert.Contains("已经在运行", second.Output, StringComparison.Ordinal);
        Assert.Contains("running already", second.Output, StringComparison.Ordinal);
        Assert.Equal("healthy", (await first.StatusAsync()).GetProperty("state").GetString());
        Assert.True(File.Exists(checkout.RunFile));
    }

    [Fact]
    public async Task As_root_the_services_run_as_an_unprivileged_user_and_servers_as_their_own()
    {
        Assert.SkipUnless(Posix.IsRoot, "Only root can give processes to other users.");
        await using var platform = await MiniPlatform.RunAsync(checkout);
        using var client = new HttpClient();

        var who = await client.GetFromJsonAsync<Dictionary<string, object>>(new Uri(platform.File.Services["tiny"] + "/who"));

        Assert.Equal("nobody", who!["userName"].ToString());
        Assert.Equal(SystemUser.Find("redis")!.UserId, OwnerOf(platform.File.Pids["redis"]));
    }

    /// <summary>As in a container, where root lacks the capability to look into other users' processes.</summary>
    [Fact]
    public async Task Root_that_may_not_look_into_other_users_processes_starts_heals_and_stops_all_the_same()
    {
        Assert.SkipUnless(Posix.IsRoot, "Only root has processes of other users.");
        await using var platform = MiniPlatform.StartWith(
            checkout, ["--bounding-set=-sys_ptrace", "--inh-caps=-sys_ptrace"], $"--Local:Port={Ports.Free()}", "--Mini:Servers=redis,postgres");
        await platform.ReadyAsync();
        var before = platform.File.Pids["postgres"];

        Posix.Signal(before, Posix.Kill);

        await HealedAsync(platform, "postgres", before);
        Assert.Equal(0, await platform.StopAsync());
        Leftovers.None(checkout);
    }

    public void Dispose() => checkout.Dispose();

    private static async Task HealedAsync(MiniPlatform platform, string part, int before)
    {
        await Eventually.TrueAsync(async () => (await StateAsync(platform, part)) is ("Healthy", > 0), Minute);
        await Eventually.TrueAsync(() => platform.File.Pids.TryGetValue(part, out var pid) && pid != before, Minute);
    }

    private static async Task<(string State, int Restarts)> StateAsync(MiniPlatform platform, string part)
    {
        var found = (await platform.StatusAsync()).GetProperty("resources").EnumerateArray().Single(candidate => candidate.GetProperty("name").GetString() == part);
        return (found.GetProperty("state").GetString()!, found.GetProperty("restarts").GetInt32());
    }

    private static uint OwnerOf(int pid) => uint.Parse(
        File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1],
        System.Globalization.CultureInfo.InvariantCulture);
}
