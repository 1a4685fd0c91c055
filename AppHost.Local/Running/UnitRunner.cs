using System.Diagnostics;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Running;

internal enum UnitState
{
    Waiting,
    Starting,
    Healthy,
    Unhealthy,
    BackingOff,
    Completed,
    Failed,
    Stopped,
}

/// <summary>Starts one unit when what it waits for is there, watches its health, and starts it again when it dies.</summary>
internal sealed class UnitRunner(Unit unit, ProcessLedger ledger, LogFile log, RunnerTiming timing)
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private ChildProcess? child;
    private Task run = Task.CompletedTask;

    public Unit Unit { get; } = unit;

    public LogFile Log { get; } = log;

    public UnitState State { get; private set; } = UnitState.Waiting;

    /// <summary>Why it is not well, or what the last death looked like.</summary>
    public string? Reason { get; private set; }

    public int Restarts { get; private set; }

    public int? Pid => child is { HasExited: false } running ? running.Pid : null;

    public int? ExitCode { get; private set; }

    /// <summary>From its start, without the waiting, until it was healthy or complete for the first time.</summary>
    public TimeSpan? ReadyAfter { get; private set; }

    /// <summary>Healthy for the first time or, for a job, ended; fails when it cannot be started.</summary>
    public Task Ready => ready.Task;

    public event Action<UnitRunner>? Changed;

    public void Start(Func<CancellationToken, Task> dependencies, CancellationToken stopping)
        => run = Task.Run(() => RunAsync(dependencies, stopping), CancellationToken.None);

    /// <summary>To be called after the token given to <see cref="Start"/> is cancelled.</summary>
    public async Task StopAsync()
    {
        await run;
        if (child is { HasExited: false } running)
            await running.StopAsync(Unit.StopSignal, Unit.StopGrace);
        child?.Dispose();
        child = null;
        if (State is not (UnitState.Completed or UnitState.Failed))
            Become(UnitState.Stopped, null);
        Log.Dispose();
    }

    private async Task RunAsync(Func<CancellationToken, Task> dependencies, CancellationToken stopping)
    {
        try
        {
            await dependencies(stopping);
            clock.Restart();
            for (var deaths = 0; ; deaths++)
            {
                var lived = Stopwatch.StartNew();
                Become(UnitState.Starting, Reason);
                if (await LiveAsync(stopping))
                    return;

                if (!ready.Task.IsCompleted && deaths + 1 >= timing.TriesBeforeReady)
                    throw Failure();
                if (lived.Elapsed > timing.LongLife)
                    deaths = 0;
                Restarts++;
                Become(UnitState.BackingOff, Reason);
                await Task.Delay(timing.BackOff(deaths), stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            ready.TrySetCanceled(stopping);
        }
        catch (Exception error)
        {
            Become(UnitState.Failed, error.Message);
            ready.TrySetException(error);
        }
    }

    /// <summary>One life of the process. True: nothing more is to be done.</summary>
    private async Task<bool> LiveAsync(CancellationToken stopping)
    {
        try
        {
            await Unit.PrepareAsync(stopping);
            if (Unit.IsDone)
            {
                Complete(0);
                return true;
            }

            child?.Dispose();
            child = ChildProcess.Start(Unit.Name, Unit.Spec(), ledger, Log);
        }
        catch (Exception error) when (ready.Task.IsCompletedSuccessfully && error is IOException or UnauthorizedAccessException or StartupFailure)
        {
            // It ran before; what hinders it now, such as a full disk, may pass.
            Reason = error.Message;
            return false;
        }

        var exited = child.WaitForExitAsync(CancellationToken.None);
        await WatchAsync(child, exited, stopping);
        if (!exited.IsCompleted)
            return true;

        var exitCode = await exited;
        if (Unit.IsJob)
        {
            Unit.Completed(exitCode);
            Complete(exitCode);
            return true;
        }

        ExitCode = exitCode;
        Reason = $"exit code {exitCode}";
        return false;
    }

    private void Complete(int exitCode)
    {
        ExitCode = exitCode;
        ReadyAfter ??= clock.Elapsed;
        Become(UnitState.Completed, exitCode == 0 ? null : $"exit code {exitCode}");
        ready.TrySetResult();
    }

    private async Task WatchAsync(ChildProcess running, Task<int> exited, CancellationToken stopping)
    {
        var up = false;
        while (!exited.IsCompleted && !stopping.IsCancellationRequested)
        {
            if (!Unit.IsJob)
                up = await ProbeAsync(running, up, stopping);
            await Task.WhenAny(exited, Task.Delay(up ? timing.HealthyPoll : timing.StartingPoll, stopping));
        }
    }

    private async Task<bool> ProbeAsync(ChildProcess running, bool up, CancellationToken stopping)
    {
        var reason = await AskAsync(running, up, stopping);
        if (stopping.IsCancellationRequested || running.HasExited)
            return up;
        if (reason is not null)
        {
            if (up)
                Become(UnitState.Unhealthy, reason);
            else
                Reason = reason;
            return up;
        }

        if (!up)
        {
            ledger.Seen(running.Pid);
            ReadyAfter ??= clock.Elapsed;
        }

        Become(UnitState.Healthy, null);
        ready.TrySetResult();
        return true;
    }

    private async Task<string?> AskAsync(ChildProcess running, bool up, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(timing.ProbeTimeout);
        try
        {
            var reason = await Unit.ProbeAsync(running.Pid, limit.Token);
            if (reason is null && !up)
                await Unit.WhenUpAsync(stopping);
            return reason;
        }
        catch (Exception error)
        {
            // Whatever goes wrong while asking is the answer: not well.
            return error is OperationCanceledException ? "no answer" : error.Message;
        }
    }

    private StartupFailure Failure() => new(
        Unit.Name,
        $"启动了 {timing.TriesBeforeReady} 次都没有成功（{Reason}）。日志末尾：\n{Log.Gist(12)}",
        $"It was started {timing.TriesBeforeReady} times and ended each time ({Reason}); the end of its log is above.",
        Log.Path);

    private void Become(UnitState state, string? reason)
    {
        var changed = State != state;
        State = state;
        Reason = reason;
        if (changed)
            Changed?.Invoke(this);
    }
}
