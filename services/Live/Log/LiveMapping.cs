using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Live;

/// <summary>Maps the log of live events into a service's own database.</summary>
public static class LiveMapping
{
    internal const int MaxChannelLength = 120;
    internal const int MaxTypeLength = 60;

    /// <summary>Adds the tables <c>live_channels</c> and <c>live_events</c>; call it in <c>OnModelCreating</c>.</summary>
    public static void AddLiveEvents(this ModelBuilder model)
    {
        model.Entity<LiveChannel>(channel =>
        {
            channel.ToTable("live_channels");
            channel.HasKey(c => c.Channel);
            channel.Property(c => c.Channel).HasMaxLength(MaxChannelLength);
        });
        model.Entity<LiveEvent>(live =>
        {
            live.ToTable("live_events");
            live.HasKey(e => new { e.Channel, e.Position });
            live.Property(e => e.Channel).HasMaxLength(MaxChannelLength);
            live.Property(e => e.Position).ValueGeneratedNever();
            live.Property(e => e.Type).HasMaxLength(MaxTypeLength);
            // Text, not jsonb: what viewers get is, byte for byte, what was serialised once.
            live.Property(e => e.Data).HasColumnType("text");
        });
    }
}

/// <summary>How far a channel has come; its row is locked while an event is added.</summary>
internal sealed class LiveChannel
{
    private LiveChannel()
    {
    }

    public string Channel { get; private set; } = "";

    public long LastPosition { get; private set; }
}

/// <summary>One event of a channel. Written by <see cref="LiveLog"/>, read by streams, never changed.</summary>
internal sealed class LiveEvent
{
    private LiveEvent()
    {
    }

    public string Channel { get; private set; } = "";

    public long Position { get; private set; }

    public string Type { get; private set; } = "";

    public string Data { get; private set; } = "";

    public DateTimeOffset OccurredAt { get; private set; }
}
