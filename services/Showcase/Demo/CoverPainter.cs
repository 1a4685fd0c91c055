using SkiaSharp;

namespace PartyPlatform.Showcase.Demo;

/// <summary>Draws quiet landscapes for the demo's stories, so that no picture of anybody has to be in the repository.</summary>
internal static class CoverPainter
{
    private const int Width = 1280;

    private const int Height = 720;

    private static readonly (uint Sky, uint Glow, uint Far, uint Near, uint Ground)[] Palettes =
    [
        (0xFFC9D6DF, 0xFFF3E9D7, 0xFFA9BBC8, 0xFF6F8797, 0xFFD9CFC2),
        (0xFFF1DFC9, 0xFFFFF3DC, 0xFFD9B58C, 0xFF9C6F4E, 0xFFE8D8C0),
        (0xFFD7E3D4, 0xFFF6F2DE, 0xFF9DB79A, 0xFF5F7F68, 0xFFCBD8C2),
        (0xFF2E3B4E, 0xFFF0D9A8, 0xFF3F5068, 0xFF22303F, 0xFF51627A),
    ];

    /// <summary>A PNG; the same seed draws the same picture.</summary>
    public static Stream Draw(int seed)
    {
        var random = new Random(seed);
        var palette = Palettes[seed % Palettes.Length];
        using var bitmap = new SKBitmap(Width, Height);
        using (var canvas = new SKCanvas(bitmap))
        {
            Sky(canvas, palette.Sky, palette.Glow, random);
            Hills(canvas, palette.Far, 330, 70, random);
            Hills(canvas, palette.Near, 420, 50, random);
            using var ground = new SKPaint { Color = new SKColor(palette.Ground) };
            canvas.DrawRect(0, 500, Width, Height - 500, ground);
            if (seed % 2 == 0)
                Bridge(canvas, palette.Near);
            else
                Houses(canvas, palette.Near, palette.Glow, random);
        }

        return bitmap.Encode(SKEncodedImageFormat.Png, 100).AsStream(streamDisposesData: true);
    }

    private static void Sky(SKCanvas canvas, uint sky, uint glow, Random random)
    {
        using var shader = SKShader.CreateLinearGradient(new SKPoint(0, 0), new SKPoint(0, 500), [new SKColor(sky), new SKColor(glow)], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader };
        canvas.DrawRect(0, 0, Width, Height, paint);
        using var sun = new SKPaint { Color = new SKColor(glow).WithAlpha(220), IsAntialias = true };
        canvas.DrawCircle(300 + random.Next(700), 190 + random.Next(80), 70, sun);
    }

    private static void Hills(SKCanvas canvas, uint colour, float line, float swing, Random random)
    {
        using var path = new SKPath();
        path.MoveTo(0, Height);
        path.LineTo(0, line);
        for (var x = 0; x < Width; x += 320)
            path.CubicTo(x + 100, line - swing - random.Next(60), x + 220, line + random.Next(40), x + 320, line - random.Next(30));
        path.LineTo(Width, Height);
        path.Close();
        using var paint = new SKPaint { Color = new SKColor(colour), IsAntialias = true };
        canvas.DrawPath(path, paint);
    }

    private static void Bridge(SKCanvas canvas, uint colour)
    {
        using var paint = new SKPaint { Color = new SKColor(colour), StrokeWidth = 6, IsStroke = true, IsAntialias = true };
        canvas.DrawLine(0, 500, Width, 500, paint);
        foreach (var pillar in (float[])[360, 900])
        {
            canvas.DrawLine(pillar, 290, pillar, 560, paint);
            paint.StrokeWidth = 1.5f;
            for (var step = 1; step <= 8; step++)
            {
                canvas.DrawLine(pillar, 295 + step * 6, pillar - step * 34, 500, paint);
                canvas.DrawLine(pillar, 295 + step * 6, pillar + step * 34, 500, paint);
            }

            paint.StrokeWidth = 6;
        }
    }

    private static void Houses(SKCanvas canvas, uint wall, uint light, Random random)
    {
        using var walls = new SKPaint { Color = new SKColor(wall), IsAntialias = true };
        using var windows = new SKPaint { Color = new SKColor(light).WithAlpha(200), IsAntialias = true };
        for (var x = 80; x < Width - 120; x += 130 + random.Next(60))
        {
            var height = 130 + random.Next(170);
            canvas.DrawRect(x, 560 - height, 104, height, walls);
            for (var y = 560 - height + 18; y < 540; y += 34)
                for (var column = 0; column < 3; column++)
                    if (random.Next(3) > 0)
                        canvas.DrawRect(x + 14 + column * 28, y, 16, 18, windows);
        }
    }
}
