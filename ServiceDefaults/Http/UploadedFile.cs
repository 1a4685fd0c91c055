using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PartyPlatform.ServiceDefaults.Http;

/// <summary>A file that was sent to be imported, read whole.</summary>
/// <param name="Name">Its name without a path and without control characters, at most <see cref="LongestName"/> characters of its end.</param>
/// <param name="Content">Its bytes.</param>
public sealed record UploadedFile(string Name, byte[] Content)
{
    /// <summary>Characters (UTF-16) of a name that are kept.</summary>
    public const int LongestName = 200;

    /// <summary>What makes two uploads the same: for the key under which a request is remembered.</summary>
    public Fingerprint Identity { get; } = new(Name, Convert.ToHexStringLower(SHA256.HashData(Content)));

    /// <summary>Reads an upload of at most <see cref="RequestLimits.ImportBytes"/>.</summary>
    /// <exception cref="BadHttpRequestException">It is larger (413).</exception>
    public static async Task<UploadedFile> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        if (file.Length > RequestLimits.ImportBytes)
            throw new BadHttpRequestException("The file is too large.", StatusCodes.Status413PayloadTooLarge);
        using var buffer = new MemoryStream((int)file.Length);
        await file.CopyToAsync(buffer, cancellationToken);
        return new UploadedFile(NameOf(file.FileName), buffer.ToArray());
    }

    // Some browsers send a whole path, and the name is shown to people. Half a character cannot be stored.
    private static string NameOf(string sent)
    {
        var name = string.Concat(Path.GetFileName(sent.Replace('\\', '/')).EnumerateRunes().Where(rune => !Rune.IsControl(rune)));
        var from = Math.Max(0, name.Length - LongestName);
        return name[(from > 0 && char.IsLowSurrogate(name[from]) ? from + 1 : from)..];
    }

    /// <summary>Name and hash of a file.</summary>
    public sealed record Fingerprint(string Name, string Sha256);
}
