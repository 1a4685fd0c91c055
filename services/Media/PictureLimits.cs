using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Media;

/// <summary>How large a picture may be, and what is said of one that is not taken.</summary>
public static class PictureLimits
{
    /// <summary>Bytes of an uploaded picture: 15 MB.</summary>
    public const long Bytes = 15 * 1024 * 1024;

    /// <summary>Pixels of an uploaded picture: 50 megapixels, what good phones take.</summary>
    public const long Pixels = 50_000_000;

    /// <summary>Pixels of its longer side.</summary>
    public const int Side = 12_000;

    /// <summary>Pictures of one member that belong to nothing yet.</summary>
    public const int Unattached = 50;

    // Ten or so are usual. Each goes over all pixels again, so many of them make a small file cost minutes.
    private const int Scans = 100;

    internal static void Check(PictureHeader header)
    {
        if (header.Width < 1 || header.Height < 1)
            throw Broken();
        if (header.Width > Side || header.Height > Side || (long)header.Width * header.Height > Pixels)
            throw Dimensions(header.Width, header.Height);
        if (header.Scans > Scans)
            throw Broken();
    }

    internal static InputRejected Type() => new(
        "picture.type", "这不是可以用的图片；请选 JPG、PNG、WebP 或 GIF", "This is not a picture that can be used; send JPEG, PNG, WebP or GIF.", "file");

    internal static InputRejected TooLarge() => new(
        "picture.tooLarge", "图片太大了，最多 15 MB", "The picture is larger than 15 MB.", "file");

    internal static InputRejected Broken() => new(
        "picture.broken", "图片打不开，可能没有传完整；请换一张或重新拍", "The picture is broken or incomplete.", "file");

    internal static InputRejected Missing() => new(
        "picture.missing", "没有收到图片，请重新选一张", "There is no file named “file” in the form.", "file");

    internal static RuleViolation TooMany() => new(
        "picture.tooMany", "有太多传了没用上的图片；先把文章存好，或过一天再传", "Too many pictures were uploaded and used nowhere; use them or wait a day.");

    private static InputRejected Dimensions(int width, int height)
    {
        var rejected = new InputRejected("picture.dimensions", $"图片的尺寸太大（{width}×{height}），最多 5000 万像素、边长 12000",
            $"The picture has {width}×{height} pixels; 50 megapixels and 12,000 a side are allowed.", "file");
        rejected.Details["width"] = width;
        rejected.Details["height"] = height;
        return rejected;
    }
}
