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

    // What tests make and throw away, hundreds of databases, is as many files: in memory they cost nothing.
    private const string Memory = "/dev/shm";
    private const long LeastFreeMemory = 4L * 1024 * 1024 * 1024;

    private readonly CheckoutLock held;

    private TemporaryFolder(string path, CheckoutLock held) => (Path, this.held) = (path, held);

    public string Path { get; }

    public static async Task<TemporaryFolder> MakeAsync()
    {
        var (memory, disk) = Posix.IsRoot
            ? (System.IO.Path.Combine(Memory, System.IO.Path.GetFileName(DataFolder.RootsParent)), DataFolder.RootsParent)
            : (Memory, System.IO.Path.GetTempPath());
        foreach (var place in (string[])[memory, disk])
            await RemoveAbandonedAsync(place);
        var parent = HasRoom(Memory) ? memory : disk;
        if (Posix.IsRoot)
            Files.Folder(parent, Files.PassThrough);
        var path = Files.Folder(
            System.IO.Path.Combine(parent, $"{Prefix}{Guid.CreateVersion7():N}"),
            Posix.IsRoot ? Files.PassThrough : Files.OwnerFolder);
        return new TemporaryFolder(path, CheckoutLock.TryTake(LockOf(path)) ?? throw new IOException($"{path} is in use."));
    }

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        held.Dispose();
    }

    // Containers often have 64 MB of it.
    private static bool HasRoom(string memory) => Directory.Exists(memory) && new DriveInfo(memory).AvailableFreeSpace >= LeastFreeMemory;

    private static string LockOf(string folder) => System.IO.Path.Combine(folder, "in-use");

    private static async Task RemoveAbandonedAsync(string parent)
    {
        if (!Directory.Exists(parent))
            return;
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            try
            {
                // One that is just being made has no lock yet.
                if (TimeProvider.System.GetUtcNow() - Directory.GetCreationTimeUtc(folder) < TimeSpan.FromMinutes(1))
                    continue;
                using var abandoned = CheckoutLock.TryTake(LockOf(folder));
                if (abandoned is null)
                    continue;
                await new ProcessLedger(System.IO.Path.Combine(folder, "processes.json"))
                    .StopLeftoversAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is UnauthorizedAccessException or IOException)
            {
                // Another user's, or one that is being removed by its owner at this moment.
            }
        }
    }
}
