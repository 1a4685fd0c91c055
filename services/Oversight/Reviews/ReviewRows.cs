using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>Which reviews a caller finds, and what the caller may do in them.</summary>
internal static class ReviewRows
{
    /// <summary>The review with its row locked until the end of the transaction; null if the caller may not know of it.</summary>
    public static async Task<Review?> LockAsync(this OversightDb db, Guid reviewId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await db.Set<Review>().FromSql($"select *, xmin from reviews where id = {reviewId} for update").ToListAsync(cancellationToken);
        return found is [var review] && MaySee(caller, review.State) ? review : null;
    }

    /// <summary>
    /// The state of a review that cannot change until the end of the transaction, or null. Many hold it at once: comments
    /// are checked side by side, a close waits for them.
    /// </summary>
    public static async Task<ReviewState?> HoldAsync(this OversightDb db, Guid reviewId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await db.Database.SqlQuery<string>($"select state as \"Value\" from reviews where id = {reviewId} for share").ToListAsync(cancellationToken);
        return found is [var state] && Enum.Parse<ReviewState>(state) is var known && MaySee(caller, known) ? known : null;
    }

    /// <summary>What is still being planned is the Party office's alone.</summary>
    public static IQueryable<Review> VisibleTo(this IQueryable<Review> reviews, Caller caller) =>
        IsOffice(caller) ? reviews : reviews.Where(review => review.State != ReviewState.Draft);

    public static bool IsOffice(Caller caller) => caller.Has(PartyRole.PartyOffice);

    public static bool MayScribe(this Review review, Caller caller) => IsOffice(caller) || review.ScribeIds.Contains(caller.MemberId);

    /// <exception cref="NotAllowed">The caller is neither of the office nor a scribe of this review.</exception>
    public static void RequireScribe(this Review review, Caller caller)
    {
        if (!review.MayScribe(caller))
            throw new NotAllowed("review.notScribe", "只有党务办公室和这场评议的记录员能发布", "Only the Party office and the scribes of this review post here.");
    }

    private static bool MaySee(Caller caller, ReviewState state) => state is not ReviewState.Draft || IsOffice(caller);
}
