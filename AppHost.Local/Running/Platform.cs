using PartyPlatform.AppHost.Local.Https;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Running;

/// <summary>Everything that one start runs: it takes the lock, clears what a killed start left, starts, watches and stops.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly DistributedApplicationBuilder application;
    private readonly StartOrder order;
    private readonly CancellationTokenSource stopping = new();
    private readonly List<UnitRunner> runners = [];
    private CheckoutLock? held;
    private PortBook? ports;

    public Platform(DistributedApplicationBuilder application)
    {
        this.application = application;
        order = new StartOrder(application.Resources.OfType<ProjectResource>(), Environment.ProcessorCount);
        Folder = application.Folder;
    }

    public DataFolder Folder { get; }

    public IReadOnlyList<UnitRunner> Runners => runners;

    /// <summary>Where the gateway listens, once it is started.</summary>
    public PublicEndpoint? Public { get; private set; }

    /// <summary>A part has become healthy, has died, is started again, ….</summary>
    public event Action<UnitRunner>? Changed;

    public event Action<string>? Noted;

    /// <summary>Starts the servers, and the services unless only the servers are wanted; returns at once.</summary>
    public async Task StartAsync(bool servicesToo, CancellationToken cancellationToken)
    {
        Folder.Prepare(application.Options.LeastFreeBytes);
        held = CheckoutLock.TryTake(Folder.LockFile) ?? throw AlreadyRunning();

        var ledger = new ProcessLedger(Folder.LedgerFile);
        File.Delete(Folder.RunFile);
        if (await ledger.StopLeftoversAsync(TimeSpan.FromSeconds(30), cancellationToken) is { Count: > 0 } left)
            Noted?.Invoke($"上次异常退出，已清理 / cleared what a killed start left: {string.Join(", ", left)}");

        ports = new PortBook(Folder.PortsFile);
        var factory = new UnitFactory(application, ports, Folder);
        // The public port before all others: people have it in their addresses, and no server may be given it by chance.
        Public = servicesToo ? PublicEndpoint() : null;
        var servers = factory.Servers().ToList();
        var services = Public is { } endpoint ? factory.Services(endpoint).ToList() : [];
        ports.Save();

        foreach (var unit in servers.Concat(services))
        {
            var runner = new UnitRunner(unit, ledger, new LogFile(Folder.Log(unit.Name)), application.Options.Timing);
            runner.Changed += changed => Changed?.Invoke(changed);
            runners.Add(runner);
        }

        foreach (var runner in runners)
            runner.Start(token => DependenciesAsync(runner, token), stopping.Token);
    }

    /// <summary>Until every part is healthy or complete. The first one that cannot be started fails it.</summary>
    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var waiting = runners.ToDictionary(runner => runner.Ready, runner => runner);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(application.Options.StartTimeout);
        while (waiting.Count > 0)
        {
            Task finished;
            try
            {
                finished = await Task.WhenAny(waiting.Keys).WaitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw TooSlow(waiting.Values);
            }

            await finished;
            waiting.Remove(finished);
        }
    }

    /// <summary>Nobody is told any more: during a stop everything changes at once.</summary>
    public void Quiet() => Changed = null;

    /// <summary>Services first, then the servers that they use, then what those use.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        foreach (var group in runners.GroupBy(runner => runner.Unit.StopOrder).OrderByDescending(group => group.Key))
            await Task.WhenAll(group.Select(runner => runner.StopAsync()));
        foreach (var unit in runners.Select(runner => runner.Unit))
            await DisposeAsync(unit);
        runners.Clear();
        if (held is not null)
        {
            File.Delete(Folder.RunFile);
            File.Delete(Folder.LedgerFile);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        ports?.Dispose();
        held?.Dispose();
        held = null;
        stopping.Dispose();
    }

    private async Task DependenciesAsync(UnitRunner runner, CancellationToken cancellationToken)
    {
        if (runner.Unit is Servers.RabbitMqServer)
            await runners.Single(other => other.Unit.Name == $"{runner.Unit.Name}-epmd").Ready.WaitAsync(cancellationToken);

        var resource = application.Resources.OfType<Resource>().FirstOrDefault(candidate => candidate.Name == runner.Unit.Resource);
        await Task.WhenAll(resource?.Waits.Select(wait => AwaitAsync(wait, cancellationToken)) ?? []);
        await TurnAsync(runner, cancellationToken);
    }

    /// <summary>What goes first and is late, or fails, holds up the others for a while only: they can do without it.</summary>
    private async Task TurnAsync(UnitRunner runner, CancellationToken cancellationToken)
    {
        if (order.Before(runner.Unit.Resource) is not { Count: > 0 } before)
            return;
        var ready = Task.WhenAll(runners.Where(other => before.Contains(other.Unit.Resource)).Select(other => other.Ready));
        await Task.WhenAny(ready, Task.Delay(application.Options.Timing.LongestTurn, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task AwaitAsync(WaitCondition wait, CancellationToken cancellationToken)
    {
        var name = wait.Resource is PostgresDatabaseResource database ? database.Parent.Name : wait.Resource.Name;
        foreach (var dependency in runners.Where(runner => runner.Unit.Resource == name))
        {
            await dependency.Ready.WaitAsync(cancellationToken);
            if (wait.Kind is WaitKind.Completed && dependency.ExitCode != wait.ExitCode)
                throw Incomplete(dependency);
        }
    }

    /// <summary>The public address is the one of this checkout, whatever port it has come to.</summary>
    private PublicEndpoint PublicEndpoint()
    {
        var name = application.Options.Https is { } wanted ? LanName.Of(wanted) : null;
        var address = new Uri(application.Configuration["Party:PublicAddress"] ?? "http://localhost:8080");
        var (port, evaded) = ports!.GivePublic(application.Options.Port, address.IsLoopback ? address.Port : 8080, name?.Addresses ?? []);
        if (evaded)
            Noted?.Invoke($"端口 {address.Port} 已被占用，改用 {port} / port {address.Port} is taken, using {port}");

        var certificate = name is null ? null
            : LocalCertificate.Keep(Folder.Of("https"), name.Host, TimeProvider.System.GetUtcNow(), ServiceHome.UserFor(application.Options));
        var endpoint = new PublicEndpoint(port, name, certificate);
        if (name is not null || address.IsLoopback)
            application.Configuration["Party:PublicAddress"] = endpoint.Address;
        return endpoint;
    }

    private StartupFailure AlreadyRunning()
    {
        var pid = CheckoutLock.Holder(Folder.LockFile)?.Pid;
        return new StartupFailure("lock", $"这个目录的平台已经在运行（pid {pid}）。用 ./run --status 查看，用 ./run --stop 停止。",
            $"The platform of this checkout is running already (pid {pid}). See ./run --status, stop it with ./run --stop.");
    }

    private StartupFailure TooSlow(IEnumerable<UnitRunner> waiting)
    {
        var (seconds, late) = (application.Options.StartTimeout.TotalSeconds, waiting.ToList());
        var parts = string.Join(", ", late.Select(runner => $"{runner.Unit.Name} ({runner.Reason ?? runner.State.ToString()})"));
        return new StartupFailure(late[0].Unit.Name, $"{seconds:0} 秒后仍未就绪：{parts}。", $"Not ready after {seconds:0} s: {parts}.", late[0].Log.Path);
    }

    private static StartupFailure Incomplete(UnitRunner job) => new(
        job.Unit.Name,
        $"退出码为 {job.ExitCode}。日志末尾：\n{job.Log.Gist(12)}",
        $"It ended with exit code {job.ExitCode}; the end of its log is above.",
        job.Log.Path);

    private static async ValueTask DisposeAsync(Unit unit)
    {
        if (unit is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync();
        else if (unit is IDisposable disposable)
            disposable.Dispose();
    }
}
