using System.Net.Sockets;
using System.Text;
using PartyPlatform.AppHost.Local.Processes;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Servers;

/// <summary>A private Redis.</summary>
internal sealed class RedisServer(string name, string folder, int port, string password, ServerPrograms programs) : Unit(name, name)
{
    private readonly string program = programs.RedisServer;
    private readonly SystemUser? user = ServerPrograms.User("redis", "redis-server");

    public override string Address => $"localhost:{port}";

    private string Settings => Path.Combine(folder, "redis.conf");

    public override Task PrepareAsync(CancellationToken cancellationToken)
    {
        Files.Folder(folder, Files.OwnerFolder, user);
        Files.WritePrivately(Settings, $"""
            bind 127.0.0.1 -::1
            port {port}
            protected-mode yes
            requirepass {password}
            dir "{folder}"
            daemonize no
            logfile ""
            appendonly yes
            appendfsync everysec
            save ""

            """, user);
        return Task.CompletedTask;
    }

    public override ProcessSpec Spec() => new(program, [Settings], folder)
    {
        User = user,
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["LANG"] = "C.UTF-8" },
    };

    public override async Task<string?> ProbeAsync(int pid, CancellationToken cancellationToken)
    {
        if (!Ports.IsListening(pid, port))
            return $"not listening on {port}";

        using var client = new TcpClient();
        await client.ConnectAsync("localhost", port, cancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"AUTH {password}\r\nPING\r\nQUIT\r\n"), cancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answers = await reader.ReadToEndAsync(cancellationToken);

        // While it reads its file after a start it answers -LOADING.
        return answers.StartsWith("+OK\r\n+PONG", StringComparison.Ordinal) ? null : answers.Trim();
    }
}
