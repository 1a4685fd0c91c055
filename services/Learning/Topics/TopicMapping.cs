using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartyPlatform.Learning.Topics;

internal sealed class TopicMapping : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> topic)
    {
        topic.ToTable("topics");
        topic.Property(t => t.Id).ValueGeneratedNever();
        topic.Property(t => t.Kind).HasConversion<string>().HasMaxLength(20);
        topic.Property(t => t.Title).HasMaxLength(120);
        topic.Property(t => t.Description).HasMaxLength(2000);
        topic.Property(t => t.WatchUrl).HasMaxLength(WatchLink.MostCharacters);
        topic.Property(t => t.RowVersion).IsRowVersion();

        // One topic a review, one wall for the office and one a branch, whoever asks first.
        topic.HasIndex(t => t.ReviewId).IsUnique();
        topic.HasIndex(t => t.Kind).IsUnique().HasFilter("kind = 'Office'").HasDatabaseName("ix_topics_office_wall");
        topic.HasIndex(t => t.BranchId).IsUnique().HasFilter("kind = 'Branch'").HasDatabaseName("ix_topics_branch_wall");
        topic.HasIndex(t => new { t.OpenedAt, t.Id });
    }
}

internal sealed class TopicPostMapping : IEntityTypeConfiguration<TopicPost>
{
    public void Configure(EntityTypeBuilder<TopicPost> post)
    {
        post.ToTable("topic_posts");
        post.Property(p => p.Id).ValueGeneratedNever();
        post.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
        post.Property(p => p.Text).HasMaxLength(TopicPost.MostCharacters);
        post.Property(p => p.LikeCount).HasDefaultValue(0);
        post.HasOne<Topic>().WithMany().HasForeignKey(p => p.TopicId).OnDelete(DeleteBehavior.Restrict);
        post.HasOne<TopicPost>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
        post.HasIndex(p => new { p.TopicId, p.ParentId, p.PostedAt, p.Id });
        post.HasIndex(p => new { p.TopicId, p.LikeCount, p.Id });
        post.HasIndex(p => new { p.ParentId, p.PostedAt });
        post.HasIndex(p => new { p.AuthorId, p.PostedAt });
        post.HasIndex(p => new { p.PostedAt, p.Id });
    }
}

internal sealed class PostLikeMapping : IEntityTypeConfiguration<PostLike>
{
    public void Configure(EntityTypeBuilder<PostLike> like)
    {
        like.ToTable("topic_likes");
        like.HasKey(l => new { l.PostId, l.MemberId });
        like.HasOne<TopicPost>().WithMany().HasForeignKey(l => l.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PostDecisionMapping : IEntityTypeConfiguration<PostDecision>
{
    public void Configure(EntityTypeBuilder<PostDecision> decision)
    {
        decision.ToTable("topic_post_decisions");
        decision.Property(d => d.Id).ValueGeneratedNever();
        decision.Property(d => d.Action).HasConversion<string>().HasMaxLength(20);
        decision.Property(d => d.Reason).HasMaxLength(200);
        decision.HasOne<TopicPost>().WithMany().HasForeignKey(d => d.PostId).OnDelete(DeleteBehavior.Restrict);
        decision.HasIndex(d => new { d.PostId, d.DecidedAt });
    }
}

internal sealed class TopicRulesMapping : IEntityTypeConfiguration<TopicRules>
{
    public void Configure(EntityTypeBuilder<TopicRules> rules)
    {
        rules.ToTable("topic_rules");
        rules.Property(r => r.Id).ValueGeneratedNever();
        rules.Property(r => r.RowVersion).IsRowVersion();
        rules.HasData(new { Id = TopicRules.TheOne, Words = Array.Empty<string>() });
    }
}
