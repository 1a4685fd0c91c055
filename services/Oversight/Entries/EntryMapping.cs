using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartyPlatform.Oversight.Reviews;

namespace PartyPlatform.Oversight.Entries;

internal sealed class EntryMapping : IEntityTypeConfiguration<Entry>
{
    public void Configure(EntityTypeBuilder<Entry> entry)
    {
        entry.ToTable("review_entries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Kind).HasConversion<string>().HasMaxLength(20);
        entry.Property(e => e.Section).HasConversion<string>().HasMaxLength(20);
        entry.Property(e => e.Text).HasMaxLength(Entry.TextLength);
        entry.Property(e => e.Pictures).AsJson();
        entry.Property(e => e.SpeakerName).HasMaxLength(30);
        entry.Property(e => e.Version).IsConcurrencyToken();
        entry.Property(e => e.Corrections).AsJson();
        entry.Ignore(e => e.WrittenBy);
        entry.HasOne<Review>().WithMany().HasForeignKey(e => e.ReviewId).OnDelete(DeleteBehavior.Restrict);

        // Whatever happens to the lock, a number is given once.
        entry.HasIndex(e => new { e.ReviewId, e.Number }).IsUnique();
    }
}
