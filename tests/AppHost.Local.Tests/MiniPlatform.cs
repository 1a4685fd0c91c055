using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PartyPlatform.AppHost.Local.Processes;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Tests;

/// <summary>A folder that stands for a checkout, with its data where any user of the machine may enter.</summary>
internal sealed class Checkout : IDisposable
{
    public Checkout(string suffix = "")
    {
        Path = Directory.CreateTempSubdirectory("party-checkout-").FullName + suffix;
        Directory.CreateDirectory(Path);
        File.SetUnixFileMode(Path, Files.PassThrough | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    public string Path { get; }

    public string Data => System.IO.Path.Combine(Path, "data");

    public string RunFile => System.IO.Path.Combine(Path, ".local", "run.json");

    public string[] Arguments => [$"--Local:Checkout={Path}", $"--Local:Data={Data}", "--Local:ServiceUser=nobody"];

    public void Dispose()
    {
        // Only a failed test leaves any.
        foreach (var left in new ProcessLedger(System.IO.Path.Combine(Data, "processes.json")).Entries)
            left.Process.Signal(Posix.Kill);
        Directory.Delete(Path, recursive: true);
    }
}

/// <summary>The small platform of tests/MiniAppHost as a process of its own.</summary>
internal sealed class MiniPlatform : IAsyncDisposable
{
    public static readonly string Program = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "..", "..", "MiniAppHost", "bin",
        new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "MiniAppHost.dll"));

    /// <summary>A busy machine needs up to two minutes for RabbitMQ alone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly StringBuilder output = new();

    private MiniPlatform(Checkout checkout, Process process)
    {
        (Checkout, this.process) = (checkout, process);
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Checkout Checkout { get; }

    public ProcessIdentity Identity => ProcessIdentity.Of(process.Id)!;

    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    public RunFile File => RunFile.Read(Checkout.RunFile)!;

    public static MiniPlatform Start(Checkout checkout, params string[] arguments) => StartWith(checkout, [], arguments);

    /// <summary>With other privileges: <paramref name="privileges"/> are options of setpriv.</summary>
    public static MiniPlatform StartWith(Checkout checkout, IReadOnlyList<string> privileges, params string[] arguments)
    {
        string[] command = privileges.Count == 0 ? ["dotnet"] : ["/usr/bin/setpriv", .. privileges, "dotnet"];
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = checkout.Path };
        foreach (var argument in (string[])[.. command[1..], Program, "run", .. checkout.Arguments, .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        return new MiniPlatform(checkout, Process.Start(start)!);
    }

    /// <summary>Started and healthy, at a free port.</summary>
    public static async Task<MiniPlatform> RunAsync(Checkout checkout, params string[] arguments)
    {
        var platform = Start(checkout, [.. FreePort(arguments), .. arguments]);
        try
        {
            await platform.ReadyAsync();
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>What <c>./run --stop</c>, <c>--status</c> and <c>--reset</c> run for this checkout.</summary>
    public static Task<(int Code, string Output)> VerbAsync(Checkout checkout, string verb) =>
        EndedAsync(Process.Start(new ProcessStartInfo("dotnet", [Program, verb, .. checkout.Arguments])
        { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = checkout.Path, Environment = { ["DOTNET_ENVIRONMENT"] = "Development" } })!);

    /// <summary>Waits for a process that ends by itself.</summary>
    public static async Task<(int Code, string Output)> EndedAsync(Process process)
    {
        using (process)
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).WaitAsync(Patience);
            await process.WaitForExitAsync().WaitAsync(Patience);
            return (process.ExitCode, string.Concat(said));
        }
    }

    public async Task ReadyAsync()
    {
        await Eventually.TrueAsync(() => Output.Contains("PartyPlatform is running", StringComparison.Ordinal) || process.HasExited, Patience, () => Output);
        Assert.False(process.HasExited, Output);
    }

    /// <summary>Waits for its end; returns the exit code.</summary>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public async Task<int> StopAsync(int signal = Signals.Terminate)
    {
        Posix.Signal(process.Id, signal);
        return await EndAsync();
    }

    public async Task<JsonElement> StatusAsync()
    {
        using var client = new HttpClient();
        return await client.GetFromJsonAsync<JsonElement>(new Uri(File.Status + "/status.json"));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await StopAsync();
        process.Dispose();
    }

    private static string[] FreePort(string[] arguments) =>
        arguments.Any(argument => argument.StartsWith("--Local:Port", StringComparison.Ordinal))
            ? []
            : [string.Create(CultureInfo.InvariantCulture, $"--Local:Port={Ports.Free()}")];

    private void Collect(object sender, DataReceivedEventArgs line)
    {
        lock (output)
            output.AppendLine(line.Data);
    }
}

internal static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition, TimeSpan limit, Func<string>? otherwise = null)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < limit, $"Not true within {limit.TotalSeconds} s. {otherwise?.Invoke()}");
            await Task.Delay(50);
        }
    }

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < limit, $"Not true within {limit.TotalSeconds} s.");
            await Task.Delay(100);
        }
    }
}
