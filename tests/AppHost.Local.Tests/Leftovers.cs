using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Tests;

/// <summary>What must not be there after a stop. Processes are found by the folder of their data, which no other platform uses.</summary>
internal static class Leftovers
{
    public static void None(Checkout checkout)
    {
        Assert.Empty(Processes(checkout));
        var local = Path.Combine(checkout.Path, ".local");
        Assert.Empty(Directory.EnumerateFileSystemEntries(local));
        Assert.False(File.Exists(Path.Combine(checkout.Data, "processes.json")));
    }

    /// <summary>Every process whose command line, working folder or environment names the checkout.</summary>
    public static List<int> Processes(Checkout checkout) =>
        [.. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0)
            .Where(pid => pid > 0 && pid != Environment.ProcessId && Mentions(pid, checkout.Path) && ProcessIdentity.Of(pid) is not null)];

    private static bool Mentions(int pid, string path)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Contains(path, StringComparison.Ordinal)
                || new FileInfo($"/proc/{pid}/cwd").LinkTarget?.StartsWith(path, StringComparison.Ordinal) == true
                || File.ReadAllText($"/proc/{pid}/environ").Contains(path, StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
