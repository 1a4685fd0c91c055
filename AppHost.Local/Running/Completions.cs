using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Running;

/// <summary>
/// Which jobs have succeeded with exactly these programs and arguments on these databases. A migration that has nothing
/// to do still costs seconds of a start; Aspire runs it each time, this remembers.
/// </summary>
internal sealed class Completions(string path)
{
    private readonly Lock gate = new();

    public bool Has(string job, string fingerprint)
    {
        lock (gate)
            return Read().TryGetValue(job, out var known) && known == fingerprint;
    }

    public void Add(string job, string fingerprint)
    {
        lock (gate)
        {
            var all = Read();
            all[job] = fingerprint;
            Files.WritePrivately(path, JsonSerializer.Serialize(all, Json.Options));
        }
    }

    /// <summary>A database has just been created: whatever was done before was done to another one.</summary>
    public void Forget()
    {
        lock (gate)
            File.Delete(path);
    }

    /// <summary>
    /// Changes when a program or its settings are built anew, the arguments or what AppHost.cs tells it change (the public address stands in
    /// the clients that Membership's migration registers), or the server's data are others.
    /// </summary>
    public static string Fingerprint(
        string programs, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment, IEnumerable<string> databaseFolders)
    {
        var text = new StringBuilder();
        foreach (var file in new DirectoryInfo(programs).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
            text.AppendLine($"{Path.GetRelativePath(programs, file.FullName)} {file.Length} {file.LastWriteTimeUtc.Ticks}");
        text.AppendJoin(' ', arguments).AppendLine();
        foreach (var (name, value) in environment)
            text.AppendLine($"{name}={value}");

        // Written once, when the data folder of a server is made.
        foreach (var folder in databaseFolders)
            text.AppendLine($"{folder} {File.GetLastWriteTimeUtc(Path.Combine(folder, "data", "PG_VERSION")).Ticks}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private Dictionary<string, string> Read()
        => File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path), Json.Options) ?? [] : [];
}
