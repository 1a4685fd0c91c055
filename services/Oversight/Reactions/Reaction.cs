using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartyPlatform.Oversight.Entries;

namespace PartyPlatform.Oversight.Reactions;

/// <summary>How a member may react to an entry; a fixed set.</summary>
public enum ReactionKind
{
    /// <summary>赞同.</summary>
    Agree,

    /// <summary>受触动.</summary>
    Touched,
}

/// <summary>How often members reacted to an entry.</summary>
/// <param name="Agree">赞同.</param>
/// <param name="Touched">受触动.</param>
public sealed record ReactionCounts(int Agree, int Touched)
{
    internal static ReactionCounts None { get; } = new(0, 0);
}

/// <summary>How the caller reacted.</summary>
/// <param name="Number">The entry.</param>
/// <param name="Kind">How.</param>
public sealed record OwnReaction(int Number, ReactionKind Kind);

/// <summary>That a member reacted. Only counts are ever shown.</summary>
internal sealed class Reaction
{
    private Reaction()
    {
    }

    public Guid EntryId { get; private set; }

    public Guid MemberId { get; private set; }

    public ReactionKind Kind { get; private set; }
}

internal sealed class ReactionMapping : IEntityTypeConfiguration<Reaction>
{
    public void Configure(EntityTypeBuilder<Reaction> reaction)
    {
        reaction.ToTable("review_reactions");
        reaction.HasKey(r => new { r.EntryId, r.MemberId, r.Kind });
        reaction.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        reaction.HasOne<Entry>().WithMany().HasForeignKey(r => r.EntryId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>An entry whose counts changed and were not pushed to viewers yet.</summary>
internal sealed class PendingPush
{
    private PendingPush()
    {
    }

    public Guid ReviewId { get; private set; }

    public int Number { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }
}

internal sealed class PendingPushMapping : IEntityTypeConfiguration<PendingPush>
{
    public void Configure(EntityTypeBuilder<PendingPush> pending)
    {
        pending.ToTable("review_reactions_pending");
        pending.HasKey(p => new { p.ReviewId, p.Number });
    }
}

/// <summary>When counts of a review were last pushed: at most once a second, whichever replica does it.</summary>
internal sealed class LastPush
{
    private LastPush()
    {
    }

    public Guid ReviewId { get; private set; }

    public DateTimeOffset PushedAt { get; private set; }
}

internal sealed class LastPushMapping : IEntityTypeConfiguration<LastPush>
{
    public void Configure(EntityTypeBuilder<LastPush> push)
    {
        push.ToTable("review_reaction_pushes");
        push.HasKey(p => p.ReviewId);
        push.Property(p => p.ReviewId).ValueGeneratedNever();
    }
}

internal static class ReactionReading
{
    public static async Task<Dictionary<Guid, ReactionCounts>> ReactionsOfAsync(
        this OversightDb db, IReadOnlyList<Guid> entryIds, CancellationToken cancellationToken) =>
        await db.Set<Reaction>().Where(reaction => entryIds.Contains(reaction.EntryId)).GroupBy(reaction => reaction.EntryId)
            .Select(entry => new
            {
                entry.Key,
                Agree = entry.Count(reaction => reaction.Kind == ReactionKind.Agree),
                Touched = entry.Count(reaction => reaction.Kind == ReactionKind.Touched),
            })
            .ToDictionaryAsync(entry => entry.Key, entry => new ReactionCounts(entry.Agree, entry.Touched), cancellationToken);

    public static async Task<IReadOnlyList<OwnReaction>> OwnReactionsAsync(
        this OversightDb db, IReadOnlyList<Entry> entries, Guid memberId, CancellationToken cancellationToken)
    {
        var numbers = entries.ToDictionary(entry => entry.Id, entry => entry.Number);
        var own = await db.Set<Reaction>().AsNoTracking()
            .Where(reaction => reaction.MemberId == memberId && numbers.Keys.Contains(reaction.EntryId)).ToListAsync(cancellationToken);
        return [.. own.Select(reaction => new OwnReaction(numbers[reaction.EntryId], reaction.Kind)).OrderBy(reaction => reaction.Number)];
    }
}
