using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace PartyPlatform.Testing;

/// <summary>A sample subscriber as a process of its own, with the settings that its owner would give it.</summary>
public sealed class SampleProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SampleProcess(Process process) => _process = process;

    /// <summary>Everything it has written.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>The ids of the events that it has told about, each as often as it did.</summary>
    public IEnumerable<string> Told => Lines.Where(line => line.StartsWith('{')).Select(line => (string)JsonNode.Parse(line)!["id"]!);

    /// <summary>Starts one.</summary>
    /// <param name="kind"><c>csharp</c> or <c>node</c>.</param>
    /// <param name="settings">Its environment variables.</param>
    public static async Task<SampleProcess> StartAsync(string kind, IReadOnlyDictionary<string, string> settings)
    {
        var start = kind == "node" ? await NodeAsync() : await CSharpAsync();
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var sample = new SampleProcess(new Process { StartInfo = start });
        sample._process.OutputDataReceived += (_, line) => sample.Lines.Enqueue(line.Data ?? "");
        sample._process.ErrorDataReceived += (_, line) => sample.Lines.Enqueue(line.Data ?? "");
        sample._process.Start();
        sample._process.BeginOutputReadLine();
        sample._process.BeginErrorReadLine();
        return sample;
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<ProcessStartInfo> CSharpAsync()
    {
        var folder = Path.Combine(Root, "samples", "event-subscriber-csharp");
        var program = Path.Combine(folder, "bin", Configuration, "net10.0", "EventSubscriber.dll");
        // A suite that is run alone has not built it.
        if (!File.Exists(program))
            await RunAsync("dotnet", folder, "build", "-c", Configuration, "-v", "q", "-nologo");
        return new ProcessStartInfo("dotnet", [program]);
    }

    private static async Task<ProcessStartInfo> NodeAsync()
    {
        var folder = Path.Combine(Root, "samples", "event-subscriber-node");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "amqplib")))
            await RunAsync("npm", folder, "ci", "--ignore-scripts");
        return new ProcessStartInfo("node", ["main.mjs"]) { WorkingDirectory = folder };
    }

    private static async Task RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "PartyPlatform.sln")))
                folder = folder.Parent!;
            return folder.FullName;
        }
    }
}
