using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>Throws a draft away. What was announced is cancelled instead, so that members learn of it.</summary>
internal static class DeleteDraft
{
    public static async Task<Results<NoContent, NotFound>> Handle(Guid reviewId, Caller caller, OversightDb db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var review = await db.LockAsync(reviewId, caller, cancellationToken);
        if (review is null)
            return TypedResults.NotFound();
        if (review.State is not ReviewState.Draft)
            throw new RuleViolation("review.notDraft", "已经预告过的评议不能删除，只能取消", "A review that was announced is cancelled, not deleted.");

        db.Remove(review);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
