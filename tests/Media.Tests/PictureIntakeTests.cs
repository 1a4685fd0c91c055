using System.Diagnostics;
using System.Text;
using PartyPlatform.ServiceDefaults.Problems;
using SkiaSharp;

namespace PartyPlatform.Media.Tests;

[Collection(OneAtATime.Name)]
public sealed class PictureIntakeTests : IDisposable
{
    private readonly Drawn _drawn = new();

    public void Dispose() => _drawn.Dispose();

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_picture_is_kept_in_two_sizes_as_webp(SKEncodedImageFormat format)
    {
        var picture = await _drawn.TakeAsync(Drawn.Halves(format, 3000, 1500));

        Assert.Equal((2048, 1024), (picture.Width, picture.Height));
        var full = _drawn.Read(picture, PictureSize.Full);
        Assert.Equal(picture.Bytes, full.Length);
        Assert.Equal(picture.Sha256, System.Security.Cryptography.SHA256.HashData(full));
        using var thumb = SKBitmap.Decode(_drawn.Read(picture, PictureSize.Thumb));
        Assert.Equal((480, 240), (thumb.Width, thumb.Height));
        Assert.All(_drawn.Kept(), path => WebP.AssertNothingButPixels(File.ReadAllBytes(path)));
        Assert.Equal(2, _drawn.Kept().Length);
    }

    [Fact]
    public async Task A_picture_that_could_not_be_written_leaves_nothing_behind()
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await _drawn.Files.WriteAsync(id, [1], [2], CancellationToken.None);
        var full = _drawn.Kept().Single(path => path.EndsWith(".full.webp", StringComparison.Ordinal));
        _drawn.Files.Delete(id);
        // A folder in its place: the file is written whole and cannot be put there.
        Directory.CreateDirectory(full);

        await Assert.ThrowsAnyAsync<Exception>(() => _drawn.Files.WriteAsync(id, [1], [2], CancellationToken.None));

