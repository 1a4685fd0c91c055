using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PartyPlatform.EndToEnd.Tests;

/// <summary><c>./run</c> itself, beside the platform that it started: what it says of it, and how a start that cannot be is refused.</summary>
public sealed class RunScriptTests(Platform platform)
{
    [Fact]
    public async Task A_second_start_is_refused_and_leaves_the_lines_of_the_running_one_alone()
    {
        platform.Require();
        var lines = await File.ReadAllTextAsync(platform.ConsoleLog);

        var (code, output) = await RunAsync(platform.Home, "--local", "--detach");

        Assert.Equal(1, code);
        Assert.Contains("running already", output, StringComparison.Ordinal);
        Assert.StartsWith(lines, await File.ReadAllTextAsync(platform.ConsoleLog), StringComparison.Ordinal);
        var (running, told) = await RunAsync(platform.Home, "--status");
        Assert.Equal(0, running);
        Assert.Contains(platform.Gateway.ToString().TrimEnd('/'), told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_in_the_background_that_fails_says_why_ends_with_an_error_and_leaves_nothing()
    {
        platform.Require();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var home = Directory.CreateTempSubdirectory("party-home-").FullName;

        var (code, output) = await RunAsync(home, "--local", "--detach", "--port", port.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(1, code);
        Assert.Contains($"Port {port} is taken", output, StringComparison.Ordinal);
        Assert.Equal(3, (await RunAsync(home, "--status")).Code);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(home, ".local")), file => Path.GetFileName(file) is "lock" or "lock.holder" or "run.json");
        Assert.Equal(0, (await RunAsync(home, "--reset")).Code);
        Directory.Delete(home, recursive: true);
    }

    private static async Task<(int Code, string Output)> RunAsync(string home, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(Checkout(), "run"), arguments)
        { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PARTY_HOME"] = home } })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    private static string Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PartyPlatform.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The tests do not lie in a checkout.");
    }
}
