namespace PartyPlatform.Live.Fanout;

/// <summary>
/// The newest events of a channel as the bytes that go over the wire, without gaps. What falls out at the old end is read
/// from the log again by those who still need it.
/// </summary>
internal sealed class EventRing(int mostEvents, int mostBytes)
{
    private readonly Lock _gate = new();
    private readonly byte[]?[] _frames = new byte[]?[mostEvents];
    private long _first = 1;
    private int _count;
    private long _bytes;

    /// <summary>The position before the oldest event that is kept.</summary>
    public long Before
    {
        get
        {
            lock (_gate)
                return _first - 1;
        }
    }

    /// <summary>The newest position.</summary>
    public long Last
    {
        get
        {
            lock (_gate)
                return _first + _count - 1;
        }
    }

    /// <summary>Starts empty behind a position.</summary>
    public void Begin(long after)
    {
        lock (_gate)
        {
            Array.Clear(_frames);
            (_first, _count, _bytes) = (after + 1, 0, 0);
        }
    }

    /// <summary>Adds the next event; one that is there already changes nothing.</summary>
    /// <exception cref="InvalidOperationException">An event between is missing.</exception>
    public void Add(long position, byte[] frame)
    {
        lock (_gate)
        {
            var next = _first + _count;
            if (position < next)
                return;
            if (position > next)
                throw new InvalidOperationException($"Event {position} came where {next} is next.");
            while (_count > 0 && (_count == _frames.Length || _bytes + frame.Length > mostBytes))
                DropOldest();
            _frames[position % _frames.Length] = frame;
            _bytes += frame.Length;
            _count++;
        }
    }

    /// <summary>Lets go of everything up to a position; whoever still needs it reads the log.</summary>
    public void DropThrough(long position)
    {
        lock (_gate)
            while (_count > 0 && _first <= position)
                DropOldest();
    }

    /// <summary>Reads the event at a position.</summary>
    public RingRead Read(long position, out byte[] frame)
    {
        lock (_gate)
        {
            frame = [];
            if (position < _first)
                return RingRead.Gone;
            if (position >= _first + _count)
                return RingRead.NotYet;
            frame = _frames[position % _frames.Length]!;
            return RingRead.Found;
        }
    }

    private void DropOldest()
    {
        ref var oldest = ref _frames[_first % _frames.Length];
        _bytes -= oldest!.Length;
        oldest = null;
        _first++;
        _count--;
    }
}

internal enum RingRead
{
    Found,
    NotYet,
    Gone,
}
