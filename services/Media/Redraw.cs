using SkiaSharp;

namespace PartyPlatform.Media;

/// <summary>The two renderings of a picture, encoded.</summary>
internal sealed record Redrawn(int Width, int Height, byte[] Full, byte[] Thumb);

/// <summary>Decodes a picture within limits and draws it anew, upright, in sRGB, with nothing beside its pixels.</summary>
internal static class Redraw
{
    private const int FullSide = 2048;

    private const int ThumbSide = 480;

    private const int FullQuality = 84;

    private const int ThumbQuality = 78;

    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    public static Redrawn File(string path)
    {
        var bytes = System.IO.File.ReadAllBytes(path);
        if (!PictureHeader.IsKnown(bytes))
            throw PictureLimits.Type();
        PictureLimits.Check(PictureHeader.Read(bytes) ?? throw PictureLimits.Broken());

        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data) ?? throw PictureLimits.Broken();
        // The decoder may have understood the header otherwise than we did; its word counts as well.
        PictureLimits.Check(new PictureHeader(PictureFormat.Png, codec.Info.Width, codec.Info.Height));

        using var decoded = Decode(codec);
        using var full = Upright(decoded, codec.EncodedOrigin, FullSide);
        using var thumb = Upright(full, SKEncodedOrigin.TopLeft, ThumbSide);
        return new Redrawn(full.Width, full.Height, Encode(full, FullQuality), Encode(thumb, ThumbQuality));
    }

    /// <summary>The pixels of the first frame; a JPEG far larger than needed is decoded at a fraction of its size.</summary>
    private static SKBitmap Decode(SKCodec codec)
    {
        var (size, longer) = (codec.Info.Size, Math.Max(codec.Info.Width, codec.Info.Height));
        if (codec.EncodedFormat is SKEncodedImageFormat.Jpeg && longer > 2 * FullSide)
            size = codec.GetScaledDimensions(2f * FullSide / longer);

        using var sRgb = SKColorSpace.CreateSrgb();
        var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, sRgb))
            || codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is not SKCodecResult.Success)
        {
            // Half a picture is refused too: its sender should know while the whole one is still at hand.
            bitmap.Dispose();
            throw PictureLimits.Broken();
        }

        return bitmap;
    }

    private static SKBitmap Upright(SKBitmap source, SKEncodedOrigin origin, int side)
    {
        var scale = Math.Min(1f, (float)side / Math.Max(source.Width, source.Height));
        var (width, height) = (Scaled(source.Width), Scaled(source.Height));
        var lies = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (finalWidth, finalHeight) = lies ? (height, width) : (width, height);

        using var sRgb = SKColorSpace.CreateSrgb();
        var upright = new SKBitmap(new SKImageInfo(finalWidth, finalHeight, SKColorType.Rgba8888, SKAlphaType.Premul, sRgb));
        using var canvas = new SKCanvas(upright);
        using var image = SKImage.FromBitmap(source);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(Turn(origin, finalWidth, finalHeight));
        canvas.DrawImage(image, new SKRect(0, 0, width, height), Smooth);
        return upright;

        int Scaled(int length) => Math.Max(1, (int)Math.Round(length * scale));
    }

    /// <summary>From the pixels as stored to the picture as held: TIFF's eight orientations.</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    // Without a colour space no profile is written: sRGB is what is meant where none is said.
    private static byte[] Encode(SKBitmap bitmap, int quality)
    {
        using var pixels = new SKPixmap(bitmap.Info.WithColorSpace(null), bitmap.GetPixels(), bitmap.RowBytes);
        using var encoded = pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, quality))
            ?? throw new InvalidOperationException("The picture could not be encoded.");
        return encoded.ToArray();
    }
}
