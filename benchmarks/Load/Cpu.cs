using System.Globalization;

namespace PartyPlatform.Benchmarks;

/// <summary>CPU time as the kernel counts it.</summary>
internal static class Cpu
{
    // sysconf(_SC_CLK_TCK) is 100 on every Linux that .NET runs on.
    private const double Ticks = 100;

    /// <summary>Seconds of a process, without its children.</summary>
    public static double Of(int pid) => Fields(pid) is { } fields ? (Field(fields, 13) + Field(fields, 14)) / Ticks : 0;

    /// <summary>Bytes of a process, of what it shares with others its part.</summary>
    public static long ProportionalMemoryOf(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/smaps_rollup").First(text => text.StartsWith("Pss:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>Seconds of a server with all it started: itself, those that ended, and those that are there.</summary>
    public static double OfTree(int root) =>
        (Fields(root) is { } own ? Enumerable.Range(13, 4).Sum(at => Field(own, at)) / Ticks : 0) + ChildrenOf(root).Sum(OfTree);

    /// <summary>The processes that it started and that are there.</summary>
    public static IEnumerable<int> ChildrenOf(int parent) =>
        from folder in Directory.EnumerateDirectories("/proc")
        let pid = int.TryParse(Path.GetFileName(folder), out var number) ? number : 0
        where pid > 0 && Fields(pid) is { } fields && (int)Field(fields, 3) == parent
        select pid;

    // The name in the second field may hold spaces and brackets; what follows the last bracket does not.
    private static string[]? Fields(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return ["", "", .. stat[(stat.LastIndexOf(')') + 2)..].Split(' ')];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended.
            return null;
        }
    }

    private static double Field(string[] fields, int at) => double.Parse(fields[at], CultureInfo.InvariantCulture);
}
