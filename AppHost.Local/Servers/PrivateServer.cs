using System.Diagnostics;
using System.Security.Cryptography;
using PartyPlatform.AppHost.Local.Processes;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Servers;

/// <summary>
/// A server for one test that wants to kill it, stop it or fill it: with data and ports of its own, and not restarted
/// by anybody but the test.
/// </summary>
public sealed class PrivateServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly TemporaryFolder folder;
    private readonly ProcessLedger ledger;
    private readonly Unit unit;
    private readonly Unit? helper;
    private readonly List<int> ports;
    private ChildProcess? running;
    private ChildProcess? helping;

    private PrivateServer(TemporaryFolder folder, Func<Maker, (Unit Unit, Unit? Helper, string ConnectionString, string? Management)> make)
    {
        this.folder = folder;
        ledger = new ProcessLedger(Path.Combine(folder.Path, "processes.json"));
        var maker = new Maker(folder.Path);
        (unit, helper, ConnectionString, Management) = make(maker);
        ports = maker.Given;
    }

    /// <summary>How to reach it, in the form that Aspire hands to services.</summary>
    public string ConnectionString { get; }

    /// <summary>The address of RabbitMQ's HTTP API; null for the others.</summary>
    public string? Management { get; }

    /// <summary>The server's own process.</summary>
    public int ProcessId => running?.Pid ?? throw new InvalidOperationException("It is not running.");

    /// <summary>Where its log is.</summary>
    public string LogFile => Path.Combine(folder.Path, $"{unit.Name}.log");

    /// <summary>A PostgreSQL with the superuser <c>postgres</c>.</summary>
    public static Task<PrivateServer> StartPostgresAsync(CancellationToken cancellationToken = default) => StartNewAsync(maker =>
    {
        var server = new PostgresServer("postgres", maker.Folder("postgres"), new PostgresSettings(maker.Port(), "postgres", maker.Password), maker.Programs);
        return (server, null, server.ConnectionString, null);
    }, cancellationToken);

    /// <summary>A RabbitMQ with the management plugin.</summary>
    public static Task<PrivateServer> StartRabbitMqAsync(CancellationToken cancellationToken = default) => StartNewAsync(maker =>
    {
        var settings = new RabbitMqSettings(maker.Port(), maker.Port(), maker.Port(), maker.Port(), "guest", maker.Password);
        return (
            new RabbitMqServer("rabbitmq", maker.Folder("rabbitmq"), settings, maker.Programs),
            new Epmd("epmd", settings.EpmdPort, maker.Programs),
            $"amqp://guest:{maker.Password}@localhost:{settings.Port}",
            $"http://localhost:{settings.ManagementPort}");
    }, cancellationToken);

    /// <summary>A Redis.</summary>
    public static Task<PrivateServer> StartRedisAsync(CancellationToken cancellationToken = default) => StartNewAsync(maker =>
    {
        var port = maker.Port();
        return (new RedisServer("redis", maker.Folder("redis"), port, maker.Password, maker.Programs), null, $"localhost:{port},password={maker.Password}", null);
    }, cancellationToken);

    /// <summary>Starts it again after <see cref="KillAsync"/> or <see cref="StopAsync"/>, with the data it had; returns when it answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (helper is not null && helping is not { HasExited: false })
            helping = await StartAsync(helper, cancellationToken);
        running = await StartAsync(unit, cancellationToken);
        await unit.WhenUpAsync(cancellationToken);
    }

    /// <summary><c>kill -9</c>; returns when it is gone.</summary>
    public async Task KillAsync()
    {
        Posix.Signal(ProcessId, Posix.Kill);
        await running!.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>A clean stop.</summary>
    public async Task StopAsync()
    {
        if (running is { HasExited: false })
            await running.StopAsync(unit.StopSignal, unit.StopGrace);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (running is { HasExited: false })
            await running.StopAsync(Posix.Kill, TimeSpan.FromSeconds(10));
        if (helping is { HasExited: false })
            await helping.StopAsync(Posix.Kill, TimeSpan.FromSeconds(10));
        if (unit is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync();
        else if (unit is IDisposable disposable)
            disposable.Dispose();
        ports.ForEach(Ports.GiveBack);
        folder.Dispose();
    }

    private static async Task<PrivateServer> StartNewAsync(
        Func<Maker, (Unit, Unit?, string, string?)> make, CancellationToken cancellationToken)
    {
        var server = new PrivateServer(await TemporaryFolder.MakeAsync(), make);
        try
        {
            await server.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private async Task<ChildProcess> StartAsync(Unit starting, CancellationToken cancellationToken)
    {
        await starting.PrepareAsync(cancellationToken);
        var log = new LogFile(Path.Combine(folder.Path, $"{starting.Name}.log"));
        var child = ChildProcess.Start(starting.Name, starting.Spec(), ledger, log);
        var clock = Stopwatch.StartNew();
        while (await ProblemAsync(starting, child, cancellationToken) is { } problem)
        {
            if (child.HasExited || clock.Elapsed > StartLimit)
                throw new StartupFailure(starting.Name, $"没有启动：{problem}\n{log.Tail(12)}", $"It did not start: {problem}", log.Path);
            await Task.Delay(100, cancellationToken);
        }

        return child;
    }

    private static async Task<string?> ProblemAsync(Unit unit, ChildProcess child, CancellationToken cancellationToken)
    {
        try
        {
            return await unit.ProbeAsync(child.Pid, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return error.Message;
        }
    }

    private sealed class Maker(string root)
    {
        public List<int> Given { get; } = [];

        public ServerPrograms Programs { get; } = new();

        public string Password { get; } = RandomNumberGenerator.GetHexString(20, lowercase: true);

        public string Folder(string name) => Path.Combine(root, name);

        public int Port()
        {
            var port = Ports.Free();
            Given.Add(port);
            return port;
        }
    }
}
