using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PartyPlatform.Messaging;

namespace PartyPlatform.Showcase.Stories;

internal sealed class StoryMapping : IEntityTypeConfiguration<Story>
{
    public void Configure(EntityTypeBuilder<Story> story)
    {
        story.ToTable("stories");
        story.Property(s => s.Id).ValueGeneratedNever();
        story.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
        story.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        story.Property(s => s.Title).HasMaxLength(StoryContent.TitleLength);
        story.Property(s => s.Body).HasMaxLength(StoryContent.BodyLength);
        story.Property(s => s.Excerpt).HasMaxLength(StoryMarkdown.ExcerptLength + 1);
        story.Property(s => s.Pictures).AsJson();
        story.Property(s => s.Fingerprint).HasMaxLength(64);
        story.Property(s => s.RowVersion).IsRowVersion();
        story.Ignore(s => s.Content);
        story.HasIndex(s => new { s.PublishedAt, s.Id }).HasFilter("state = 'Approved'").HasDatabaseName("ix_stories_published");
        story.HasIndex(s => new { s.SubmittedAt, s.Id }).HasFilter("state = 'Submitted'").HasDatabaseName("ix_stories_waiting");
        story.HasIndex(s => new { s.AuthorId, s.CreatedAt, s.Id });
        story.HasIndex(s => new { s.CreatedAt, s.Id });
        story.HasIndex(s => new { s.BranchId, s.State });
    }
}

internal sealed class StoryVersionMapping : IEntityTypeConfiguration<StoryVersion>
{
    public void Configure(EntityTypeBuilder<StoryVersion> version)
    {
        version.ToTable("story_versions");
        version.HasKey(v => new { v.StoryId, v.Number });
        version.Property(v => v.Kind).HasConversion<string>().HasMaxLength(20);
        version.Property(v => v.Title).HasMaxLength(StoryContent.TitleLength);
        version.Property(v => v.Body).HasMaxLength(StoryContent.BodyLength);
        version.Property(v => v.Pictures).AsJson();
        version.Property(v => v.Fingerprint).HasMaxLength(64);
        version.HasOne<Story>().WithMany().HasForeignKey(v => v.StoryId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StoryStepMapping : IEntityTypeConfiguration<StoryStep>
{
    public void Configure(EntityTypeBuilder<StoryStep> step)
    {
        step.ToTable("story_steps");
        step.Property(s => s.Id).ValueGeneratedNever();
        step.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        step.Property(s => s.Comments).HasMaxLength(2000);
        step.HasOne<Story>().WithMany().HasForeignKey(s => s.StoryId).OnDelete(DeleteBehavior.Restrict);
        step.HasIndex(s => new { s.StoryId, s.At });
        // Whatever the code believes: a version is handed in once and decided once, in any race.
        step.HasIndex(s => new { s.StoryId, s.Version }).IsUnique().HasFilter("kind in ('Approved', 'Returned')").HasDatabaseName("ix_story_steps_decided");
        step.HasIndex(s => new { s.StoryId, s.Version, s.Kind }).IsUnique().HasFilter("kind = 'Submitted'").HasDatabaseName("ix_story_steps_submitted");
    }
}

internal sealed class StoryLikeMapping : IEntityTypeConfiguration<StoryLike>
{
    public void Configure(EntityTypeBuilder<StoryLike> like)
    {
        like.ToTable("story_likes");
        like.HasKey(l => new { l.StoryId, l.MemberId });
        like.HasOne<Story>().WithMany().HasForeignKey(l => l.StoryId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class JsonColumns
{
    /// <summary>Writes the value as one jsonb. It is replaced as a whole, so it changed when it is another object.</summary>
    public static void AsJson<T>(this PropertyBuilder<T> property)
        where T : class
    {
        property.HasColumnType("jsonb");
        property.HasConversion(
            new ValueConverter<T, string>(
                value => JsonSerializer.Serialize(value, MessagingJson.Options),
                json => JsonSerializer.Deserialize<T>(json, MessagingJson.Options)!),
            new ValueComparer<T>((left, right) => ReferenceEquals(left, right), value => value.GetHashCode(), value => value));
    }
}
