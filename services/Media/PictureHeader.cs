using System.Buffers.Binary;

namespace PartyPlatform.Media;

/// <summary>What kind of picture the bytes are, whatever they were named.</summary>
internal enum PictureFormat
{
    Jpeg,
    Png,
    Gif,
    WebP,
}

/// <summary>
/// What the first bytes of a file say of it. Read by our own few lines before any decoder sees the file: a decoder that is
/// never called cannot be made to allocate, and the formats that nobody needs are never parsed.
/// </summary>
/// <param name="Format">The kind.</param>
/// <param name="Width">Pixels, as stored.</param>
/// <param name="Height">Pixels, as stored.</param>
/// <param name="Scans">How often a JPEG goes over the picture; 1 for all others.</param>
internal sealed record PictureHeader(PictureFormat Format, int Width, int Height, int Scans = 1)
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>True if the bytes begin like one of the four kinds; only then <see cref="Read"/> makes sense.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> file) =>
        IsJpeg(file) || file.StartsWith(PngSignature) || IsGif(file) || IsWebP(file);

    /// <summary>Reads the header; null if it is broken or ends too early.</summary>
    public static PictureHeader? Read(ReadOnlySpan<byte> file)
    {
        try
        {
            return IsJpeg(file) ? JpegHeader.Read(file)
                : file.StartsWith(PngSignature) ? Png(file)
                : IsGif(file) ? Gif(file)
                : IsWebP(file) ? WebP(file)
                : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            // The slice that the header promised is not there.
            return null;
        }
    }

    private static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    private static bool IsGif(ReadOnlySpan<byte> file) => file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8);

    private static bool IsWebP(ReadOnlySpan<byte> file) => file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8);

    private static PictureHeader? Png(ReadOnlySpan<byte> file)
    {
        if (!file.Slice(12, 4).SequenceEqual("IHDR"u8))
            return null;
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(file[16..20]), BinaryPrimitives.ReadUInt32BigEndian(file[20..24]));
        return new PictureHeader(PictureFormat.Png, Clamp(width), Clamp(height));
    }

    // The screen and the first frame are written down separately, and either may be the large one.
    private static PictureHeader? Gif(ReadOnlySpan<byte> file)
    {
        var (width, height) = (Word(file[6..]), Word(file[8..]));
        var at = 13 + ((file[10] & 0x80) != 0 ? 3 << ((file[10] & 7) + 1) : 0);
        while (file[at..(at + 1)][0] == 0x21)
        {
            at += 2;
            for (int length; (length = file.Slice(at, 1)[0]) != 0;)
                at += length + 1;
            at++;
        }

        var frame = file.Slice(at, 10);
        if (frame[0] != 0x2C || width == 0 || height == 0)
            return null;
        return new PictureHeader(PictureFormat.Gif, Math.Max(width, Word(frame[1..]) + Word(frame[5..])), Math.Max(height, Word(frame[3..]) + Word(frame[7..])));
    }

    private static PictureHeader? WebP(ReadOnlySpan<byte> file)
    {
        var kind = file.Slice(12, 4);
        if (kind.SequenceEqual("VP8 "u8))
            return new PictureHeader(PictureFormat.WebP, Word(file[26..28]) & 0x3FFF, Word(file[28..30]) & 0x3FFF);
        if (kind.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..25]);
            return new PictureHeader(PictureFormat.WebP, (int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return kind.SequenceEqual("VP8X"u8)
            ? new PictureHeader(PictureFormat.WebP, 1 + Triple(file[24..27]), 1 + Triple(file[27..30]))
            : null;
    }

    private static int Clamp(uint size) => (int)Math.Min(size, int.MaxValue);

    private static int Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static int Triple(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}

/// <summary>Walks over the segments of a JPEG.</summary>
internal static class JpegHeader
{
    private const byte StartOfScan = 0xDA;

    private const byte EndOfImage = 0xD9;

    public static PictureHeader? Read(ReadOnlySpan<byte> file)
    {
        var (width, height, scans, at) = (0, 0, 0, 2);
        while (at + 4 <= file.Length)
        {
            if (file[at] != 0xFF)
            {
                at++;
                continue;
            }

            var marker = file[at + 1];
            if (marker == EndOfImage)
                break;
            // Filling, a byte of the picture that is 0xFF, and markers without a body.
            if (marker is 0xFF or 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += marker is 0xFF ? 1 : 2;
                continue;
            }

            if (IsFrame(marker) && width == 0)
                (height, width) = (Word(file.Slice(at + 5, 2)), Word(file.Slice(at + 7, 2)));
            if (marker == StartOfScan)
                scans++;
            at += 2 + Word(file.Slice(at + 2, 2));
        }

        return width == 0 ? null : new PictureHeader(PictureFormat.Jpeg, width, height, scans);
    }

    // SOF0 to SOF15 without DHT, JPG and DAC, which lie among them.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static int Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
