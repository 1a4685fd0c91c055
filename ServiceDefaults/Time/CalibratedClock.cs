namespace PartyPlatform.ServiceDefaults.Time;

/// <summary>
/// The time of the platform: this machine's clock, corrected by what PostgreSQL's clock says. All replicas share the
/// database, so they agree on when a window opens even if one machine's clock is wrong.
/// </summary>
public sealed class CalibratedClock : TimeProvider
{
    private long _offsetTicks;

    /// <summary>Database time minus machine time, as last measured.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    internal void Calibrate(TimeSpan offset) => Interlocked.Exchange(ref _offsetTicks, offset.Ticks);
}
