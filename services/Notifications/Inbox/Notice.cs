using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartyPlatform.Notifications.Inbox;

/// <summary>What a message tells; the client has the words for it in both languages.</summary>
internal enum NoticeKind
{
    StoryApproved,
    StoryReturned,
    StoryWithdrawn,
    StorySubmitted,
    ReviewAnnounced,
    ReviewRescheduled,
    ReviewCancelled,
    ReviewStarted,
    QuizPublished,
    TopicOpened,
}

/// <summary>
/// A message in the inbox of one member, of some branches or of everybody. One row whatever the number of readers: what a
/// member has read is kept with the member, so an announcement to ten thousand people is one insert.
/// </summary>
internal sealed class Notice
{
    private Notice()
    {
    }

    public Guid Id { get; private set; }

    public NoticeKind Kind { get; private set; }

    /// <summary>The one reader; null if it is for branches or everybody.</summary>
    public Guid? MemberId { get; private set; }

    /// <summary>The branches it is for; null for everybody.</summary>
    public Guid[]? BranchIds { get; private set; }

    /// <summary>What it is about: the story, the review, the quiz, the topic.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The values that the client puts into its words, as JSON.</summary>
    public string Values { get; private set; } = "{}";

    /// <summary>When it happened.</summary>
    public DateTimeOffset OccurredAt { get; private set; }

    /// <summary>When it came here, by the database's clock: what the inbox is sorted by, so that a late message is still unread.</summary>
    public DateTimeOffset ArrivedAt { get; private set; }

    /// <summary>What there can be only once, whatever the message ids of the internal events are.</summary>
    public string Key { get; private set; } = "";
}

/// <summary>A message that a member has read by itself.</summary>
internal sealed class NoticeRead
{
    private NoticeRead()
    {
    }

    public Guid MemberId { get; private set; }

    public Guid NoticeId { get; private set; }
}

/// <summary>Up to when a member has read everything.</summary>
internal sealed class InboxMark
{
    private InboxMark()
    {
    }

    public Guid MemberId { get; private set; }

    public DateTimeOffset ReadThrough { get; private set; }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<NoticeRead>, IEntityTypeConfiguration<InboxMark>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notices");
        notice.Property(n => n.Id).ValueGeneratedNever();
        notice.Property(n => n.Kind).HasConversion<string>().HasMaxLength(30);
        notice.Property(n => n.Values).HasColumnType("jsonb");
        notice.Property(n => n.ArrivedAt).HasDefaultValueSql("clock_timestamp()");
        notice.Property(n => n.Key).HasMaxLength(200);
        notice.HasIndex(n => n.Key).IsUnique();
        notice.HasIndex(n => new { n.MemberId, n.ArrivedAt, n.Id });
        notice.HasIndex(n => new { n.ArrivedAt, n.Id });
    }

    public void Configure(EntityTypeBuilder<NoticeRead> read)
    {
        read.ToTable("notice_reads");
        read.HasKey(r => new { r.MemberId, r.NoticeId });
        read.HasOne<Notice>().WithMany().HasForeignKey(r => r.NoticeId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<InboxMark> mark)
    {
        mark.ToTable("inbox_marks");
        mark.HasKey(m => m.MemberId);
        mark.Property(m => m.MemberId).ValueGeneratedNever();
    }
}
