namespace PartyPlatform.AppHost.Local.Processes;

/// <summary>The output of one part: the current file and one older one, so that a talkative part cannot fill the disk.</summary>
internal sealed class LogFile(string path, long limit = 8 * 1024 * 1024) : IDisposable
{
    private readonly Lock gate = new();
    private FileStream? stream;
    private bool failing;
    private bool ended;

    public string Path { get; } = path;

    /// <summary>Copies a child's output until it ends.</summary>
    public async Task PumpAsync(Stream output)
    {
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await output.ReadAsync(buffer)) > 0)
            Write(buffer.AsSpan(0, count));
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (ended)
                return;
            try
            {
                stream ??= Open();
                if (stream.Length + bytes.Length > limit)
                {
                    Close();
                    File.Move(Path, Path + ".1", overwrite: true);
                    stream = Open();
                }

                stream.Write(bytes);
                failing = false;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A full disk, a folder that was taken away: the reading must go on, or the child would block on its own
                // output. Said once; the next output tries again.
                Close();
                if (!failing)
                    Terminal.Error($"{Path}: {error.Message}");
                failing = true;
            }
        }
    }

    public string Tail(int lines)
    {
        const int most = 64 * 1024;
        if (!File.Exists(Path))
            return "";
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(-Math.Min(most, file.Length), SeekOrigin.End);
        using var reader = new StreamReader(file);
        return string.Join('\n', reader.ReadToEnd().TrimEnd().Split('\n').TakeLast(lines));
    }

    /// <summary>The end without the frames of stack traces, which push what was the matter out of sight.</summary>
    public string Gist(int lines) => string.Join('\n', Tail(400).Split('\n')
        .Where(line => !line.StartsWith("   at ", StringComparison.Ordinal) && !line.StartsWith("   --- ", StringComparison.Ordinal))
        .TakeLast(lines).Select(line => line.Length > 300 ? line[..300] + "…" : line));

    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            Close();
        }
    }

    private void Close()
    {
        stream?.Dispose();
        stream = null;
    }

    // Without a buffer: what a full disk has refused would otherwise be tried again, and fail, while closing.
    private FileStream Open() => new(Path, new FileStreamOptions
    {
        BufferSize = 0,
        Mode = FileMode.Append,
        Access = FileAccess.Write,
        Share = FileShare.ReadWrite | FileShare.Delete,
        UnixCreateMode = Files.OwnerOnly,
    });
}
