using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Oversight.Entries;
using PartyPlatform.Oversight.Reviews;

namespace PartyPlatform.Oversight.Reactions;

/// <summary>A member reacts to an entry, or takes it back. Doing it twice changes nothing.</summary>
internal static class React
{
    public static Task<Results<NoContent, NotFound>> Add(
        Guid reviewId, int number, ReactionKind kind, Caller caller, OversightDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        ChangeAsync(reviewId, number, caller, db, clock, entryId => db.Database.ExecuteSqlAsync($"""
            insert into review_reactions (entry_id, member_id, kind) values ({entryId}, {caller.MemberId}, {kind.ToString()}) on conflict do nothing
            """, cancellationToken), cancellationToken);

    public static Task<Results<NoContent, NotFound>> TakeBack(
        Guid reviewId, int number, ReactionKind kind, Caller caller, OversightDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        ChangeAsync(reviewId, number, caller, db, clock, entryId => db.Database.ExecuteSqlAsync($"""
            delete from review_reactions where entry_id = {entryId} and member_id = {caller.MemberId} and kind = {kind.ToString()}
            """, cancellationToken), cancellationToken);

    private static async Task<Results<NoContent, NotFound>> ChangeAsync(
        Guid reviewId, int number, Caller caller, OversightDb db, TimeProvider clock, Func<Guid, Task<int>> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldAsync(reviewId, caller, cancellationToken) is not { } state
            || await db.Set<Entry>().Where(entry => entry.ReviewId == reviewId && entry.Number == number)
                .Select(entry => (Guid?)entry.Id).SingleOrDefaultAsync(cancellationToken) is not { } entryId)
            return TypedResults.NotFound();
        Review.RequireLive(state);

        // Touched even if it waits there already: its lock keeps the push from counting before this commits.
        if (await change(entryId) == 1)
            await db.Database.ExecuteSqlAsync($"""
                insert into review_reactions_pending (review_id, number, changed_at) values ({reviewId}, {number}, {clock.GetUtcNow()})
                on conflict (review_id, number) do update set changed_at = excluded.changed_at
                """, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
