namespace PartyPlatform.Live.Fanout;

/// <summary>
/// What has left the ring, for viewers who come late or fell behind. A page is read once for all who need it and kept for
/// seconds; one is read at a time, and only some are kept. A viewer copies what it can send at once and holds none, so a
/// thousand slow ones cost no more memory than one.
/// </summary>
internal sealed class OlderPages(IEventSource source)
{
    /// <summary>Pages kept of a channel; the longest kept goes first.</summary>
    public const int MostKept = 16;

    // Pages begin at multiples of this or where another ends. If each began where somebody happened to be, people who come
    // late from everywhere would each need one of their own, and push those of the others out.
    private const int Stride = 100;

    // Long enough for those who come at once after an outage; short, since only the log is right at every moment.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly List<(EventPage Page, long ReadAt)> _pages = [];
    private readonly SemaphoreSlim _reading = new(1);
    private int _forgotten;

    /// <summary>How many are kept just now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _pages.Count;
        }
    }

    /// <summary>A page with the event that follows a position, and what comes next; empty if there is none.</summary>
    /// <exception cref="TimeoutException">The source does not get on.</exception>
    public ValueTask<EventPage> AfterAsync(long position, CancellationToken cancellationToken) =>
        Find(position) is { } page ? ValueTask.FromResult(page) : new ValueTask<EventPage>(ReadAsync(position, cancellationToken));

    /// <summary>An event was changed in the log: what has it as it was is not shown again.</summary>
    public void Forget(long position)
    {
        lock (_gate)
        {
            _forgotten++;
            _pages.RemoveAll(kept => kept.Page.Has(position));
        }
    }

    /// <summary>Lets go of what was kept for long enough.</summary>
    public void DropOld(long ticks)
    {
        lock (_gate)
            _pages.RemoveAll(kept => IsOld(kept.ReadAt, ticks));
    }

    private async Task<EventPage> ReadAsync(long position, CancellationToken cancellationToken)
    {
        if (!await _reading.WaitAsync(Patience, cancellationToken))
            throw new TimeoutException("Older events of a live channel cannot be read just now.");
        try
        {
            // Most who waited were after what somebody has read meanwhile.
            if (Find(position) is { } found)
                return found;
            var page = await PageAsync(position - (position % Stride), cancellationToken);
            while (page.Count > 0 && page.Last <= position)
                page = await PageAsync(page.Last, cancellationToken);
            return page;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async ValueTask<EventPage> PageAsync(long after, CancellationToken cancellationToken)
    {
        if (Find(after) is { } found)
            return found;
        var forgotten = Volatile.Read(ref _forgotten);
        var page = await source.PageAsync(after, cancellationToken);
        LiveTelemetry.CatchUps.Add(1);
        Keep(page, forgotten);
        return page;
    }

    private EventPage? Find(long position)
    {
        var ticks = Environment.TickCount64;
        lock (_gate)
            return _pages.Find(kept => kept.Page.Has(position + 1) && !IsOld(kept.ReadAt, ticks)).Page;
    }

    private void Keep(EventPage page, int forgotten)
    {
        lock (_gate)
        {
            // Something was taken back while it was read: it may or may not have that as it was.
            if (page.Count == 0 || forgotten != _forgotten)
                return;
            if (_pages.Count == MostKept)
                _pages.RemoveAt(0);
            _pages.Add((page, Environment.TickCount64));
        }
    }

    private static bool IsOld(long readAt, long ticks) => ticks - readAt > Kept.TotalMilliseconds;
}

/// <summary>Events that follow each other, in one piece.</summary>
/// <param name="bytes">Their frames one after the other.</param>
/// <param name="after">The position before the first.</param>
/// <param name="ends">Where in the bytes each of them ends.</param>
internal sealed class EventPage(ReadOnlyMemory<byte> bytes, long after, IReadOnlyList<int> ends)
{
    public ReadOnlyMemory<byte> Bytes => bytes;

    public int Count => ends.Count;

    /// <summary>The position of the last; that before the first, if there are none.</summary>
    public long Last => after + ends.Count;

    public bool Has(long position) => position > after && position <= Last;

    /// <summary>Whole events after a position that it has the next of: as many as fit, at least one.</summary>
    public ReadOnlySpan<byte> From(long position, int most, out long last)
    {
        var skipped = (int)(position - after);
        var start = skipped == 0 ? 0 : ends[skipped - 1];
        var taken = skipped + 1;
        while (taken < ends.Count && ends[taken] - start <= most)
            taken++;
        last = after + taken;
        return bytes.Span[start..ends[taken - 1]];
    }
}
