using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartyPlatform.Notifications.Events;

/// <summary>
/// An event as other systems see it. Written once by <see cref="EventArchive"/>, which also numbers it, and never changed;
/// the relay notes when the broker had it.
/// </summary>
internal sealed class PublicEvent
{
    private PublicEvent()
    {
    }

    /// <summary>1, 2, 3 … in the order of the commits, without gaps.</summary>
    public long Sequence { get; private set; }

    /// <summary>The CloudEvents id and the AMQP message id.</summary>
    public Guid Id { get; private set; }

    /// <summary><c>party.learning.quiz.completed.v1</c>.</summary>
    public string Type { get; private set; } = "";

    /// <summary>The second word of the type; scopes are given by it.</summary>
    public string Area { get; private set; } = "";

    /// <summary>What it is about: <c>stories/0199…</c>.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>When it happened.</summary>
    public DateTimeOffset Time { get; private set; }

    /// <summary>The data as JSON, as they were written.</summary>
    public string Data { get; private set; } = "";

    /// <summary>W3C trace context of what caused it.</summary>
    public string? TraceParent { get; private set; }

    /// <summary>What there can be only once, whatever the message ids of the internal events are.</summary>
    public string Key { get; private set; } = "";

    /// <summary>When it was numbered, by the database's clock; the replay counts from here.</summary>
    public DateTimeOffset ArchivedAt { get; private set; }

    /// <summary>When the broker confirmed it.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }
}

internal sealed class PublicEventMapping : IEntityTypeConfiguration<PublicEvent>, IEntityTypeConfiguration<EventCounter>
{
    public void Configure(EntityTypeBuilder<PublicEvent> row)
    {
        row.ToTable("public_events");
        row.HasKey(e => e.Sequence);
        row.Property(e => e.Sequence).ValueGeneratedNever();
        row.HasIndex(e => e.Id).IsUnique();
        row.Property(e => e.Type).HasMaxLength(100);
        row.Property(e => e.Area).HasMaxLength(20);
        row.Property(e => e.Subject).HasMaxLength(100);
        // Not jsonb, which would sort the members: what is sent again is to the byte what was sent.
        row.Property(e => e.Data).HasColumnType("json");
        row.Property(e => e.TraceParent).HasMaxLength(55);
        row.Property(e => e.Key).HasMaxLength(200);
        row.HasIndex(e => e.Key).IsUnique();
        row.HasIndex(e => e.ArchivedAt);
        row.HasIndex(e => e.Sequence, "ix_public_events_unpublished").HasFilter("published_at is null");
    }

    public void Configure(EntityTypeBuilder<EventCounter> counter)
    {
        counter.ToTable("event_counter");
        counter.Property(c => c.Id).ValueGeneratedNever();
        counter.HasData(EventCounter.Only);
    }
}

/// <summary>The last number that was given; its row lock is what makes numbers and commits the same order.</summary>
internal sealed class EventCounter
{
    /// <summary>The one row.</summary>
    public static readonly EventCounter Only = new() { Id = 1 };

    private EventCounter()
    {
    }

    public int Id { get; private set; }

    public long LastSequence { get; private set; }
}
