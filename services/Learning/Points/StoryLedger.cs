using Microsoft.EntityFrameworkCore;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Learning.Points;

/// <summary>A story that was withdrawn after it had been published; its approval may still be on its way.</summary>
internal sealed class StoryWithdrawal
{
    public Guid StoryId { get; init; }

    public DateTimeOffset WithdrawnAt { get; init; }
}

/// <summary>
/// A story's lines in the ledger: one when it was approved, one more that undoes it when it was withdrawn. Whichever is
/// heard first, and however often, the lines are the same in the end.
/// </summary>
internal sealed class StoryLedger(LearningDb db, PointRules rules)
{
    private const string Withdrawn = "稿件已撤回，积分一并收回";

    public async Task CreditAsync(StoryOccasion story, CancellationToken cancellationToken)
    {
        await OneAtATimeAsync(story.AuthorId, cancellationToken);
        if (await EntryOf(story.StoryId).AnyAsync(cancellationToken))
            return;

        var entry = PointEntry.For(
            story, await rules.AllAsync(db, cancellationToken), await SoFarAsync(story.AuthorId, story.At.BusinessDate(), cancellationToken));
        if (entry is null)
            return;
        db.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        if (await db.Set<StoryWithdrawal>().FindAsync([story.StoryId], cancellationToken) is { } withdrawal)
            await ReverseAsync(entry, withdrawal.WithdrawnAt, cancellationToken);
    }

    public async Task TakeBackAsync(Guid storyId, Guid authorId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await OneAtATimeAsync(authorId, cancellationToken);
        if (await db.Set<StoryWithdrawal>().AnyAsync(withdrawal => withdrawal.StoryId == storyId, cancellationToken))
            return;

        db.Add(new StoryWithdrawal { StoryId = storyId, WithdrawnAt = at });
        if (await EntryOf(storyId).SingleOrDefaultAsync(cancellationToken) is { } entry)
            await ReverseAsync(entry, at, cancellationToken);
    }

    private IQueryable<PointEntry> EntryOf(Guid storyId) => db.Set<PointEntry>().Where(entry => entry.OccasionId == storyId && entry.ReversesId == null);

    private async Task ReverseAsync(PointEntry entry, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // The Party office may have taken it back by hand before.
        if (await db.Set<PointEntry>().AnyAsync(other => other.ReversesId == entry.Id, cancellationToken))
            return;
        db.Add(entry.Reverse(Withdrawn, (await SoFarAsync(entry.MemberId, at.BusinessDate(), cancellationToken)).LastOrdinal, at));
    }

    private async Task<PointsSoFar> SoFarAsync(Guid memberId, DateOnly day, CancellationToken cancellationToken)
    {
        var today = db.Set<PointEntry>().Where(entry => entry.MemberId == memberId && entry.CapGroup == PointRule.StoryGroup && entry.Day == day);
        return new PointsSoFar(
            GivenForSource: 0,
            await today.Where(entry => entry.ReversesId == null).SumAsync(entry => entry.Amount, cancellationToken),
            await today.MaxAsync(entry => (int?)entry.Ordinal, cancellationToken) ?? 0);
    }

    // Approval and withdrawal of a story, and two stories of an author, may be delivered at the same moment; each must see
    // what the other did. The lock ends with the delivery's transaction.
    private Task<int> OneAtATimeAsync(Guid authorId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('story points ' || {authorId.ToString()}, 0))", cancellationToken);
}
