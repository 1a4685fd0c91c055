using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Oversight.Reviews;

namespace PartyPlatform.Oversight.Entries;

/// <summary>How an entry stands out.</summary>
/// <param name="IsKey">要点.</param>
/// <param name="IsPinned">置顶; whatever was pinned before is not any more.</param>
public sealed record EntryMarks(bool IsKey, bool IsPinned);

internal static class MarkEntry
{
    public static Task<Results<Ok<EntryResponse>, NotFound>> Handle([AsParameters] EntryStep step, EntryMarks request, CancellationToken cancellationToken) =>
        step.TakeAsync(
            async (review, entry, _) =>
            {
                review.RequireScribe(step.Caller);
                if (request.IsPinned)
                    foreach (var other in await step.Db.Set<Entry>().Where(e => e.ReviewId == review.Id && e.IsPinned && e.Id != entry.Id).ToListAsync(cancellationToken))
                        other.Mark(other.IsKey, isPinned: false);
                entry.Mark(request.IsKey, request.IsPinned);
                return (ReviewChannels.EntryPinned, new EntryMarked(entry.Number, entry.IsKey, entry.IsPinned));
            },
            cancellationToken);

    /// <summary>Told on the review's channel; a pinned entry replaces the one before.</summary>
    internal sealed record EntryMarked(int Number, bool IsKey, bool IsPinned);
}
