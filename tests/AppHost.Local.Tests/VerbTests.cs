using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PartyPlatform.AppHost.Local.Processes;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Tests;

/// <summary>What <c>./run --status</c>, <c>--stop</c> and <c>--reset</c> ask for, while the platform starts, runs, was killed, or is not there.</summary>
public sealed class VerbTests : IDisposable
{
    private const int NotRunning = 3;

    private readonly Checkout checkout = new();

    [Fact]
    public async Task A_running_platform_is_told_of_described_and_stopped()
    {
        var accounts = Path.Combine(checkout.Path, "accounts.json");
        await File.WriteAllTextAsync(accounts, """[{ "userName": "xu.qinghe", "roles": ["SystemAdmin"], "name": "徐清禾" }]""");
        await using var platform = MiniPlatform.Start(
            checkout, string.Create(CultureInfo.InvariantCulture, $"--Local:Port={Ports.Free()}"), "--Mini:MigrationMs=4000", "--Party:Demo=true", $"--Local:Accounts={accounts}");
        await Eventually.TrueAsync(() => CheckoutLock.Holder(Path.Combine(checkout.Path, ".local", "lock")) is not null, TimeSpan.FromSeconds(30));
        var starting = await MiniPlatform.VerbAsync(checkout, "status");
        await platform.ReadyAsync();

        Assert.Equal((0, true), (starting.Code, starting.Output.Contains("starting (pid", StringComparison.Ordinal)));
        var running = await MiniPlatform.VerbAsync(checkout, "status");
        Assert.Equal(0, running.Code);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"running (pid {platform.Identity.Pid})"), running.Output, StringComparison.Ordinal);
        Assert.Contains(platform.File.Gateway!, running.Output, StringComparison.Ordinal);
        Described(platform.File.Gateway!);

        var stopped = await MiniPlatform.VerbAsync(checkout, "stop");
        Assert.Equal((0, 0), (stopped.Code, await platform.EndAsync()));
        Assert.Contains("已停止 / stopped", stopped.Output, StringComparison.Ordinal);
        File.Delete(accounts);
        Leftovers.None(checkout);
        Assert.Equal(NotRunning, (await MiniPlatform.VerbAsync(checkout, "status")).Code);
        Assert.Equal(0, (await MiniPlatform.VerbAsync(checkout, "stop")).Code);
    }

    [Fact]
    public async Task What_a_killed_platform_left_is_stopped_and_named_and_its_data_stays()
    {
        await using var platform = await MiniPlatform.RunAsync(checkout);
        var left = platform.File.Pids.Values.Select(pid => ProcessIdentity.Of(pid)!).ToList();
        Posix.Signal(platform.Identity.Pid, Posix.Kill);
        await platform.EndAsync();
        Assert.All(left, process => Assert.True(process.IsAlive));
        Assert.Equal(NotRunning, (await MiniPlatform.VerbAsync(checkout, "status")).Code);

        var (code, output) = await MiniPlatform.VerbAsync(checkout, "stop");

        Assert.Equal(0, code);
        Assert.All((string[])["redis", "tiny", "front"], part => Assert.Contains(part, output, StringComparison.Ordinal));
        Assert.All(left, process => Assert.False(process.IsAlive));
        Leftovers.None(checkout);
        Assert.True(Directory.Exists(Path.Combine(checkout.Data, "redis")));
    }

    /// <summary>In the background its lines go to a file, whose disk may be full.</summary>
    [Fact]
    public async Task A_platform_whose_lines_nobody_takes_runs_all_the_same_and_a_reset_stops_it_and_forgets_its_data()
    {
        using var platform = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/full 2>&1", "sh", "dotnet", MiniPlatform.Program, "run",
            .. checkout.Arguments, string.Create(CultureInfo.InvariantCulture, $"--Local:Port={Ports.Free()}")])
        { WorkingDirectory = checkout.Path, Environment = { ["DOTNET_ENVIRONMENT"] = "Development" } })!;
        await Eventually.TrueAsync(() => File.Exists(checkout.RunFile) || platform.HasExited, TimeSpan.FromMinutes(2));
        Assert.False(platform.HasExited);

        var (code, output) = await MiniPlatform.VerbAsync(checkout, "reset");

        Assert.Equal(0, code);
        Assert.Contains($"local data removed: {checkout.Data}", output, StringComparison.Ordinal);
        await platform.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(0, platform.ExitCode);
        Assert.False(Directory.Exists(checkout.Data));
        Leftovers.None(checkout);
    }

    [Theory]
    [InlineData("--port", "99999", "needs a port between 1 and 65535")]
    [InlineData("--port", "0", "needs a number")]
    [InlineData("--replicas", "two", "needs a number")]
    [InlineData("--otlp", "localhost", "needs a URL")]
    [InlineData("--fast", "", "unknown option: --fast")]
    public async Task An_option_that_makes_no_sense_is_refused_before_anything_is_done(string option, string value, string reason)
    {
        var (code, output) = await MiniPlatform.EndedAsync(Process.Start(new ProcessStartInfo(Path.Combine(Root(), "run"), value.Length == 0 ? [option] : [option, value])
        { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PARTY_HOME"] = checkout.Path } })!);

        Assert.Equal(2, code);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(checkout.Path));
    }

    public void Dispose() => checkout.Dispose();

    /// <summary>The file that scripts and tests read: these members, for its owner's eyes only.</summary>
    private void Described(string gateway)
    {
        Assert.Equal(Files.OwnerOnly, File.GetUnixFileMode(checkout.RunFile));
        using var document = JsonDocument.Parse(File.ReadAllText(checkout.RunFile));
        var file = document.RootElement;
        Assert.Equal(
            (string[])["gateway", "status", "services", "postgres", "rabbitmq", "rabbitmqManagement", "redis", "data", "logs", "pids", "accounts"],
            file.EnumerateObject().Select(member => member.Name));
        Assert.StartsWith("http://localhost:", gateway, StringComparison.Ordinal);
        Assert.StartsWith("http://localhost:", file.GetProperty("status").GetString(), StringComparison.Ordinal);
        Assert.Equal((string[])["front", "tiny"], file.GetProperty("services").EnumerateObject().Select(service => service.Name).Order());
        Assert.Equal(gateway, file.GetProperty("services").GetProperty("front").GetString());
        Assert.Matches("^localhost:[0-9]+,password=.+$", file.GetProperty("redis").GetString());
        Assert.Equal(checkout.Data, file.GetProperty("data").GetString());
        Assert.Equal((string[])["front", "redis", "tiny"], file.GetProperty("pids").EnumerateObject().Select(part => part.Name).Order());
        Assert.All(file.GetProperty("pids").EnumerateObject(), part => Assert.NotNull(ProcessIdentity.Of(part.Value.GetInt32())));
        var account = Assert.Single(file.GetProperty("accounts").EnumerateArray());
        Assert.Equal("xu.qinghe", account.GetProperty("userName").GetString());
        Assert.Equal("SystemAdmin", account.GetProperty("roles")[0].GetString());
        Assert.Equal(12, account.GetProperty("password").GetString()!.Length);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PartyPlatform.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The tests do not lie in a checkout.");
    }
}
