using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace PartyPlatform.Reliability.Tests;

/// <summary>A RabbitMQ node of these tests alone, which may be killed and told that its disk is full.</summary>
public sealed class PrivateBroker : IAsyncLifetime
{
    private const string Account = "probe";

    private static readonly bool IsRoot = Environment.UserName == "root";

    private readonly string _folder = Directory.CreateTempSubdirectory("party-broker-").FullName;
    private readonly string _password = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12));
    private readonly int _port = ProbeProcess.FreePort();
    private readonly int _management = ProbeProcess.FreePort();
    private readonly int _distribution = ProbeProcess.FreePort();
    private readonly int _epmd = ProbeProcess.FreePort();
    private readonly HttpClient _api;
    private Process? _process;

    public PrivateBroker()
    {
        _api = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_management}/api/"), Timeout = TimeSpan.FromSeconds(5) };
        _api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Account}:{_password}")));
    }

    public async ValueTask InitializeAsync()
    {
        await WriteConfigurationAsync();
        await StartAsync();
    }

    /// <summary>A virtual host of its own for a test, as an address.</summary>
    public async Task<string> CreateVirtualHostAsync()
    {
        var name = $"test-{Guid.CreateVersion7():N}";
        using var made = await _api.PutAsJsonAsync($"vhosts/{name}", new { });
        made.EnsureSuccessStatusCode();
        return $"amqp://{Account}:{_password}@127.0.0.1:{_port}/{name}";
    }

    /// <summary>Raises the alarm of a disk that is full, as the node does by itself when less than its limit is free.</summary>
    public Task FillDiskAsync() => LimitDiskAsync("1000000000000000");

    /// <summary>Ends the alarm.</summary>
    public Task FreeDiskAsync() => LimitDiskAsync("50MB");

    /// <summary>Starts the node on the data that it had, and waits until it serves.</summary>
    public async Task StartAsync()
    {
        var said = new StringBuilder();
        _process = Process.Start(AsNode("rabbitmq-server"))!;
        _process.OutputDataReceived += (_, line) => { lock (said) said.AppendLine(line.Data); };
        _process.ErrorDataReceived += (_, line) => { lock (said) said.AppendLine(line.Data); };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        var started = Stopwatch.GetTimestamp();
        while (!await ServesAsync())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(120))
                throw new InvalidOperationException($"The private broker did not start:\n{said}");
            await Task.Delay(250);
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
        // Erlang's name server outlives its nodes; this one is ours alone.
        using (var epmd = Process.Start(new ProcessStartInfo("epmd", ["-port", $"{_epmd}", "-kill"]) { RedirectStandardOutput = true, RedirectStandardError = true })!)
            await epmd.WaitForExitAsync();
        _api.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task LimitDiskAsync(string limit)
    {
        using var control = Process.Start(AsNode("rabbitmqctl", "-n", $"probe{_port}@localhost", "set_disk_free_limit", limit))!;
        var said = await Task.WhenAll(control.StandardOutput.ReadToEndAsync(), control.StandardError.ReadToEndAsync());
        await control.WaitForExitAsync();
        if (control.ExitCode != 0)
            throw new InvalidOperationException($"rabbitmqctl ended with {control.ExitCode}:\n{string.Concat(said)}");
    }

    /// <summary>One of the node's programs as the node's user. It changes the user and becomes the program: what is killed is the server itself.</summary>
    private ProcessStartInfo AsNode(string program, params string[] arguments)
    {
        string[] command = [.. IsRoot ? (string[])["setpriv", "--reuid=rabbitmq", "--regid=rabbitmq", "--init-groups"] : [], Program(program), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in NodeEnvironment())
            start.Environment[name] = value;
        return start;
    }

    private async Task<bool> ServesAsync()
    {
        try
        {
            // Signing in needs this run's password: somebody else's node would refuse it.
            using var answer = await _api.GetAsync($"health/checks/port-listener/{_port}");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private async Task WriteConfigurationAsync()
    {
        foreach (var folder in new[] { "mnesia", "log" })
            Directory.CreateDirectory(Path.Combine(_folder, folder));
        await File.WriteAllTextAsync(Path.Combine(_folder, "enabled_plugins"), "[rabbitmq_management].\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "rabbitmq.conf"), $"""
            listeners.tcp.default = 127.0.0.1:{_port}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {_management}
            default_user = {Account}
            default_pass = {_password}
            vm_memory_high_watermark.absolute = 512MB
            disk_free_limit.absolute = 50MB
            log.console = true
            log.console.level = error
            log.file = false

            """);
        if (!IsRoot)
            return;
        using var chown = Process.Start("chown", ["-R", "rabbitmq:rabbitmq", _folder]);
        await chown.WaitForExitAsync();
    }

    private static string Program(string name) =>
        Directory.EnumerateDirectories("/usr/lib/rabbitmq/lib", "rabbitmq_server-*").Select(folder => Path.Combine(folder, "sbin", name)).Last();

    private Dictionary<string, string> NodeEnvironment() => new()
    {
        ["PATH"] = "/usr/bin:/bin",
        ["LANG"] = "C.UTF-8",
        ["HOME"] = _folder,
        ["RUNNING_UNDER_SYSTEMD"] = "true",
        ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
        ["RABBITMQ_NODENAME"] = $"probe{_port}@localhost",
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = $"{_port}",
        ["RABBITMQ_DIST_PORT"] = $"{_distribution}",
        ["ERL_EPMD_PORT"] = $"{_epmd}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "pid"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "rabbitmq.conf"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(_folder, "none.config"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "enabled_plugins"),
        ["RABBITMQ_FEATURE_FLAGS_FILE"] = Path.Combine(_folder, "feature_flags"),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}",
    };
}
