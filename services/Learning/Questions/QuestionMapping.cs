using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartyPlatform.Learning.Questions;

internal sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.ToTable("questions");
        question.Property(q => q.Id).ValueGeneratedNever();
        question.Property(q => q.State).HasConversion<string>().HasMaxLength(20);
        question.Property(q => q.RowVersion).IsRowVersion();
        question.HasIndex(q => q.Number).IsUnique();
        question.HasIndex(q => new { q.UpdatedAt, q.Id });
        question.HasMany(q => q.Versions).WithOne().HasForeignKey(version => version.QuestionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class QuestionVersionMapping : IEntityTypeConfiguration<QuestionVersion>
{
    public void Configure(EntityTypeBuilder<QuestionVersion> version)
    {
        version.ToTable("question_versions");
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Type).HasConversion<string>().HasMaxLength(20);
        version.Property(v => v.Difficulty).HasConversion<string>().HasMaxLength(20);
        version.Property(v => v.Stem).HasMaxLength(QuestionContent.StemLength);
        version.Property(v => v.StemKey).HasMaxLength(StemKey.Length);
        version.Property(v => v.SimilarKey).HasMaxLength(StemKey.Length);
        version.Property(v => v.Explanation).HasMaxLength(QuestionContent.ExplanationLength);
        version.Property(v => v.Options).HasColumnType("jsonb").HasConversion(
            options => JsonSerializer.Serialize(options, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<List<QuestionOption>>(json, JsonSerializerOptions.Web)!,
            Unchanging<QuestionOption>());
        version.Property(v => v.Answer).HasColumnType("jsonb").HasConversion(
            answer => JsonSerializer.Serialize(answer, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<List<string>>(json, JsonSerializerOptions.Web)!,
            Unchanging<string>());
        version.HasIndex(v => new { v.QuestionId, v.Number }).IsUnique();
        version.HasIndex(v => v.StemKey);
        version.HasIndex(v => v.SimilarKey);
        version.HasIndex(v => new { v.CategoryId, v.Type, v.Difficulty });
        version.HasOne<Category>().WithMany().HasForeignKey(v => v.CategoryId).OnDelete(DeleteBehavior.Restrict);
        version.HasOne<QuestionSource>().WithMany().HasForeignKey(v => v.SourceId).OnDelete(DeleteBehavior.Restrict);
    }

    // A version is written once, so its lists are the same as long as they are the same object.
    private static ValueComparer<IReadOnlyList<T>> Unchanging<T>() =>
        new((left, right) => ReferenceEquals(left, right), list => list.Count, list => list);
}

internal sealed class CategoryMapping : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> category)
    {
        category.ToTable("question_categories");
        category.Property(c => c.Id).ValueGeneratedNever();
        category.Property(c => c.Name).HasMaxLength(Category.NameLength);
        // Two subjects of one name are a slip as well, so nulls are alike here.
        category.HasIndex(c => new { c.ParentId, c.Name }).IsUnique().AreNullsDistinct(false);
        category.HasOne<Category>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class QuestionSourceMapping : IEntityTypeConfiguration<QuestionSource>
{
    public void Configure(EntityTypeBuilder<QuestionSource> source)
    {
        source.ToTable("question_sources");
        source.Property(s => s.Id).ValueGeneratedNever();
        source.Property(s => s.Name).HasMaxLength(QuestionSource.NameLength);
        source.HasIndex(s => s.Name).IsUnique();
    }
}
