using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Oversight.Reviews;

internal static class ReadReview
{
    public static async Task<Results<Ok<ReviewResponse>, NotFound>> Handle(
        Guid reviewId, Caller caller, HttpContext context, OversightDb db, CancellationToken cancellationToken)
    {
        // The positions first: what happens after them comes with the stream, even if it is in this answer already.
        var positions = await ReviewChannels.PositionsAsync(db, reviewId, cancellationToken);
        var review = await db.Set<Review>().AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(known => known.Id == reviewId, cancellationToken);
        if (review is null)
            return TypedResults.NotFound();

        EntityVersion.Tag(context, review.RowVersion);
        return TypedResults.Ok(await db.AnswerAsync(review, caller, positions, cancellationToken));
    }
}
