using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace PartyPlatform.Gateway.WebClient;

/// <summary>
/// The built web client: a few hundred small files, kept in memory with their compressed forms. Only these are compressed;
/// answers of the API hold secrets beside what a caller can choose, and their compressed length would tell of them.
/// </summary>
internal sealed class WebFiles(IFileProvider files)
{
    /// <summary>A larger file is no part of a client that loads on a phone; it is sent as it is and not kept.</summary>
    private const long MostKept = 8 * 1024 * 1024;

    private static readonly FileExtensionContentTypeProvider Types = new();
    private readonly ConcurrentDictionary<string, WebFile> _kept = new(StringComparer.Ordinal);

    public WebFile? Find(string path)
    {
        var info = files.GetFileInfo(path);
        if (!info.Exists || info.IsDirectory || info.Length > MostKept)
            return null;
        // The build's own notes (.vite) lie there too.
        if (path.Contains("/.", StringComparison.Ordinal))
            return null;
        if (_kept.TryGetValue(path, out var kept) && kept.LastModified == info.LastModified && kept.Body.Length == info.Length)
            return kept;
        return _kept[path] = Read(path, info);
    }

    private WebFile Read(string path, IFileInfo info)
    {
        var body = Bytes(info);
        var type = Types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        if (path.EndsWith(".webmanifest", StringComparison.Ordinal))
            type = "application/manifest+json";
        var isText = type.StartsWith("text/", StringComparison.Ordinal) || type.Contains("json", StringComparison.Ordinal)
            || type.Contains("javascript", StringComparison.Ordinal) || type.Contains("svg", StringComparison.Ordinal);
        return new WebFile(
            path, body, isText ? type + "; charset=utf-8" : type, Convert.ToHexStringLower(SHA256.HashData(body))[..32], info.LastModified,
            new Lazy<byte[]?>(() => isText ? Built(path + ".br", info) ?? Compress(body, to => new BrotliStream(to, CompressionLevel.Optimal)) : null),
            new Lazy<byte[]?>(() => isText ? Built(path + ".gz", info) ?? Compress(body, to => new GZipStream(to, CompressionLevel.Optimal)) : null));
    }

    /// <summary>The form that the build has made, unless it is left over from an earlier one.</summary>
    private byte[]? Built(string path, IFileInfo original) =>
        files.GetFileInfo(path) is { Exists: true } built && built.LastModified >= original.LastModified.AddSeconds(-2) ? Bytes(built) : null;

    private static byte[]? Compress(byte[] body, Func<Stream, Stream> open)
    {
        if (body.Length < 1_000)
            return null;
        using var result = new MemoryStream();
        using (var compressing = open(result))
            compressing.Write(body);
        return result.ToArray() is var compressed && compressed.Length < body.Length ? compressed : null;
    }

    private static byte[] Bytes(IFileInfo info)
    {
        using var source = info.CreateReadStream();
        using var copy = new MemoryStream((int)info.Length);
        source.CopyTo(copy);
        return copy.ToArray();
    }
}

/// <summary>One file of the web client.</summary>
internal sealed record WebFile(
    string Path, byte[] Body, string ContentType, string Hash, DateTimeOffset LastModified, Lazy<byte[]?> Brotli, Lazy<byte[]?> Gzip)
{
    // The build puts a hash of the content into these names: a new content has a new name.
    public bool IsImmutable => Path.StartsWith("/assets/", StringComparison.Ordinal);

    public bool IsPage => ContentType.StartsWith("text/html", StringComparison.Ordinal);

    public (byte[] Body, string? Encoding) For(string acceptEncoding) =>
        Accepts(acceptEncoding, "br") && Brotli.Value is { } brotli ? (brotli, "br")
        : Accepts(acceptEncoding, "gzip") && Gzip.Value is { } gzip ? (gzip, "gzip")
        : (Body, null);

    private static bool Accepts(string header, string encoding) => header.Split(',', StringSplitOptions.TrimEntries)
        .Any(offered => offered.Split(';', StringSplitOptions.TrimEntries) is [var name, .. var rest]
            && name.Equals(encoding, StringComparison.OrdinalIgnoreCase) && !rest.Any(r => r is "q=0" or "q=0.0" or "q=0.00" or "q=0.000"));
}
