using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>
/// A review goes on: under its row's lock, with its event and what viewers see in the same transaction. Of two who click at
/// once the second finds the new state, and the rule refuses.
/// </summary>
/// <param name="ReviewId">The review, from the address.</param>
/// <param name="IfMatch">The version that the caller saw, where given.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Context">The request.</param>
/// <param name="Db">The unit of work.</param>
/// <param name="Clock">The time.</param>
internal sealed record ReviewStep(
    [FromRoute] Guid ReviewId,
    [FromHeader(Name = EntityVersion.Header)] string? IfMatch,
    Caller Caller,
    HttpContext Context,
    OversightDb Db,
    TimeProvider Clock)
{
    public async Task<Results<Ok<ReviewResponse>, NotFound>> TakeAsync(Func<Review, DateTimeOffset, Task> step, CancellationToken cancellationToken)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancellationToken);
        var review = await Db.LockAsync(ReviewId, Caller, cancellationToken);
        if (review is null)
            return TypedResults.NotFound();
        EntityVersion.CheckIfGiven(IfMatch, review.RowVersion);

        var (before, now) = (review.State, Clock.GetUtcNow());
        await step(review, now);
        if (review.State != before)
            await ReviewChannels.TellAsync(Db, ReviewId, ReviewChannels.State, new StateChanged(review.State, now), now, cancellationToken);
        await Db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        EntityVersion.Tag(Context, review.RowVersion);
        return TypedResults.Ok(await Db.AnswerAsync(review, Caller, await ReviewChannels.PositionsAsync(Db, ReviewId, cancellationToken), cancellationToken));
    }

    public Task<Results<Ok<ReviewResponse>, NotFound>> TakeAsync(Action<Review, DateTimeOffset> step, CancellationToken cancellationToken) =>
        TakeAsync(
            (review, now) =>
            {
                step(review, now);
                return Task.CompletedTask;
            },
            cancellationToken);
}

/// <summary>A review entered another state; told on its channel.</summary>
/// <param name="State">The new state.</param>
/// <param name="At">When.</param>
internal sealed record StateChanged(ReviewState State, DateTimeOffset At);
