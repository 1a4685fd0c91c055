using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Notifications.Subscribers;

/// <summary>
/// A queue of another system, with the account that reads it. This row is the truth; the broker is brought to it
/// (<see cref="Broker.KeepTopology"/>).
/// </summary>
internal sealed class Subscriber
{
    /// <summary>More would be a mistake: a system that needs more queues asks for wider patterns.</summary>
    public const int MostPatterns = 20;

    private Subscriber()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The client id of the registered system.</summary>
    public string System { get; private set; } = "";

    /// <summary>What the system calls this queue.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Patterns of routing keys: <c>learning.quiz.*.v1</c>.</summary>
    public IReadOnlyList<string> Patterns { get; private set; } = [];

    /// <summary>As RabbitMQ keeps it: salt and SHA-256. The password itself is nowhere.</summary>
    public string PasswordHash { get; private set; } = "";

    public DateTimeOffset PasswordChangedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public Guid CreatedBy { get; private set; }

    /// <summary>While set, there is neither queue nor account.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>Removed for good; the row goes once the broker has nothing of it any more.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public long Version { get; private set; } = 1;

    /// <summary>Queue and account have the same name.</summary>
    public string Queue => QueueName(System, Name);

    /// <summary>Where its queue's dropped and refused messages go.</summary>
    public string DeadQueue => $"dead.{System}.{Name}";

    public static string QueueName(string system, string name) => $"sub.{system}.{name}";

    public static Subscriber Register(
        string system, string name, IReadOnlyList<string> patterns, string passwordHash, Guid createdBy, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            System = system,
            Name = name,
            Patterns = patterns,
            PasswordHash = passwordHash,
            PasswordChangedAt = now,
            CreatedAt = now,
            CreatedBy = createdBy,
        };

    public void ChangePatterns(IReadOnlyList<string> patterns)
    {
        MustStand();
        (Patterns, Version) = (patterns, Version + 1);
    }

    public void RotatePassword(string passwordHash, DateTimeOffset now)
    {
        MustStand();
        (PasswordHash, PasswordChangedAt, Version) = (passwordHash, now, Version + 1);
    }

    public void Disable(DateTimeOffset now)
    {
        MustStand();
        (DisabledAt, Version) = (now, Version + 1);
    }

    public void Enable()
    {
        if (DisabledAt is null)
            throw new RuleViolation("subscriber.enabled", "这个订阅没有停用", "The subscriber is not disabled.");
        (DisabledAt, Version) = (null, Version + 1);
    }

    public void Remove(DateTimeOffset now) => (RemovedAt, Version) = (now, Version + 1);

    private void MustStand()
    {
        if (DisabledAt is not null)
            throw new RuleViolation("subscriber.disabled", "这个订阅已停用，先启用再改", "The subscriber is disabled; enable it first.");
    }
}

/// <summary>What was seen of a subscriber's queue; kept apart, since looking must not disturb who edits.</summary>
internal sealed class SubscriberState
{
    private SubscriberState()
    {
    }

    public Guid SubscriberId { get; private set; }

    /// <summary>When the broker was last brought to the row.</summary>
    public DateTimeOffset? KeptAt { get; private set; }

    /// <summary>Why it could not be, if it could not.</summary>
    public string? Trouble { get; private set; }

    public long Depth { get; private set; }

    public int Consumers { get; private set; }

    /// <summary>The broker's own count of acknowledgements, to see whether it has grown.</summary>
    public long Acknowledged { get; private set; }

    public DateTimeOffset? LastReadAt { get; private set; }

    /// <summary>Messages that the size cap dropped.</summary>
    public long Dropped { get; private set; }

    public DateTimeOffset? LastDroppedAt { get; private set; }

    /// <summary>Messages that the subscriber refused, or did not acknowledge within the delivery limit.</summary>
    public long Refused { get; private set; }
}

internal sealed class SubscriberMapping : IEntityTypeConfiguration<Subscriber>, IEntityTypeConfiguration<SubscriberState>
{
    /// <summary>Names the unique index of the ones that stand.</summary>
    public const string OneQueue = "ix_subscribers_system_name";

    public void Configure(EntityTypeBuilder<Subscriber> subscriber)
    {
        subscriber.ToTable("subscribers");
        subscriber.Property(s => s.Id).ValueGeneratedNever();
        subscriber.Property(s => s.System).HasMaxLength(60);
        subscriber.Property(s => s.Name).HasMaxLength(40);
        subscriber.PrimitiveCollection(s => s.Patterns).HasColumnType("text[]");
        subscriber.Property(s => s.PasswordHash).HasMaxLength(100);
        subscriber.Property(s => s.Version).IsConcurrencyToken();
        // Removed ones too: a name is free again when the broker has nothing of the old one left.
        subscriber.HasIndex(s => new { s.System, s.Name }, OneQueue).IsUnique();
        subscriber.Ignore(s => s.Queue);
        subscriber.Ignore(s => s.DeadQueue);
    }

    public void Configure(EntityTypeBuilder<SubscriberState> state)
    {
        state.ToTable("subscriber_states");
        state.HasKey(s => s.SubscriberId);
        state.Property(s => s.SubscriberId).ValueGeneratedNever();
        state.Property(s => s.Trouble).HasMaxLength(300);
        state.HasOne<Subscriber>().WithOne().HasForeignKey<SubscriberState>(s => s.SubscriberId).OnDelete(DeleteBehavior.Cascade);
    }
}
