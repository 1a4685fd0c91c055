using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace PartyPlatform.Live.Fanout;

/// <summary>
/// One open stream: a position and a place to write to. Nothing is queued for it — it reads the ring from its position
/// whenever there is something new and its last write has gone out — so a slow viewer costs no more than a quick one, and
/// what it gets is in order whoever wakes it.
/// </summary>
internal sealed class Viewer
{
    private const int BatchBytes = 16 * 1024;

    private readonly HttpContext _http;
    private readonly PipeWriter _writer;
    private readonly EventRing _ring;
    private TaskCompletionSource? _turn;
    private Action? _resume;
    private ValueTaskAwaiter<FlushResult> _pending;
    private byte[]? _batch;
    private long _position;
    private long _lastWrite = Environment.TickCount64;
    private long _waitingSince;
    private int _end;
    private bool _heartbeatDue;

    // How often it was woken since it last looked. Whoever raises it from 0 does the looking; a viewer begins with its own
    // request looking, which lets go in FollowAsync.
    private int _woken = 1;

    public Viewer(HttpContext http, EventRing ring, long position, DateTimeOffset endsAt, string member)
    {
        (_http, _ring, _position, EndsAt, Member) = (http, ring, position, endsAt, member);
        _writer = http.Response.BodyWriter;
    }

    /// <summary>When the right to this stream ends.</summary>
    public DateTimeOffset EndsAt { get; }

    /// <summary>Whose stream it is: a member's id, or a machine's name.</summary>
    public string Member { get; }

    /// <summary>At the gateway: the web session that opened it.</summary>
    public byte[]? Session { get; init; }

    /// <summary>Its place in the hub's list.</summary>
    public int Index { get; set; } = -1;

    /// <summary>Everything up to here has been written.</summary>
    public long Position => Volatile.Read(ref _position);

    public StreamEnd End => (StreamEnd)Volatile.Read(ref _end);

    public bool HasEnded => End != StreamEnd.None;

    /// <summary>Ends the stream; the first reason stands. What is being written is finished first.</summary>
    public void Stop(StreamEnd reason)
    {
        if (Interlocked.CompareExchange(ref _end, (int)reason, (int)StreamEnd.None) == (int)StreamEnd.None)
            Wake();
    }

    /// <summary>Looks for something new, unless somebody is at it; that one will look again.</summary>
    public void Wake()
    {
        if (Interlocked.Increment(ref _woken) == 1)
            Run();
    }

