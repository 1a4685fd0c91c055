using System.Security.Cryptography;
using System.Text;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Running;

/// <summary>
/// Where the platform of one checkout keeps its things: below the checkout's <c>.local/</c>, or for root, whose
/// folders the servers' own users cannot enter, below <c>/var/lib/party-platform/</c>.
/// </summary>
internal sealed class DataFolder
{
    public const string RootsParent = "/var/lib/party-platform";

    public DataFolder(LocalOptions options)
    {
        Checkout = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Checkout));
        Local = Path.Combine(Checkout, ".local");
        Data = Path.GetFullPath(options.Data ?? (Posix.IsRoot ? Path.Combine(RootsParent, Hash(Checkout)) : Path.Combine(Local, "data")));
    }

    public string Checkout { get; }

    /// <summary>For people and scripts: run.json, the lock.</summary>
    public string Local { get; }

    public string Data { get; }

    public string Logs => Path.Combine(Data, "logs");

    public string RunFile => Path.Combine(Local, "run.json");

    public string LockFile => Path.Combine(Local, "lock");

    public string LedgerFile => Path.Combine(Data, "processes.json");

    public string SecretsFile => Path.Combine(Data, "secrets.json");

    public string PortsFile => Path.Combine(Data, "ports.json");

    public string CompletionsFile => Path.Combine(Data, "completed.json");

    public string Of(string part) => Path.Combine(Data, part);

    public string Log(string part) => Path.Combine(Logs, $"{part}.log");

    /// <summary>Makes the folders; says clearly what is wrong with them.</summary>
    public void Prepare(long leastFreeBytes)
    {
        Guarded("data folder", Data, () =>
        {
            Directory.CreateDirectory(Local);
            if (Data.StartsWith(RootsParent, StringComparison.Ordinal))
                Files.Folder(RootsParent, Files.PassThrough);
            Files.Folder(Data, Posix.IsRoot ? Files.PassThrough : Files.OwnerFolder);
            Files.Folder(Logs, Files.OwnerFolder);
            Files.WritePrivately(Of(".writable"), "");
            File.Delete(Of(".writable"));
        });

        var free = new DriveInfo(Data).AvailableFreeSpace;
        if (free < leastFreeBytes)
        {
            throw new StartupFailure(
                "data folder",
                $"磁盘空间不足：{Data} 只剩 {free / 1024 / 1024} MB，至少需要 {leastFreeBytes / 1024 / 1024} MB。",
                $"The disk is full: {Data} has {free / 1024 / 1024} MB left, at least {leastFreeBytes / 1024 / 1024} MB are needed.");
        }
    }

    /// <summary>Turns the system's refusal into a message that names the folder.</summary>
    public static void Guarded(string part, string path, Action action)
    {
        const int noSpaceLeft = 28;
        try
        {
            action();
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StartupFailure(
                part,
                $"没有权限读写 {path}（{error.Message}）。如果以前用 root 运行过，请先用 root 执行 ./run --reset。",
                $"No permission to read and write {path} ({error.Message}). If it was run as root before, run ./run --reset as root first.");
        }
        catch (IOException error)
        {
            var full = (error.HResult & 0xFFFF) == noSpaceLeft;
            throw new StartupFailure(
                part,
                full ? $"磁盘已满：{path}。" : $"无法使用 {path}：{error.Message}",
                full ? $"The disk is full: {path}." : $"{path} cannot be used: {error.Message}");
        }
    }

    private static string Hash(string checkout) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(checkout)))[..12];
}
