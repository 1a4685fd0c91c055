using PartyPlatform.AppHost.Local.Processes;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Servers;

/// <summary>
/// Erlang's name server. RabbitMQ would start one by itself, as a daemon that outlives everything; this one is a child
/// like the others.
/// </summary>
internal sealed class Epmd(string name, int port, ServerPrograms programs) : Unit(name, name)
{
    private readonly string program = programs.Epmd;
    private readonly SystemUser? user = ServerPrograms.User("rabbitmq", "rabbitmq-server");

    public override string Address => $"localhost:{port}";

    // RabbitMQ signs off there when it stops.
    public override int StopOrder => -1;

    public override ProcessSpec Spec() => new(program, ["-port", $"{port}", "-address", "127.0.0.1"], "/")
    {
        User = user,
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["LANG"] = "C.UTF-8" },
    };

    public override Task<string?> ProbeAsync(int pid, CancellationToken cancellationToken)
        => Task.FromResult(Ports.IsListening(pid, port) ? null : $"not listening on {port}");
}
