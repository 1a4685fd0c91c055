using System.Globalization;

namespace PartyPlatform.AppHost.Local.Processes;

/// <summary>
/// Which process is meant. A process id alone is used again after a while; together with the start time (in ticks
/// since the machine's boot) and that boot's id it is unique.
/// </summary>
internal sealed record ProcessIdentity(int Pid, long StartTicks, string Boot)
{
    private static readonly string ThisBoot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    /// <returns>Null if there is no such process (a zombie is none).</returns>
    public static ProcessIdentity? Of(int pid)
    {
        try
        {
            // The command's name, in parentheses, may hold blanks and parentheses itself: read after the last one.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : new ProcessIdentity(pid, long.Parse(fields[19], CultureInfo.InvariantCulture), ThisBoot);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    public bool IsAlive => Boot == ThisBoot && Of(Pid) == this;

    /// <summary>The program that the process runs, or null where it cannot be seen.</summary>
    public static string? Program(int pid)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{pid}/exe", returnFinalTarget: false)?.FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The id of the user that the process runs as, or null if it is gone.</summary>
    public static string? UserOf(int pid)
    {
        try
        {
            return File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[2];
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The short name of what the process runs; unlike the program file, everybody may read it.</summary>
    public static string? NameOf(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/comm").Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Signals the process (and with it its group) only if it is still the same one.</summary>
    public bool Signal(int signal) => IsAlive && Posix.Signal(Pid, signal);
}
