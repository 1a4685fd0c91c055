using PartyPlatform.AppHost.Local.Processes;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Servers;

/// <summary>
/// A data folder for servers of a test. What a killed test run left, its processes and its folder, goes when the next
/// one starts.
/// </summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string Prefix = "servers-";

    private readonly CheckoutLock held;

    public TemporaryFolder()
    {
        if (Posix.IsRoot)
            Files.Folder(DataFolder.RootsParent, Files.PassThrough);
        var parent = Posix.IsRoot ? DataFolder.RootsParent : System.IO.Path.GetTempPath();
        RemoveAbandoned(parent);
        Path = Files.Folder(
            System.IO.Path.Combine(parent, $"{Prefix}{Guid.CreateVersion7():N}"),
            Posix.IsRoot ? Files.PassThrough : Files.OwnerFolder);
        held = CheckoutLock.TryTake(LockOf(Path)) ?? throw new IOException($"{Path} is in use.");
    }

    public string Path { get; }

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        held.Dispose();
    }

    private static string LockOf(string folder) => System.IO.Path.Combine(folder, "in-use");

    private static void RemoveAbandoned(string parent)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            try
            {
                using var abandoned = CheckoutLock.TryTake(LockOf(folder));
                if (abandoned is null)
                    continue;
                new ProcessLedger(System.IO.Path.Combine(folder, "processes.json"))
                    .StopLeftoversAsync(TimeSpan.FromSeconds(10), CancellationToken.None).GetAwaiter().GetResult();
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is UnauthorizedAccessException or IOException)
            {
                // Another user's, or one that is being removed by its owner at this moment.
            }
        }
    }
}
