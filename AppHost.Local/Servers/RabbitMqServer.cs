using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using PartyPlatform.AppHost.Local.Processes;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Servers;

/// <param name="Port">AMQP.</param>
/// <param name="ManagementPort">The HTTP API.</param>
/// <param name="DistributionPort">Erlang's own traffic.</param>
/// <param name="EpmdPort">Erlang's name server.</param>
/// <param name="UserName">The first user.</param>
/// <param name="Password">Its password.</param>
internal sealed record RabbitMqSettings(int Port, int ManagementPort, int DistributionPort, int EpmdPort, string UserName, string Password);

/// <summary>A private RabbitMQ node with the management plugin, on loopback only.</summary>
internal sealed class RabbitMqServer : Unit, IDisposable
{
    private readonly string folder;

    // What Erlang is told the folder is called: its management plugin fails where the name is not plain ASCII.
    private readonly string plainFolder;
    private readonly RabbitMqSettings settings;
    private readonly string program;
    private readonly SystemUser? user;
    private readonly HttpClient management;

    public RabbitMqServer(string name, string folder, RabbitMqSettings settings, ServerPrograms programs)
        : base(name, name)
    {
        this.folder = folder;
        plainFolder = Ascii.IsValid(folder)
            ? folder
            : Path.Combine(Path.GetTempPath(), $"party-rabbitmq-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16]}");
        this.settings = settings;
        program = programs.RabbitMqServer;
        user = ServerPrograms.User("rabbitmq", "rabbitmq-server");
        management = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{settings.ManagementPort}/api/") };
        management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.UserName}:{settings.Password}")));
    }

    public override string Address => $"localhost:{settings.Port}";

    // It writes its queues to disk; killing it in between would only make the next start longer.
    public override TimeSpan StopGrace => TimeSpan.FromSeconds(30);

    public override Task PrepareAsync(CancellationToken cancellationToken)
    {
        Files.Folder(folder, Files.OwnerFolder, user);
        GivePlainName();
        Files.Folder(Path.Combine(folder, "mnesia"), Files.OwnerFolder, user);
        Files.Folder(Path.Combine(folder, "log"), Files.OwnerFolder, user);
        Files.WritePrivately(Path.Combine(folder, "enabled_plugins"), "[rabbitmq_management].\n", user);
        Files.WritePrivately(Path.Combine(folder, "rabbitmq.conf"), $"""
            listeners.tcp.default = 127.0.0.1:{settings.Port}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {settings.ManagementPort}
            default_user = {settings.UserName}
            default_pass = {settings.Password}
            vm_memory_high_watermark.absolute = 512MB
            disk_free_limit.absolute = 200MB
            log.console = true
            log.console.level = info
            log.file = false

            """, user);
        return Task.CompletedTask;
    }

    public override ProcessSpec Spec() => new(program, [], "/") { User = user, Environment = NodeEnvironment() };

    public override async Task<string?> ProbeAsync(int pid, CancellationToken cancellationToken)
    {
        if (!Ports.IsListening(pid, settings.Port))
            return $"not listening on {settings.Port}";

        // Signing in needs the password of this checkout: another node at the port would refuse it.
        using var answer = await management.GetAsync($"health/checks/port-listener/{settings.Port}", cancellationToken);
        return answer.IsSuccessStatusCode ? null : $"management: {(int)answer.StatusCode}";
    }

    public void Dispose()
    {
        management.Dispose();
        if (plainFolder != folder && new FileInfo(plainFolder).LinkTarget == folder)
            File.Delete(plainFolder);
    }

    private void GivePlainName()
    {
        if (plainFolder == folder)
            return;
        var link = new FileInfo(plainFolder);
        if (link.LinkTarget is null && !link.Exists && !Directory.Exists(plainFolder))
            File.CreateSymbolicLink(plainFolder, folder);
        else if (link.LinkTarget != folder)
            throw new StartupFailure(Name, $"{plainFolder} 已存在，但不指向 {folder}。请移走它。", $"{plainFolder} is there but does not lead to {folder}; move it away.");
    }

    private Dictionary<string, string> NodeEnvironment() => new()
    {
        ["PATH"] = "/usr/bin:/bin",
        ["LANG"] = "C.UTF-8",
        ["HOME"] = plainFolder,

        // The script then becomes the node itself, so that the process that we know is the server.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
        ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
        ["RABBITMQ_NODENAME"] = "party@localhost",
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = $"{settings.Port}",
        ["RABBITMQ_DIST_PORT"] = $"{settings.DistributionPort}",
        ["ERL_EPMD_PORT"] = $"{settings.EpmdPort}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(plainFolder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(plainFolder, "log"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(plainFolder, "pid"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(plainFolder, "rabbitmq.conf"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(plainFolder, "none.config"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(plainFolder, "enabled_plugins"),
        ["RABBITMQ_FEATURE_FLAGS_FILE"] = Path.Combine(plainFolder, "feature_flags"),

        // One scheduler that does not spin: on two cores the platform needs the other one.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}",
        ["RABBITMQ_CTL_ERL_ARGS"] = "+S 1:1 +sbwt none",
    };
}
