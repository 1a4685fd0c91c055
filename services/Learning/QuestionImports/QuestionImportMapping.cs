using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartyPlatform.Learning.QuestionImports.Reading;
using PartyPlatform.Learning.Questions;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.QuestionImports;

internal sealed class QuestionImportMapping : IEntityTypeConfiguration<QuestionImport>
{
    public void Configure(EntityTypeBuilder<QuestionImport> import)
    {
        import.ToTable("question_imports");
        import.Property(i => i.Id).ValueGeneratedNever();
        import.Property(i => i.FileName).HasMaxLength(UploadedFile.LongestName);
        import.Property(i => i.Format).HasConversion<string>().HasMaxLength(20);
        import.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
        import.Property(i => i.Result).HasColumnType("jsonb").HasConversion(
            result => JsonSerializer.Serialize(result, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<ImportResult>(json, JsonSerializerOptions.Web));
        import.HasIndex(i => i.ExpiresAt);
    }
}

internal sealed class QuestionImportRowMapping : IEntityTypeConfiguration<QuestionImportRow>
{
    public void Configure(EntityTypeBuilder<QuestionImportRow> row)
    {
        row.ToTable("question_import_rows");
        row.HasKey(r => new { r.ImportId, r.Number });
        row.Ignore(r => r.Content);
        row.Ignore(r => r.IsSound);
        row.Property(r => r.Type).HasConversion<string>().HasMaxLength(20);
        row.Property(r => r.Difficulty).HasConversion<string>().HasMaxLength(20);
        row.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(20);
        row.Property(r => r.Decision).HasConversion<string>().HasMaxLength(20);
        row.Property(r => r.Location).HasMaxLength(60);
        row.Property(r => r.StemKey).HasMaxLength(StemKey.Length);
        row.Property(r => r.SimilarKey).HasMaxLength(StemKey.Length);
        row.Property(r => r.Category).HasMaxLength(Category.NameLength);
        row.Property(r => r.RowVersion).IsRowVersion();
        AsJson<QuestionOption>(row.Property(r => r.Options));
        AsJson<QuestionOption>(row.Property(r => r.ReadOptions));
        AsJson<string>(row.Property(r => r.Answer));
        AsJson<RowProblem>(row.Property(r => r.Problems));
        row.Property(r => r.DuplicateOf).HasColumnType("jsonb").HasConversion(
            other => JsonSerializer.Serialize(other, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<DuplicateOf>(json, JsonSerializerOptions.Web));
        row.HasIndex(r => new { r.ImportId, r.Outcome, r.Number });
        row.HasIndex(r => new { r.ImportId, r.StemKey });
        row.HasIndex(r => new { r.ImportId, r.SimilarKey });
        row.HasOne<QuestionImport>().WithMany().HasForeignKey(r => r.ImportId).OnDelete(DeleteBehavior.Cascade);
    }

    // The lists are replaced as a whole, never changed in place.
    private static void AsJson<T>(PropertyBuilder<IReadOnlyList<T>> property) => property.HasColumnType("jsonb").HasConversion(
        list => JsonSerializer.Serialize(list, JsonSerializerOptions.Web),
        json => JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Web)!,
        new ValueComparer<IReadOnlyList<T>>((left, right) => ReferenceEquals(left, right), list => list.Count, list => list));
}
