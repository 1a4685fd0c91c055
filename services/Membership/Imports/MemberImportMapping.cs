using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Membership.Imports;

internal sealed class MemberImportMapping : IEntityTypeConfiguration<MemberImport>, IEntityTypeConfiguration<MemberImportRow>
{
    public void Configure(EntityTypeBuilder<MemberImport> import)
    {
        import.ToTable("member_imports");
        import.Property(i => i.Id).ValueGeneratedNever();
        import.Property(i => i.FileName).HasMaxLength(UploadedFile.LongestName);
        import.Property(i => i.Format).HasConversion<string>().HasMaxLength(10);
        import.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
        import.PrimitiveCollection(i => i.IgnoredColumns).HasColumnType("text[]");
        import.Property<uint>("xmin").IsRowVersion();
        import.HasIndex(i => i.CreatedAt);
    }

    public void Configure(EntityTypeBuilder<MemberImportRow> row)
    {
        row.ToTable("member_import_rows");
        row.HasKey(r => new { r.ImportId, r.Number });
        row.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(20);
        Json(row.Property(r => r.Values));
        Json(row.Property(r => r.Problems));
        Json(row.Property(r => r.Understood));
        row.HasOne<MemberImport>().WithMany().HasForeignKey(r => r.ImportId).OnDelete(DeleteBehavior.Cascade);
    }

    // The values are replaced as a whole and never changed in place, so comparing references is enough.
    private static void Json<T>(PropertyBuilder<T> property) => property.HasColumnType("jsonb").HasConversion(
        value => JsonSerializer.Serialize(value, MessagingJson.Options),
        json => JsonSerializer.Deserialize<T>(json, MessagingJson.Options)!,
        new ValueComparer<T>((left, right) => ReferenceEquals(left, right), value => value == null ? 0 : value.GetHashCode(), value => value));
}
