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

    private TemporaryFolder(string path, CheckoutLock held) => (Path, this.held) = (path, held);

    public string Path { get; }

    public static async Task<TemporaryFolder> MakeAsync()
    {
        if (Posix.IsRoot)
            Files.Folder(DataFolder.RootsParent, Files.PassThrough);
        var parent = Posix.IsRoot ? DataFolder.RootsParent : System.IO.Path.GetTempPath();
        await RemoveAbandonedAsync(parent);
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

    private static string LockOf(string folder) => System.IO.Path.Combine(folder, "in-use");

    private static async Task RemoveAbandonedAsync(string parent)
    {
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
