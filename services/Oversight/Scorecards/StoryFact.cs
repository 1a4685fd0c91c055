using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartyPlatform.Oversight.Scorecards;

/// <summary>
/// What Showcase told of a story. Approval and withdrawal come in any order, so each writes its own columns, and only a
/// story that was approved and not withdrawn counts.
/// </summary>
internal sealed class StoryFact
{
    private StoryFact()
    {
    }

    public Guid StoryId { get; private set; }

    /// <summary>The branch it counts for.</summary>
    public Guid BranchId { get; private set; }

    /// <summary>The office's month of the approval, by its first day; null while only the withdrawal is known.</summary>
    public DateOnly? Month { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }
}

internal sealed class StoryFactMapping : IEntityTypeConfiguration<StoryFact>
{
    public void Configure(EntityTypeBuilder<StoryFact> fact)
    {
        fact.ToTable("story_facts");
        fact.HasKey(f => f.StoryId);
        fact.Property(f => f.StoryId).ValueGeneratedNever();
        fact.HasIndex(f => new { f.Month, f.BranchId });
    }
}
