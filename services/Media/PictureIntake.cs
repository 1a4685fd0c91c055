using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Media;

/// <summary>A picture as it was kept.</summary>
/// <param name="Id">Names its files.</param>
/// <param name="Width">Pixels of the full rendering.</param>
/// <param name="Height">Pixels of the full rendering.</param>
/// <param name="Bytes">Length of the full rendering.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Sha256">Of the full rendering, as anybody gets it who may see it.</param>
public sealed record StoredPicture(Guid Id, int Width, int Height, long Bytes, string ContentType, byte[] Sha256);

/// <summary>
/// Takes a picture that somebody sent. Nothing of the bytes that were sent is kept: it is decoded within limits and
/// drawn anew, so no position, name of a device, script or second file that was hidden in it goes on.
/// </summary>
public sealed class PictureIntake : IDisposable
{
    private readonly PictureFiles _files;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _decoders;

    /// <summary>Made by <see cref="MediaRegistration.AddMedia"/>.</summary>
    public PictureIntake(PictureFiles files, IOptions<MediaOptions> options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_files, _clock, _decoders) = (files, clock, new SemaphoreSlim(options.Value.Decoders));
    }

    /// <summary>Reads, checks, redraws and stores a picture. It is on the disk when this returns.</summary>
    /// <param name="body">What was sent, in any format; it is read once and at most to the limit.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InputRejected">
    /// <c>picture.tooLarge</c>, <c>picture.type</c>, <c>picture.dimensions</c> or <c>picture.broken</c>.
    /// </exception>
    public async Task<StoredPicture> TakeAsync(Stream body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        // On the disk, not in memory: a hundred phones that upload slowly would hold 15 MB each.
        var path = _files.NewTemporary(_clock.GetUtcNow());
        try
        {
            await ReceiveAsync(body, path, cancellationToken);
            return await RedrawAsync(path, cancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _decoders.Dispose();

    private static async Task ReceiveAsync(Stream body, string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var buffer = new byte[64 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (file.Length + read > PictureLimits.Bytes)
                throw PictureLimits.TooLarge();
            // What does not begin like a picture need not be received to its end.
            if (file.Length == 0 && read >= 16 && !PictureHeader.IsKnown(buffer.AsSpan(0, read)))
                throw PictureLimits.Type();
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private async Task<StoredPicture> RedrawAsync(string path, CancellationToken cancellationToken)
    {
        await _decoders.WaitAsync(cancellationToken);
        Redrawn picture;
        try
        {
            picture = await Task.Run(() => Redraw.File(path), cancellationToken);
        }
        finally
        {
            _decoders.Release();
        }

        var id = Guid.CreateVersion7(_clock.GetUtcNow());
        await _files.WriteAsync(id, picture.Full, picture.Thumb, cancellationToken);
        return new StoredPicture(id, picture.Width, picture.Height, picture.Full.Length, PictureFiles.ContentType, SHA256.HashData(picture.Full));
    }
}
