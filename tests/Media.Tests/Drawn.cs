using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Options;
using SkiaSharp;

namespace PartyPlatform.Media.Tests;

/// <summary>Pictures made in code, and a place to take them in.</summary>
internal sealed class Drawn : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("party-media");

    public Drawn()
    {
        Files = new PictureFiles(_folder.FullName);
        Intake = new PictureIntake(Files, Options.Create(new MediaOptions { Path = _folder.FullName }), TimeProvider.System);
    }

    public PictureFiles Files { get; }

    public PictureIntake Intake { get; }

    public Task<StoredPicture> TakeAsync(byte[] file) => Intake.TakeAsync(new MemoryStream(file), CancellationToken.None);

    /// <summary>Every file that lies in the folder now, as it lies there.</summary>
    public string[] Kept() => Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories);

    public byte[] Read(StoredPicture picture, PictureSize size) =>
        File.ReadAllBytes(Kept().Single(path => path.EndsWith($"{picture.Id:N}.{(size is PictureSize.Full ? "full" : "thumb")}.webp", StringComparison.Ordinal)));

    public void Dispose()
    {
        Intake.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Left half red, right half blue, so that it shows how it was turned.</summary>
    public static byte[] Halves(SKEncodedImageFormat format, int width = 400, int height = 200)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Red);
        using var blue = new SKPaint { Color = SKColors.Blue };
        canvas.DrawRect(width / 2f, 0, width / 2f, height, blue);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>A JPEG with an EXIF segment: the orientation, and a GPS position and a maker in plain text.</summary>
    public static byte[] WithExif(byte[] jpeg, ushort orientation)
    {
        var tiff = new List<byte>("MM\0*"u8.ToArray());
        tiff.AddRange([0, 0, 0, 8, 0, 2]);
        tiff.AddRange([0x01, 0x0F, 0, 2, 0, 0, 0, 12, 0, 0, 0, 38]);
        tiff.AddRange([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0]);
        tiff.AddRange([0, 0, 0, 0]);
        tiff.AddRange("SECRETMAKER\0GPSLatitude 39.9042N"u8);
        var body = "Exif\0\0"u8.ToArray().Concat(tiff).ToArray();
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(body.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. body, .. jpeg[2..]];
    }

    /// <summary>A PNG of any size whose pixels are all nothing, correct to its last byte and tiny.</summary>
    public static byte[] PngOf(int width, int height)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;
        Chunk("IHDR", header);
        using (var packed = new MemoryStream())
        {
            using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                var line = new byte[1 + (width + 7) / 8];
                for (var y = 0; y < height; y++)
                    zlib.Write(line);
            }

            Chunk("IDAT", packed.ToArray());
        }

        Chunk("IEND", []);
        return png.ToArray();

        void Chunk(string type, byte[] content)
        {
            Span<byte> four = stackalloc byte[4];
            byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
            BinaryPrimitives.WriteInt32BigEndian(four, content.Length);
            png.Write(four);
            png.Write(named);
            BinaryPrimitives.WriteUInt32BigEndian(four, Crc(named));
            png.Write(four);
        }
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }

        return ~crc;
    }
}
