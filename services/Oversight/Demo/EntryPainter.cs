using SkiaSharp;

namespace PartyPlatform.Oversight.Demo;

/// <summary>What an entry of the demo shows.</summary>
internal enum DemoPicture
{
    /// <summary>A bar for each kind of meeting.</summary>
    Meetings,

    /// <summary>The bank of a river.</summary>
    Riverbank,
}

/// <summary>Draws the pictures of the demo's entries, so that no picture of anybody has to be in the repository.</summary>
internal static class EntryPainter
{
    private const int Width = 1280;

    private const int Height = 800;

    private static readonly SKColor Red = new(0xFFB5322B);

    /// <summary>A PNG.</summary>
    public static Stream Draw(DemoPicture what)
    {
        using var bitmap = new SKBitmap(Width, Height);
        using (var canvas = new SKCanvas(bitmap))
        {
            if (what is DemoPicture.Meetings)
                Meetings(canvas);
            else
                Riverbank(canvas);
        }

        return bitmap.Encode(SKEncodedImageFormat.Png, 100).AsStream(streamDisposesData: true);
    }

    // Assemblies, committee meetings and lectures of the year, as the entry has them: 4, 10, 3.
    private static void Meetings(SKCanvas canvas)
    {
        canvas.Clear(new SKColor(0xFFFAF7F2));
        using var grid = new SKPaint { Color = new SKColor(0xFFDDD5C8), StrokeWidth = 2 };
        for (var line = 0; line <= 10; line += 2)
            canvas.DrawLine(120, 680 - line * 54, Width - 100, 680 - line * 54, grid);
        using var bar = new SKPaint { Color = Red, IsAntialias = true };
        foreach (var (count, index) in ((int[])[4, 10, 3]).Select((count, index) => (count, index)))
        {
            bar.Color = Red.WithAlpha((byte)(index == 1 ? 255 : 190));
            canvas.DrawRoundRect(new SKRect(240 + index * 300, 680 - count * 54, 400 + index * 300, 680), 10, 10, bar);
        }
    }

    private static void Riverbank(SKCanvas canvas)
    {
        canvas.Clear(new SKColor(0xFFDCE7EC));
        Band(canvas, 0xFFA9C1B0, 330, 40);
        Band(canvas, 0xFF7FA6B8, 430, 12);
        Band(canvas, 0xFF5E8474, 610, 30);
        using var trunk = new SKPaint { Color = new SKColor(0xFF5A4636), StrokeWidth = 14, IsStroke = true, IsAntialias = true };
        using var crown = new SKPaint { Color = new SKColor(0xFF3F6B4A), IsAntialias = true };
        foreach (var x in (float[])[180, 420, 980])
        {
            canvas.DrawLine(x, 640, x, 470, trunk);
            canvas.DrawCircle(x, 420, 78, crown);
        }

        // The bags that were filled that day.
        using var bag = new SKPaint { Color = new SKColor(0xFFE8E2D4), IsAntialias = true };
        for (var number = 0; number < 5; number++)
            canvas.DrawOval(600 + number * 64, 690, 34, 44, bag);
    }

    private static void Band(SKCanvas canvas, uint colour, float line, float swing)
    {
        using var path = new SKPath();
        path.MoveTo(0, Height);
        path.LineTo(0, line);
        path.CubicTo(Width / 3f, line - swing, Width * 2 / 3f, line + swing, Width, line);
        path.LineTo(Width, Height);
        path.Close();
        using var paint = new SKPaint { Color = new SKColor(colour), IsAntialias = true };
        canvas.DrawPath(path, paint);
    }
}
