using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PartyPlatform.Messaging;

namespace PartyPlatform.Oversight.Reviews;

internal sealed class ReviewMapping : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.ToTable("reviews");
        review.Property(r => r.Id).ValueGeneratedNever();
        review.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        review.Property(r => r.Title).HasMaxLength(100);
        review.Property(r => r.Agenda).AsJson();
        review.Property(r => r.Reason).HasMaxLength(200);
        review.Property(r => r.RowVersion).IsRowVersion();
        review.HasIndex(r => new { r.CreatedAt, r.Id });
        review.HasIndex(r => new { r.State, r.StartsAt });
        review.Ignore(r => r.BranchIds);
        review.Ignore(r => r.Speaking);
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