        Assert.Empty(_drawn.Kept());
    }

    [Fact]
    public async Task What_a_crash_left_half_written_is_forgotten_after_a_while()
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await _drawn.Files.WriteAsync(id, [1], [2], CancellationToken.None);
        var half = _drawn.Kept()[0] + ".part";
        await File.WriteAllBytesAsync(half, [1]);

        _drawn.Files.ForgetIncomingBefore(TimeProvider.System.GetUtcNow().AddHours(-1));
        Assert.Contains(half, _drawn.Kept());
        _drawn.Files.ForgetIncomingBefore(TimeProvider.System.GetUtcNow().AddHours(1));

        Assert.DoesNotContain(half, _drawn.Kept());
        Assert.Equal(2, _drawn.Kept().Length);
    }

    [Fact]
    public async Task A_small_picture_is_not_blown_up()
    {
        var picture = await _drawn.TakeAsync(Drawn.Halves(SKEncodedImageFormat.Png, 60, 30));

        Assert.Equal((60, 30), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData(1, 400, 200, "left")]
    [InlineData(2, 400, 200, "right")]
    [InlineData(3, 400, 200, "right")]
    [InlineData(4, 400, 200, "left")]
    [InlineData(5, 200, 400, "top")]
    [InlineData(6, 200, 400, "top")]
    [InlineData(7, 200, 400, "bottom")]
    [InlineData(8, 200, 400, "bottom")]
    public async Task A_picture_stands_as_it_was_held(ushort orientation, int width, int height, string red)
    {
        var file = Drawn.WithExif(Drawn.Halves(SKEncodedImageFormat.Jpeg), orientation);
        Assert.Contains("SECRETMAKER", Encoding.Latin1.GetString(file), StringComparison.Ordinal);

        var picture = await _drawn.TakeAsync(file);

        using var bitmap = SKBitmap.Decode(_drawn.Read(picture, PictureSize.Full));
        Assert.Equal((width, height), (bitmap.Width, bitmap.Height));
        var colour = red switch
        {
            "left" => bitmap.GetPixel(width / 8, height / 2),
            "right" => bitmap.GetPixel(width - width / 8, height / 2),
            "top" => bitmap.GetPixel(width / 2, height / 8),
            _ => bitmap.GetPixel(width / 2, height - height / 8),
        };
        Assert.True(colour.Red > 200 && colour.Blue < 60, $"It is {colour} where red should be.");
        Assert.All(_drawn.Kept(), path => Assert.DoesNotContain("SECRETMAKER", Encoding.Latin1.GetString(File.ReadAllBytes(path)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_of_900_megapixels_is_refused_without_being_decoded()
    {
        var bomb = Drawn.PngOf(30_000, 30_000);
        var before = Process.GetCurrentProcess().PeakWorkingSet64;
        var watch = Stopwatch.StartNew();

        var refused = await Assert.ThrowsAsync<InputRejected>(() => _drawn.TakeAsync(bomb));

        Assert.Equal("picture.dimensions", refused.Code);
        Assert.Equal(30_000, refused.Details["width"]);
        // One bit a pixel is 112 MB, four bytes are 3.6 GB; neither was asked for.
        using var process = Process.GetCurrentProcess();
        Assert.InRange(process.PeakWorkingSet64 - before, 0, 60_000_000);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 2_000);
    }

    [Theory]
    [InlineData(12_001, 10, "picture.dimensions")]
    [InlineData(10, 12_001, "picture.dimensions")]
    [InlineData(10_000, 5_001, "picture.dimensions")]
    [InlineData(10_000, 5_000, null)]
    [InlineData(12_000, 10, null)]
    [InlineData(0, 10, "picture.broken")]
    [InlineData(-5, 10, "picture.dimensions")]
    public async Task The_limits_are_met_to_the_pixel(int width, int height, string? code)
    {
        var file = Drawn.PngOf(Math.Max(width, 0), height);
        if (width < 0)
            file[16] = 0xFF;

        if (code is null)
            Assert.NotNull(await _drawn.TakeAsync(file));
        else
            Assert.Equal(code, (await Assert.ThrowsAsync<InputRejected>(() => _drawn.TakeAsync(file))).Code);
    }

    [Fact]
    public async Task More_than_the_limit_is_not_read()
    {
        await using var endless = new Endless(Drawn.Halves(SKEncodedImageFormat.Jpeg));

        var refused = await Assert.ThrowsAsync<InputRejected>(() => _drawn.Intake.TakeAsync(endless, CancellationToken.None));

        Assert.Equal("picture.tooLarge", refused.Code);
        Assert.InRange(endless.Given, PictureLimits.Bytes, PictureLimits.Bytes + 128 * 1024);
        Assert.Empty(_drawn.Kept());
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_by_its_first_bytes()
    {
        await using var endless = new Endless("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>"u8.ToArray());

        var refused = await Assert.ThrowsAsync<InputRejected>(() => _drawn.Intake.TakeAsync(endless, CancellationToken.None));

        Assert.Equal("picture.type", refused.Code);
        Assert.InRange(endless.Given, 0, 128 * 1024);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_picture_cut_off_anywhere_is_refused_and_nothing_is_left(SKEncodedImageFormat format)
    {
        var whole = Drawn.Halves(format, 320, 240);
        // The last bytes of a PNG are its end mark, behind the pixels; without them the picture is still whole.
        foreach (var length in Enumerable.Range(0, 20).Select(step => (whole.Length - 40) * step / 20))
        {
            var refused = await Assert.ThrowsAsync<InputRejected>(() => _drawn.TakeAsync(whole[..length]));
            Assert.StartsWith("picture.", refused.Code, StringComparison.Ordinal);
        }

        Assert.Empty(_drawn.Kept());
    }

    [Fact]
    public async Task Bytes_changed_by_chance_never_do_worse_than_a_refusal()
    {
        var random = new Random(20261123);
        foreach (var format in (SKEncodedImageFormat[])[SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp])
            for (var round = 0; round < 150; round++)
            {
                var file = Drawn.Halves(format, 64, 48);
                for (var change = 0; change <= round % 8; change++)
                    file[random.Next(file.Length)] = (byte)random.Next(256);
                try
                {
                    await _drawn.TakeAsync(file);
                }
                catch (InputRejected refused)
                {
                    Assert.StartsWith("picture.", refused.Code, StringComparison.Ordinal);
                }
            }
    }

    [Fact]
    public async Task Ten_at_once_are_taken_one_after_the_other()
    {
        var file = Drawn.Halves(SKEncodedImageFormat.Jpeg, 2000, 1000);

        var pictures = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _drawn.TakeAsync(file)));

        Assert.Equal(10, pictures.Select(picture => picture.Id).Distinct().Count());
        Assert.Equal(20, _drawn.Kept().Length);
    }

    /// <summary>Begins with some bytes and never ends.</summary>
    private sealed class Endless(byte[] start) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var index = 0; index < count; index++)
                buffer[offset + index] = Given + index < start.Length ? start[Given + index] : (byte)0;
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>The test of the 900 megapixels measures the memory of the whole process, so nothing runs beside it.</summary>
internal static class OneAtATime
{
    public const string Name = "one at a time";
}
