using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PartyPlatform.Benchmarks;

/// <summary>A part of the platform as a process of its own, built as Release and set up as in production.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServiceProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int Pid => _process.Id;

    /// <summary>The root of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    public static string Program(string project) =>
        Path.Combine(Root, project, "bin", "Release", "net10.0", Path.GetFileName(project) switch { "gateway" => "Gateway.dll", var name => $"{name}.dll" });

    /// <summary>Starts a service and waits until it is ready.</summary>
    public static async Task<ServiceProcess> StartAsync(string project, IReadOnlyDictionary<string, string> environment)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = Info(project, environment);
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        var service = new ServiceProcess(Launch(start), address);
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        for (var started = Stopwatch.GetTimestamp(); ; await Task.Delay(200))
        {
            try
            {
                using var answer = await client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode && !(await answer.Content.ReadAsStringAsync()).Contains("Degraded", StringComparison.Ordinal))
                    return service;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }

            if (service._process.HasExited || Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(60))
                throw new InvalidOperationException($"{project} did not start.");
        }
    }

    /// <summary>Runs a verb of a service, such as <c>migrate</c>.</summary>
    public static async Task RunAsync(string project, IReadOnlyDictionary<string, string> environment, params string[] verbs)
    {
        var start = Info(project, environment);
        foreach (var verb in verbs)
            start.ArgumentList.Add(verb);
        using var process = Launch(start);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{project} {string.Join(' ', verbs)} ended with {process.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static ProcessStartInfo Info(string project, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program(project)]) { RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(Program(project))! };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    private static Process Launch(ProcessStartInfo start)
    {
        var process = Process.Start(start)!;
        // Read so that it never waits for us; what goes wrong goes to the standard error, which is ours.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PartyPlatform.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Not inside a checkout.");
    }
}
