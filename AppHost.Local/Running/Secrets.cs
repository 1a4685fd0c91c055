using System.Text.Json;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Running;

/// <summary>Passwords made up once for a checkout, readable by their owner only.</summary>
internal sealed class Secrets(string path)
{
    private readonly Lock gate = new();

    public string GetOrAdd(string name, Func<string> make)
    {
        lock (gate)
        {
            var all = File.Exists(path)
                ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(path), Json.Options) ?? []
                : [];
            if (all.TryGetValue(name, out var known))
                return known;

            all[name] = make();
            Files.Folder(Path.GetDirectoryName(path)!, Posix.IsRoot ? Files.PassThrough : Files.OwnerFolder);
            Files.WritePrivately(path, JsonSerializer.Serialize(all, Json.Options));
            return all[name];
        }
    }
}
