using System.Text;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Media.Tests;

/// <summary>Every file of the collection of real, broken and hostile pictures, with the answer that it must get.</summary>
[Collection(OneAtATime.Name)]
public sealed class SharedUploadTests
{
    private static readonly string Folder = Path.Combine(Root(), "..", "shared", "data", "uploads");

    private static readonly Dictionary<string, string> Expected = new()
    {
        ["exif/ianare-Canon_40D.jpg"] = "100x68",
        ["exif/ianare-gps_DSCN0010.jpg"] = "640x480",
        ["exif/ianare-gps_DSCN0042.jpg"] = "640x480",
        ["exif/ianare-orientation_landscape_6.jpg"] = "600x450",
        ["exif/ianare-orientation_portrait_5.jpg"] = "450x600",
        ["exif/ianare-xmp_BlueSquare.jpg"] = "360x216",
        ["exif/pillow-exif.png"] = "512x512",
        ["exif/pillow-exif_gps.jpg"] = "8x8",
        ["exif/pillow-flower.webp"] = "480x360",
        ["exif/pillow-hopper.gif"] = "128x128",
        ["exif/pillow-hopper_orientation_6.webp"] = "128x128",
        ["exif/pillow-icc_profile.png"] = "57x57",
        ["malformed/made-png_bomb_30000x30000_1bit.png"] = "picture.dimensions",
        ["malformed/pillow-broken.png"] = "picture.broken",
        ["malformed/pillow-broken_data_stream.png"] = "picture.broken",
        ["malformed/pillow-decompression_bomb.gif"] = "picture.dimensions",
        ["malformed/pillow-exif-ifd-offset.jpg"] = "200x200",
        ["malformed/pillow-invalid-exif.jpg"] = "200x200",
        ["malformed/pillow-negative_size.ppm"] = "picture.type",
        ["malformed/pillow-truncated_image.png"] = "picture.broken",
        ["malformed/pillow-truncated_jpeg.jpg"] = "picture.broken",
        ["malformed/pillow-zero_width.gif"] = "picture.broken",
        ["polyglot/made-gif89a_js.gif"] = "picture.broken",
        ["polyglot/made-html_named_jpg.jpg"] = "picture.type",
        ["polyglot/made-jpeg_plus_zip.jpg"] = "8x8",
        ["polyglot/made-svg_named_png.png"] = "picture.type",
        ["polyglot/patt-SVG_XSS1.svg"] = "picture.type",
        ["polyglot/patt-SVG_XSS2.svg"] = "picture.type",
        ["polyglot/patt-mouseover-xss-ecs.jpeg"] = "256x128",
        ["polyglot/patt-payload_in_all_known_metadata.jpg"] = "229x229",
    };

    public static TheoryData<string> Names => [.. Expected.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_picture_is_redrawn_or_refused(string name)
    {
        Assert.SkipUnless(Directory.Exists(Folder), $"The collection of pictures is not at {Folder}.");
        using var drawn = new Drawn();

        var answer = await AnswerAsync(drawn, await File.ReadAllBytesAsync(Path.Combine(Folder, name)));

        Assert.Equal(Expected[name], answer);
        if (answer.StartsWith("picture.", StringComparison.Ordinal))
            Assert.Empty(drawn.Kept());
    }

    [Fact]
    public void Every_file_of_the_collection_has_an_expected_answer()
    {
        Assert.SkipUnless(Directory.Exists(Folder), $"The collection of pictures is not at {Folder}.");

        var found = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path))
            .Where(name => !name.StartsWith("LICENSE", StringComparison.Ordinal));

        Assert.Equal(Expected.Keys.Order(), found.Order());
    }

    [Theory]
    [InlineData("exif/ianare-gps_DSCN0010.jpg")]
    [InlineData("exif/ianare-xmp_BlueSquare.jpg")]
    [InlineData("exif/pillow-exif.png")]
    [InlineData("exif/pillow-hopper_orientation_6.webp")]
    [InlineData("polyglot/patt-payload_in_all_known_metadata.jpg")]
    [InlineData("polyglot/patt-mouseover-xss-ecs.jpeg")]
    [InlineData("polyglot/made-jpeg_plus_zip.jpg")]
    public async Task Nothing_that_was_hidden_in_a_picture_is_kept(string name)
    {
        Assert.SkipUnless(Directory.Exists(Folder), $"The collection of pictures is not at {Folder}.");
        using var drawn = new Drawn();
        await drawn.TakeAsync(await File.ReadAllBytesAsync(Path.Combine(Folder, name)));

        foreach (var path in drawn.Kept())
            WebP.AssertNothingButPixels(await File.ReadAllBytesAsync(path));
    }

    private static async Task<string> AnswerAsync(Drawn drawn, byte[] file)
    {
        try
        {
            var picture = await drawn.TakeAsync(file);
            return $"{picture.Width}x{picture.Height}";
        }
        catch (InputRejected refused)
        {
            return refused.Code;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PartyPlatform.sln")))
            folder = folder.Parent;
        // A worktree lies one deeper than the checkout that it came from.
        return folder is { Parent: { } above } && !Directory.Exists(Path.Combine(above.FullName, "shared")) ? above.FullName : folder!.FullName;
    }
}

/// <summary>Looks into a WebP file.</summary>
internal static class WebP
{
    private static readonly string[] Pixels = ["VP8 ", "VP8L", "VP8X", "ALPH"];

    private static readonly string[] Words = ["Exif", "GPS", "http", "xmp", "script", "alert", "PK\u0003\u0004", "ICC_PROFILE", "Nikon", "NIKON"];

    /// <summary>Only the chunks that carry pixels, none of EXIF, XMP or a profile, and nothing behind the end.</summary>
    public static void AssertNothingButPixels(byte[] file)
    {
        Assert.Equal("RIFF", Encoding.ASCII.GetString(file, 0, 4));
        Assert.Equal(file.Length, BitConverter.ToInt32(file, 4) + 8);
        for (var at = 12; at < file.Length;)
        {
            Assert.Contains(Encoding.ASCII.GetString(file, at, 4), Pixels);
            var length = BitConverter.ToInt32(file, at + 4);
            at += 8 + length + (length & 1);
        }

        var text = Encoding.Latin1.GetString(file);
        Assert.All(Words.Where(word => word.Length > 3), word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }
}
