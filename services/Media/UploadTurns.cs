namespace PartyPlatform.Media;

/// <summary>
/// How many pictures of a member a process receives at a time: each lies on the disk, as it was sent, until it is redrawn.
/// A phone that sends nine at once waits in line; who sends far more is refused before anything of it is read.
/// </summary>
internal sealed class UploadTurns
{
    /// <summary>Received at a time.</summary>
    public const int AtATime = 2;

    /// <summary>Received or waiting at a time.</summary>
    public const int Most = 10;

    // Shorter than the gateway waits for a body that nobody reads.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Line> _lines = [];

    /// <summary>Waits for a turn; null if there are too many before it. Dispose it when the picture is kept or refused.</summary>
    public async Task<IDisposable?> TakeAsync(Guid member, CancellationToken cancellationToken)
    {
        if (Join(member) is not { } line)
            return null;
        var taken = false;
        try
        {
            taken = await line.Turns.WaitAsync(Patience, cancellationToken);
            return taken ? new Turn(this, member, line) : null;
        }
        finally
        {
            if (!taken)
                Leave(member, line);
        }
    }

    private Line? Join(Guid member)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue(member, out var line))
                _lines[member] = line = new Line();
            if (line.Length == Most)
                return null;
            line.Length++;
            return line;
        }
    }

    private void Leave(Guid member, Line line)
    {
        lock (_gate)
            if (--line.Length == 0)
                _lines.Remove(member);
    }

    private sealed class Line
    {
        public SemaphoreSlim Turns { get; } = new(AtATime);

        public int Length { get; set; }
    }

    private sealed class Turn(UploadTurns turns, Guid member, Line line) : IDisposable
    {
        public void Dispose()
        {
            line.Turns.Release();
            turns.Leave(member, line);
        }
    }
}
