using System.Text.Json;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Running;

/// <summary>
/// One running platform for each checkout. The kernel holds the lock for us, so a killed process leaves none. A file
/// beside it says who holds it, so that <c>./run --stop</c> knows whom to ask: .NET lets nobody read a locked file.
/// </summary>
internal sealed class CheckoutLock : IDisposable
{
    private readonly FileStream file;

    private CheckoutLock(FileStream file) => this.file = file;

    public static CheckoutLock? TryTake(string path)
    {
        while (true)
        {
            FileStream file;
            try
            {
                file = new FileStream(path, new FileStreamOptions
                {
                    Mode = FileMode.OpenOrCreate,
                    Access = FileAccess.ReadWrite,
                    Share = FileShare.None,
                    UnixCreateMode = Files.OwnerOnly,
                });
            }
            catch (IOException) when (File.Exists(path))
            {
                return null;
            }

            // Its former holder may have removed the file after we opened it: then we hold a lock that nobody sees.
            var descriptor = new FileInfo($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}");
            if (descriptor.LinkTarget?.EndsWith("(deleted)", StringComparison.Ordinal) == true)
            {
                file.Dispose();
                continue;
            }

            Files.WritePrivately(HolderOf(path), JsonSerializer.Serialize(ProcessIdentity.Of(Environment.ProcessId), Json.Options));
            return new CheckoutLock(file);
        }
    }

    /// <summary>Who holds the lock; null if nobody does.</summary>
    public static ProcessIdentity? Holder(string path)
    {
        try
        {
            var holder = JsonSerializer.Deserialize<ProcessIdentity>(File.ReadAllText(HolderOf(path)), Json.Options);
            return holder is { IsAlive: true } ? holder : null;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        // Removed while it is still held: whoever opened it meanwhile notices (see TryTake).
        if (File.Exists(file.Name))
        {
            File.Delete(HolderOf(file.Name));
            File.Delete(file.Name);
        }

        file.Dispose();
    }

    private static string HolderOf(string path) => path + ".holder";
}
