using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Oversight.Reactions;
using PartyPlatform.Oversight.Reviews;

namespace PartyPlatform.Oversight.Entries;

/// <summary>Entries in the order of their numbers.</summary>
/// <param name="Items">The entries.</param>
/// <param name="Next">The number to go on after; null at the end.</param>
/// <param name="Mine">How the caller reacted to them.</param>
public sealed record EntriesResponse(IReadOnlyList<EntryResponse> Items, int? Next, IReadOnlyList<OwnReaction> Mine);

internal static class ListEntries
{
    public static async Task<Results<Ok<EntriesResponse>, NotFound>> Handle(
        Guid reviewId, [Range(0, int.MaxValue)] int? after, [Range(1, 100)] int? limit, Caller caller, OversightDb db, CancellationToken cancellationToken)
    {
        if (!await db.Set<Review>().VisibleTo(caller).AnyAsync(review => review.Id == reviewId, cancellationToken))
            return TypedResults.NotFound();

        var (from, size) = (after ?? 0, limit ?? 50);
        var found = await db.Set<Entry>().AsNoTracking().Where(entry => entry.ReviewId == reviewId && entry.Number > from)
            .OrderBy(entry => entry.Number).Take(size + 1).ToListAsync(cancellationToken);
        var items = found.Take(size).ToList();
        return TypedResults.Ok(new EntriesResponse(
            await db.AnswerAsync(items, cancellationToken),
            found.Count > size ? items[^1].Number : null,
            await db.OwnReactionsAsync(items, caller.MemberId, cancellationToken)));
    }
}
