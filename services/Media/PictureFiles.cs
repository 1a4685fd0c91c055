using System.Globalization;

namespace PartyPlatform.Media;

/// <summary>Which rendering of a picture.</summary>
public enum PictureSize
{
    /// <summary>At most 2,048 pixels a side, for reading.</summary>
    Full,

    /// <summary>At most 480 pixels a side, for lists.</summary>
    Thumb,
}

/// <summary>The pictures of a service on disk: two WebP files each, named by their id, never changed.</summary>
public sealed class PictureFiles
{
    /// <summary>What all of them are, whatever was sent.</summary>
    public const string ContentType = "image/webp";

    private const string Unfinished = ".part";

    private static readonly PictureSize[] Sizes = [PictureSize.Full, PictureSize.Thumb];

    private readonly string _folder;

    internal PictureFiles(string folder) => _folder = folder;

    /// <summary>
    /// Answers with the file. The service has decided before that this caller may see it. A browser keeps it and does not
    /// ask again, for this signed-in person alone.
    /// </summary>
    public PictureFile Serve(Guid id, PictureSize size) => new(PathOf(id, size), $"\"{id:N}-{Name(size)}\"");

    internal string NewTemporary(DateTimeOffset now)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "incoming"));
        return Path.Combine(folder.FullName, Guid.CreateVersion7(now).ToString("N"));
    }

    /// <summary>Writes both and has them on the disk, not in its cache, before anybody is told of them.</summary>
    internal async Task WriteAsync(Guid id, byte[] full, byte[] thumb, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(id, PictureSize.Full))!);
        try
        {
            await WriteAsync(PathOf(id, PictureSize.Thumb), thumb, cancellationToken);
            await WriteAsync(PathOf(id, PictureSize.Full), full, cancellationToken);
        }
        catch
        {
            Delete(id);
            throw;
        }
    }

    internal void Delete(Guid id)
    {
        foreach (var size in Sizes)
            // The folder may never have been made; a file that is gone already is no error either.
            if (PathOf(id, size) is var path && File.Exists(path))
                File.Delete(path);
    }

    /// <summary>The ids of files that have lain there since before a moment, folder by folder.</summary>
    internal IEnumerable<Guid[]> IdsOlderThan(DateTimeOffset moment)
    {
        if (!Directory.Exists(_folder))
            yield break;
        foreach (var folder in Directory.EnumerateDirectories(_folder).Where(path => Path.GetFileName(path).Length == 2))
            yield return [.. new DirectoryInfo(folder).EnumerateFiles("*.webp")
                .Where(file => file.LastWriteTimeUtc < moment.UtcDateTime)
                .Select(file => Guid.TryParseExact(file.Name.Split('.')[0], "N", out var id) ? id : Guid.Empty)
                .Where(id => id != Guid.Empty).Distinct()];
    }

    /// <summary>Throws away what an upload left that was broken off by a crash.</summary>
    internal void ForgetIncomingBefore(DateTimeOffset moment)
    {
        var folder = new DirectoryInfo(_folder);
        if (!folder.Exists)
            return;
        foreach (var below in folder.EnumerateDirectories().Where(below => below.Name == "incoming" || below.Name.Length == 2))
            foreach (var file in below.EnumerateFiles(below.Name == "incoming" ? "*" : "*" + Unfinished).Where(file => file.LastWriteTimeUtc < moment.UtcDateTime))
                file.Delete();
    }

    // The last byte of an id is random, its first ones are the time: 256 folders fill alike.
    private string PathOf(Guid id, PictureSize size)
    {
        var name = id.ToString("N", CultureInfo.InvariantCulture);
        return Path.GetFullPath(Path.Combine(_folder, name[^2..], $"{name}.{Name(size)}.webp"));
    }

    private static string Name(PictureSize size) => size is PictureSize.Thumb ? "thumb" : "full";

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        var unfinished = path + Unfinished;
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            // On a full disk the half of a picture would take the room that the next one needs.
            File.Delete(unfinished);
            throw;
        }
    }
}
