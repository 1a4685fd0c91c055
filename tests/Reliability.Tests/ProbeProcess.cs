using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PartyPlatform.Testing;

namespace PartyPlatform.Reliability.Tests;

/// <summary>A service as a process of its own, to be killed as the kernel kills: without a chance to say anything.</summary>
internal sealed class ProbeProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly ConcurrentDictionary<HttpStatusCode, byte> _statuses = new();
    private int _errorLines;

    private ProbeProcess(Process process, int port)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(10) };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Client { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>What it logged as an error or worse.</summary>
    public int ErrorLines => _errorLines;

    /// <summary>The statuses that it answered changes with.</summary>
    public ICollection<HttpStatusCode> Statuses => _statuses.Keys;

    /// <summary>Starts a service and waits until it is live, and reaches the broker where it is told to.</summary>
    public static async Task<ProbeProcess> StartAsync(string role, string database, string broker, string? killPoint = null, bool waitForBroker = true, TimeSpan? confirmTimeout = null)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Probe.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment =
            {
                ["Probe__Role"] = role,
                ["ConnectionStrings__probedb"] = database,
                ["ConnectionStrings__rabbitmq"] = broker,
                ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Party__PublicAddress"] = TestTokens.Issuer,
                ["services__membership__http__0"] = "http://localhost:1",
                ["Logging__LogLevel__Default"] = "Warning",
                ["PARTY_KILL_POINT"] = killPoint ?? "",
            },
        };
        if (confirmTimeout is { } patience)
            start.Environment["Messaging__ConfirmTimeout"] = patience.ToString("c");
        var probe = new ProbeProcess(Process.Start(start)!, port);
        await probe.UntilAsync(async () =>
        {
            using var answer = await probe.Client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode
                && (!waitForBroker || (await answer.Content.ReadAsStringAsync()).Contains("\"broker\":{\"status\":\"Healthy\"", StringComparison.Ordinal));
        }, "start");
        return probe;
    }

    /// <summary>Asks for a change.</summary>
    /// <returns>Acknowledged, refused, or unknown when the answer was lost.</returns>
    public async Task<Answer> AskAsync(Guid thing)
    {
        try
        {
            using var answer = await Client.PostAsync($"/things/{thing}", null);
            _statuses[answer.StatusCode] = 0;
            return answer.IsSuccessStatusCode ? Answer.Acknowledged : Answer.Refused;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return Answer.Unknown;
        }
    }

    /// <summary>Whether it says that it can serve.</summary>
    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>Waits until the process has ended at its kill point.</summary>
    public async Task KilledAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"The kill point was not reached. The process said:\n{string.Join('\n', _log)}");
        }

        // 128 + SIGKILL: not an exception, not an orderly end.
        Assert.Equal(137, _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Client.Dispose();
    }

    private async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                if (await holds())
                    return;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }

            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(60))
                throw new InvalidOperationException($"The probe did not {what}. It said:\n{string.Join('\n', _log)}");
            await Task.Delay(100);
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
            _log.Enqueue(line);
        // The console's log begins each entry with its level.
        if (line is not null && (line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal)))
            Interlocked.Increment(ref _errorLines);
        while (_log.Count > 200)
            _log.TryDequeue(out _);
    }

    internal static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}

/// <summary>What the caller knows about a change it asked for.</summary>
internal enum Answer
{
    /// <summary>It is there and must stay there.</summary>
    Acknowledged,

    /// <summary>It is not there.</summary>
    Refused,

    /// <summary>The answer was lost: it is there or not, once at most.</summary>
    Unknown,
}
