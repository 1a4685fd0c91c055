using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartyPlatform.Testing;

/// <summary>
/// The committed OpenAPI document of a service, from which the web clients' types are generated. It must be what the
/// service really says; <c>UPDATE_OPENAPI=1</c> writes it anew.
/// </summary>
public static class OpenApiDocument
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Compares <c>web/openapi/{service}.json</c> with what the running service answers, or writes it.</summary>
    public static async Task MatchesAsync(HttpClient client, string service)
    {
        var served = JsonNode.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!.ToJsonString(Readable) + "\n";
        var path = Path.Combine(RepositoryRoot(), "web", "openapi", $"{service}.json");
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, served);
            return;
        }

        if (!File.Exists(path))
            throw new InvalidOperationException($"{path} is missing; run the test once with UPDATE_OPENAPI=1.");
        var committed = await File.ReadAllTextAsync(path);
        if (committed != served)
            throw new InvalidOperationException($"{path} is not what {service} serves; run the test once with UPDATE_OPENAPI=1 and generate the web client's types.");
    }

    /// <summary>The root of the checkout.</summary>
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PartyPlatform.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No PartyPlatform.sln above {AppContext.BaseDirectory}.");
    }
}
