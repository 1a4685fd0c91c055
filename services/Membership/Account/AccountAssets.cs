using System.Collections.Frozen;
using System.Security.Cryptography;

namespace PartyPlatform.Membership.Account;

/// <summary>Style, script and mark of the account pages, kept by browsers for good: their address changes with their content.</summary>
internal static class AccountAssets
{
    private sealed record Asset(byte[] Content, string MediaType, string Hash);

    private static readonly FrozenDictionary<string, Asset> All = new[]
    {
        Load("account.css", "text/css; charset=utf-8"),
        Load("account.js", "text/javascript; charset=utf-8"),
        Load("mark.svg", "image/svg+xml"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Address(string name) => $"/account/assets/{name}?v={All[name].Hash}";

    public static IResult Serve(string name, HttpContext http)
    {
        if (!All.TryGetValue(name, out var asset))
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = http.Request.Query["v"] == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(asset.Content, asset.MediaType);
    }

    private static KeyValuePair<string, Asset> Load(string name, string mediaType)
    {
        using var source = typeof(AccountAssets).Assembly.GetManifestResourceStream($"assets/{name}")
            ?? throw new InvalidOperationException($"The assembly carries no assets/{name}.");
        using var content = new MemoryStream();
        source.CopyTo(content);
        return new(name, new Asset(content.ToArray(), mediaType, Convert.ToHexStringLower(SHA256.HashData(content.ToArray()))[..12]));
    }
}
