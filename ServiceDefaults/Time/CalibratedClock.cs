namespace PartyPlatform.ServiceDefaults.Time;

/// <summary>
/// The time of the platform: this machine's clock, corrected by what PostgreSQL's clock says. All replicas share the
/// database, so they agree on when a window opens even if one machine's clock is wrong.
/// </summary>
public sealed class CalibratedClock : TimeProvider
{
    private long _offsetTicks;
    private volatile bool _isMeasured;

    /// <summary>Database time minus machine time, as last measured.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>False until the first measurement: the machine's clock may be hours off and nobody knows it.</summary>
    public bool IsMeasured => _isMeasured;

    /// <summary>Now, to the microsecond: PostgreSQL keeps no more, and what was answered must be what is read again.</summary>
    public override DateTimeOffset GetUtcNow()
    {
        var now = System.GetUtcNow() + Offset;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    internal void Calibrate(TimeSpan offset)
    {
        Interlocked.Exchange(ref _offsetTicks, offset.Ticks);
        _isMeasured = true;
    }
}
