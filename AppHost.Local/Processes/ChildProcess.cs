using System.Diagnostics;

namespace PartyPlatform.AppHost.Local.Processes;

/// <summary>What is to be started.</summary>
/// <param name="File">Full path of the program.</param>
/// <param name="Arguments">Its arguments; never a secret, since every user of the machine can read them.</param>
/// <param name="Folder">Working folder.</param>
internal sealed record ProcessSpec(string File, IReadOnlyList<string> Arguments, string Folder)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the process also gets the environment of this one.</summary>
    public bool InheritEnvironment { get; init; }

    /// <summary>Who it runs as; null: whoever runs this.</summary>
    public SystemUser? User { get; init; }

    public int StopSignal { get; init; } = Signals.Terminate;
}

/// <summary>
/// A child in a session of its own, so that Ctrl-C in the terminal reaches this program alone. It waits for a word on
/// its standard input before it becomes the program: by then it is in the ledger, and if this program was killed in
/// between, the input ends and so does the child.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;
    private readonly ProcessLedger ledger;
    private readonly Task<int> exited;

    private ChildProcess(Process process, ProcessIdentity identity, ProcessLedger ledger, Task output)
    {
        (this.process, Identity, this.ledger) = (process, identity, ledger);
        exited = ExitAsync(output);
    }

    public ProcessIdentity Identity { get; }

    public int Pid => Identity.Pid;

    public bool HasExited => exited.IsCompleted;

    public static ChildProcess Start(string name, ProcessSpec spec, ProcessLedger ledger, LogFile log)
    {
        var start = new ProcessStartInfo("/usr/bin/setsid")
        {
            WorkingDirectory = spec.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (spec.User is { } user && Posix.IsRoot)
        {
            foreach (var argument in (string[])["/usr/bin/setpriv", $"--reuid={user.UserId}", $"--regid={user.GroupId}", "--init-groups"])
                start.ArgumentList.Add(argument);
        }

        foreach (var argument in (string[])["/bin/sh", "-c", "read -r go && exec \"$@\"", "sh", spec.File, .. spec.Arguments])
            start.ArgumentList.Add(argument);

        if (!spec.InheritEnvironment)
            start.Environment.Clear();
        foreach (var (key, value) in spec.Environment)
            start.Environment[key] = value;

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{spec.File} did not start.");
        var output = Task.WhenAll(log.PumpAsync(process.StandardOutput.BaseStream), log.PumpAsync(process.StandardError.BaseStream));
        var identity = ProcessIdentity.Of(process.Id) ?? new ProcessIdentity(process.Id, 0, "");
        try
        {
            ledger.Add(new LedgerEntry(name, identity, string.Join(' ', [spec.File, .. spec.Arguments]), Program: null, spec.StopSignal));
        }
        catch
        {
            // Its input ends without the word, and it with it.
            process.StandardInput.Close();
            throw;
        }

        try
        {
            process.StandardInput.Write("go\n");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already; whoever waits for it sees the exit code.
        }

        return new ChildProcess(process, identity, ledger, output);
    }

    /// <returns>The exit code, when the process is gone and its output is written.</returns>
    public Task<int> WaitForExitAsync(CancellationToken cancellationToken) => exited.WaitAsync(cancellationToken);

    public async Task StopAsync(int signal, TimeSpan grace)
    {
        Identity.Signal(signal);
        try
        {
            await exited.WaitAsync(grace);
        }
        catch (TimeoutException)
        {
            Posix.SignalGroup(Pid, Posix.Kill);
            await exited;
        }
    }

    public void Dispose() => process.Dispose();

    private async Task<int> ExitAsync(Task output)
    {
        await process.WaitForExitAsync();
        var code = process.ExitCode;

        // Grandchildren that hold the output open must not keep us: what they were is gone with their parent.
        Posix.SignalGroup(Pid, Posix.Kill);
        await Task.WhenAny(output, Task.Delay(TimeSpan.FromSeconds(2)));
        ledger.Remove(Pid);
        return code;
    }
}
