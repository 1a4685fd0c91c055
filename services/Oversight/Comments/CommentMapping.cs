using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartyPlatform.Oversight.Reviews;

namespace PartyPlatform.Oversight.Comments;

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.ToTable("review_comments");
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.Property(c => c.Text).HasMaxLength(Comment.TextLength);
        comment.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        comment.Property(c => c.HeldFor).HasConversion<string>().HasMaxLength(20);
        comment.Property(c => c.RemovalReason).HasMaxLength(200);
        comment.HasOne<Review>().WithMany().HasForeignKey(c => c.ReviewId).OnDelete(DeleteBehavior.Restrict);
        comment.HasIndex(c => new { c.ReviewId, c.State, c.PostedAt, c.Id });
        comment.HasIndex(c => new { c.AuthorId, c.PostedAt });
    }
}

internal sealed class CommentDecisionMapping : IEntityTypeConfiguration<CommentDecision>
{
    public void Configure(EntityTypeBuilder<CommentDecision> decision)
    {
        decision.ToTable("review_comment_decisions");
        decision.Property(d => d.Id).ValueGeneratedNever();
        decision.Property(d => d.Kind).HasConversion<string>().HasMaxLength(20);
        decision.Property(d => d.Reason).HasMaxLength(200);
        decision.HasOne<Comment>().WithMany().HasForeignKey(d => d.CommentId).OnDelete(DeleteBehavior.Restrict);
        decision.HasIndex(d => new { d.ReviewId, d.DecidedAt, d.Id });
    }
}
