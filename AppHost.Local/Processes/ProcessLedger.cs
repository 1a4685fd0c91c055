using System.Text.Json;

namespace PartyPlatform.AppHost.Local.Processes;

/// <summary>One started process as it is written down.</summary>
/// <param name="Name">The part of the platform.</param>
/// <param name="Process">Which process.</param>
/// <param name="Command">The command as it was started.</param>
/// <param name="Program">The program file that the process was last seen to run.</param>
/// <param name="StopSignal">The signal that stops it cleanly.</param>
internal sealed record LedgerEntry(string Name, ProcessIdentity Process, string Command, string? Program, int StopSignal);

/// <summary>
/// Every running child is on disk, so that the next start finds what a killed supervisor left behind. A child does
/// not run its program before it is written down (see <see cref="ChildProcess"/>).
/// </summary>
internal sealed class ProcessLedger(string path)
{
    private readonly Lock gate = new();
    private List<LedgerEntry> entries = Read(path);

    public IReadOnlyList<LedgerEntry> Entries
    {
        get
        {
            lock (gate)
                return [.. entries];
        }
    }

    public void Add(LedgerEntry entry) => Change(list => list.Add(entry));

    /// <summary>If it cannot be written, the file names a process that is no more: that is found out by its start time.</summary>
    public void Remove(int pid) => Change(list => list.RemoveAll(entry => entry.Process.Pid == pid), mustBeWritten: false);

    /// <summary>Notes the program that the process runs now: the wrapper that started it has made way for it.</summary>
    public void Seen(int pid)
    {
        if (ProcessIdentity.Program(pid) is not { } program)
            return;
        Change(list =>
        {
            var index = list.FindIndex(entry => entry.Process.Pid == pid);
            if (index >= 0)
                list[index] = list[index] with { Program = program };
        }, mustBeWritten: false);
    }

    /// <summary>Stops what is still running of an earlier start, last started first. Returns the names.</summary>
    public async Task<IReadOnlyList<string>> StopLeftoversAsync(TimeSpan grace, CancellationToken cancellationToken)
    {
        var left = Entries.Where(IsOurs).Reverse().ToList();
        foreach (var entry in left)
            entry.Process.Signal(entry.StopSignal);

        using var clock = new CancellationTokenSource(grace);
        while (left.Exists(entry => entry.Process.IsAlive) && !clock.IsCancellationRequested)
            await Task.Delay(50, cancellationToken);

        foreach (var entry in left.Where(entry => entry.Process.IsAlive))
        {
            Posix.SignalGroup(entry.Process.Pid, Posix.Kill);
            while (entry.Process.IsAlive)
                await Task.Delay(20, cancellationToken);
        }

        Change(list => list.Clear());
        return [.. left.Select(entry => entry.Name)];
    }

    private static bool IsOurs(LedgerEntry entry) => entry.Process.IsAlive
        && (entry.Program is null || ProcessIdentity.Program(entry.Process.Pid) is not { } program || program == entry.Program);

    private void Change(Action<List<LedgerEntry>> change, bool mustBeWritten = true)
    {
        lock (gate)
        {
            var changed = new List<LedgerEntry>(entries);
            change(changed);
            try
            {
                Files.WritePrivately(path, JsonSerializer.Serialize(changed, Json.Options));
            }
            catch (IOException error) when (!mustBeWritten)
            {
                Terminal.Error($"{path}: {error.Message}");
            }

            entries = changed;
        }
    }

    private static List<LedgerEntry> Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<List<LedgerEntry>>(File.ReadAllText(path), Json.Options) ?? [] : [];
        }
        catch (JsonException)
        {
            // Cannot be, since the file is replaced as a whole; nothing can be known from it then.
            return [];
        }
    }
}