    /// <summary>
    /// Writes some of what comes next, by the viewer's own request, before it follows or after it fell behind. The page is
    /// copied from and let go of before there is anything to wait for.
    /// </summary>
    public Task WriteAsync(EventPage page, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _waitingSince, Environment.TickCount64);
        _writer.Write(page.From(_position, BatchBytes, out var last));
        return FlushAsync(last, cancellationToken);
    }

    /// <summary>Follows the ring until the stream ends or the ring has left this viewer behind.</summary>
    public Task FollowAsync()
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _turn = turn;
        Run();
        return turn.Task;
    }

    /// <summary>Once a second: sends a heartbeat where nothing was sent for long, lets go of who takes nothing.</summary>
    public void Check(DateTimeOffset now, long ticks, LiveOptions options)
    {
        if (EndsAt <= now)
            Stop(StreamEnd.Expired);
        var waiting = Volatile.Read(ref _waitingSince);
        if (waiting != 0 && ticks - waiting > options.StuckAfter.TotalMilliseconds)
        {
            Stop(StreamEnd.Stuck);
            _http.Abort();
        }
        else if (waiting == 0 && ticks - Volatile.Read(ref _lastWrite) >= options.Heartbeat.TotalMilliseconds)
        {
            Volatile.Write(ref _heartbeatDue, true);
            Wake();
        }
    }

    // Only one at a time is here. It goes on until it has seen everything that it was woken for, or a write has to wait.
    private void Run()
    {
        while (true)
        {
            var seen = Volatile.Read(ref _woken);
            if (HasEnded || !TryWriteNext(out var flush))
            {
                // The request goes on from here; until it follows again, nobody else looks.
                _turn!.SetResult();
                return;
            }

            if (flush is { } pending)
            {
                if (!pending.IsCompleted)
                {
                    Volatile.Write(ref _waitingSince, Environment.TickCount64);
                    _pending = pending.GetAwaiter();
                    _pending.UnsafeOnCompleted(_resume ??= Resume);
                    return;
                }

                if (!Took(pending.GetAwaiter()))
                    Interlocked.CompareExchange(ref _end, (int)StreamEnd.Left, (int)StreamEnd.None);
                continue;
            }

            if (Interlocked.Add(ref _woken, -seen) == 0)
                return;
        }
    }

    private void Resume()
    {
        Volatile.Write(ref _waitingSince, 0);
        if (!Took(_pending))
            Interlocked.CompareExchange(ref _end, (int)StreamEnd.Left, (int)StreamEnd.None);
        Run();
    }

    private bool Took(ValueTaskAwaiter<FlushResult> flush)
    {
        if (_batch is { } batch)
        {
            _batch = null;
            ArrayPool<byte>.Shared.Return(batch);
        }

        try
        {
#pragma warning disable VSTHRD002 // It is asked once it is completed: nothing waits.
            return flush.GetResult() is { IsCompleted: false, IsCanceled: false };
#pragma warning restore VSTHRD002
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The connection is gone; the next try at resuming says where it was.
            return false;
        }
    }

    /// <summary>Writes what comes next, if anything.</summary>
    /// <returns>False if what comes next has left the ring.</returns>
    private bool TryWriteNext(out ValueTask<FlushResult>? flush)
    {
        flush = null;
        switch (_ring.Read(_position + 1, out var frame))
        {
            case RingRead.Gone:
                return false;
            case RingRead.NotYet when Volatile.Read(ref _heartbeatDue):
                flush = _writer.WriteAsync(Frames.Heartbeat);
                Written();
                return true;
            case RingRead.NotYet:
                return true;
        }

        var last = _position + 1;
        var bytes = _ring.Read(last + 1, out var second) == RingRead.Found && frame.Length + second.Length <= BatchBytes
            ? Batch(frame, ref last)
            : frame;
        flush = _writer.WriteAsync(bytes);
        LiveTelemetry.Sent.Add(last - _position);
        Volatile.Write(ref _position, last);
        Written();
        return true;
    }

    // Whoever resumes gets many small events in few writes.
    private ReadOnlyMemory<byte> Batch(byte[] frame, ref long last)
    {
        var length = 0;
        _batch = ArrayPool<byte>.Shared.Rent(BatchBytes);
        while (true)
        {
            frame.CopyTo(_batch, length);
            length += frame.Length;
            if (_ring.Read(last + 1, out frame) != RingRead.Found || length + frame.Length > BatchBytes)
                return _batch.AsMemory(0, length);
            last++;
        }
    }

    private async Task FlushAsync(long position, CancellationToken cancellationToken)
    {
        await _writer.FlushAsync(cancellationToken);
        Volatile.Write(ref _waitingSince, 0);
        Written();
        LiveTelemetry.Sent.Add(position - _position);
        Volatile.Write(ref _position, position);
    }

    private void Written()
    {
        Volatile.Write(ref _lastWrite, Environment.TickCount64);
        Volatile.Write(ref _heartbeatDue, false);
    }
}

/// <summary>Why a stream ended.</summary>
internal enum StreamEnd
{
    None,

    /// <summary>The viewer hung up.</summary>
    Left,

    /// <summary>The grant or the token is at its end; the viewer asks again.</summary>
    Expired,

    /// <summary>The session is over, or the member may not act any more.</summary>
    Revoked,

    /// <summary>The viewer took nothing off the connection.</summary>
    Stuck,

    /// <summary>This process stops; the viewer resumes at another.</summary>
    Stopping,
}
