using System.Buffers;

namespace PartyPlatform.Live.Fanout;

/// <summary>A channel in this process: one source, one ring of bytes, all its viewers.</summary>
/// <param name="key">Names the channel.</param>
/// <param name="source">Where its events come from.</param>
/// <param name="options">How much is kept.</param>
/// <param name="processStops">Cancelled before the viewers who are there are told that this process stops.</param>
internal sealed class Hub(string key, IEventSource source, LiveOptions options, CancellationToken processStops)
{
    // Few enough that the next core soon gets a share, enough that handing them out costs nothing.
    private const int ViewersAtATime = 512;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly List<Viewer> _viewers = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _following = Task.CompletedTask;

    public string Key { get; } = key;

    public EventRing Ring { get; } = new(options.EventsKept, options.BytesKept);

    /// <summary>What is older than the ring.</summary>
    public OlderPages Older { get; } = new(source);

    /// <summary>Who holds it; counted by <see cref="Hubs"/>.</summary>
    public int Holders { get; set; }

    /// <summary>How many watch through this process.</summary>
    public int Viewers
    {
        get
        {
            lock (_gate)
                return _viewers.Count;
        }
    }

    /// <summary>When the last holder let go.</summary>
    public long IdleSince { get; set; }

    public void Start() => _following = Task.Run(() => source.FollowAsync(this, _stopping.Token));

    /// <summary>Ends once it is known where the ring begins.</summary>
    /// <exception cref="TimeoutException">The source has been away since this channel was first asked for.</exception>
    public Task BegunAsync(CancellationToken cancellationToken) => _begun.Task.WaitAsync(Patience, cancellationToken);

    /// <summary>Says where the ring begins; called by the source, once.</summary>
    public void Begin(long after)
    {
        Ring.Begin(after);
        _begun.TrySetResult();
    }

    /// <summary>Adds the next event to the ring. One that says that an earlier one was changed takes that one out of it.</summary>
    public void Add(long position, byte[] frame)
    {
        Ring.Add(position, frame);
        if (Frames.Forgets(frame) is not { } forgotten)
            return;
        // First out of the pages: who finds it gone from the ring reads one.
        Older.Forget(forgotten);
        Ring.DropThrough(forgotten);
    }

    /// <summary>Tells all viewers that the ring has more.</summary>
    public void Announce()
    {
        Viewer[] all;
        int count;
        lock (_gate)
        {
            count = _viewers.Count;
            all = ArrayPool<Viewer>.Shared.Rent(Math.Max(1, count));
            _viewers.CopyTo(all);
        }

        if (count <= ViewersAtATime)
            WakeAll(all.AsSpan(0, count));
        else
            Parallel.For(0, (count + ViewersAtATime - 1) / ViewersAtATime, part =>
                WakeAll(all.AsSpan(part * ViewersAtATime, Math.Min(ViewersAtATime, count - (part * ViewersAtATime)))));
        Array.Clear(all, 0, count);
        ArrayPool<Viewer>.Shared.Return(all);
    }

    /// <summary>Shows the channel to a viewer until one of both ends it. The viewer's headers are out already.</summary>
    public async Task ShowAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        Add(viewer);
        try
        {
            await BegunAsync(cancellationToken);
            while (!viewer.HasEnded)
            {
                while (viewer.Position < Ring.Before && !viewer.HasEnded)
                    await CatchUpAsync(viewer, cancellationToken);
                await viewer.FollowAsync();
            }
        }
        finally
        {
            Remove(viewer);
            LiveTelemetry.Ended.Add(1, new KeyValuePair<string, object?>("reason", viewer.End.ToString()));
        }
    }

    public void ForEachViewer(Action<Viewer> action)
    {
        Viewer[] all;
        lock (_gate)
            all = [.. _viewers];
        foreach (var viewer in all)
            action(viewer);
    }

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task CatchUpAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var page = await Older.AfterAsync(viewer.Position, cancellationToken);
        if (page.Count == 0)
            throw new IOException($"The events after {viewer.Position} of {Key} are gone.");
        // Not the page but the part that is on its way is what a slow viewer waits with.
        await viewer.WriteAsync(page, cancellationToken);
    }

    private void Add(Viewer viewer)
    {
        lock (_gate)
        {
            viewer.Index = _viewers.Count;
            _viewers.Add(viewer);
        }

        // Who came just after the others were told would hold the process until it is made to stop.
        if (processStops.IsCancellationRequested)
            viewer.Stop(StreamEnd.Stopping);
        LiveTelemetry.Viewers.Add(1);
    }

    private void Remove(Viewer viewer)
    {
        lock (_gate)
        {
            var last = _viewers[^1];
            _viewers[viewer.Index] = last;
            last.Index = viewer.Index;
            _viewers.RemoveAt(_viewers.Count - 1);
        }

        LiveTelemetry.Viewers.Add(-1);
    }

    private static void WakeAll(ReadOnlySpan<Viewer> viewers)
    {
        foreach (var viewer in viewers)
            viewer.Wake();
    }
}
