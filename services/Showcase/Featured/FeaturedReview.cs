using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Messaging;

namespace PartyPlatform.Showcase.Featured;

/// <summary>A review whose branches' stories are shown while it runs.</summary>
internal sealed class FeaturedReview
{
    private FeaturedReview()
    {
    }

    public Guid ReviewId { get; private set; }

    public string Title { get; private set; } = "";

    public Guid[] BranchIds { get; private set; } = [];

    /// <summary>Null while only its end is known: events come in any order.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }
}

internal sealed class FeaturedReviewMapping : IEntityTypeConfiguration<FeaturedReview>
{
    public void Configure(EntityTypeBuilder<FeaturedReview> review)
    {
        review.ToTable("featured_reviews");
        review.HasKey(r => r.ReviewId);
        review.Property(r => r.ReviewId).ValueGeneratedNever();
        review.Property(r => r.Title).HasMaxLength(200);
        review.HasIndex(r => r.StartedAt).HasFilter("closed_at is null").HasDatabaseName("ix_featured_reviews_running");
    }
}

/// <summary>Remembers which reviews run. Each statement ends in the same row in whatever order and however often the two come.</summary>
internal sealed class RecordReview(ShowcaseDb db) : IEventHandler<ReviewStarted>, IEventHandler<ReviewClosed>
{
    public Task HandleAsync(ReviewStarted message, EventContext context, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            insert into featured_reviews (review_id, title, branch_ids, started_at)
            values ({message.ReviewId}, left({message.Title}, 200), {message.BranchIds.ToArray()}, {message.StartedAt})
            on conflict (review_id) do update set title = excluded.title, branch_ids = excluded.branch_ids, started_at = excluded.started_at
            """, cancellationToken);

    public Task HandleAsync(ReviewClosed message, EventContext context, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            insert into featured_reviews (review_id, title, branch_ids, closed_at)
            values ({message.ReviewId}, left({message.Title}, 200), {message.BranchIds.ToArray()}, {message.ClosedAt})
            on conflict (review_id) do update set closed_at = excluded.closed_at
            """, cancellationToken);
}
