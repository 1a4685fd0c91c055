using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Oversight.Reviews;

internal static class EditReview
{
    public static async Task<Results<Ok<ReviewResponse>, NotFound>> Handle(
        Guid reviewId,
        ReviewPlan request,
        [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        Caller caller,
        HttpContext context,
        OversightDb db,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var review = await db.LockAsync(reviewId, caller, cancellationToken);
        if (review is null)
            return TypedResults.NotFound();
        EntityVersion.Require(ifMatch, review.RowVersion);

        var plan = await ReviewPlanning.CheckAsync(db, request, cancellationToken);
        review.Edit(plan.Title, plan.StartsAt, plan.Agenda, plan.Scribes);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        EntityVersion.Tag(context, review.RowVersion);
        return TypedResults.Ok(await db.AnswerAsync(review, caller, ReviewPositions.None, cancellationToken));
    }
}
