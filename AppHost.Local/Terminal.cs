namespace PartyPlatform.AppHost.Local;

/// <summary>
/// What people are told. Behind it may be a file (<c>--detach</c>) on a disk that is full: then there is nobody to tell,
/// and what is supervised goes on.
/// </summary>
internal static class Terminal
{
    public static void Line(string text = "") => Write(Console.Out, text);

    public static void Error(string text) => Write(Console.Error, text);

    private static void Write(TextWriter writer, string text)
    {
        try
        {
            writer.WriteLine(text);
        }
        catch (IOException)
        {
            // See above.
        }
    }
}
