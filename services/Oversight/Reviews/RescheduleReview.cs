using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Messaging;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>The new time of an announced review.</summary>
/// <param name="StartsAt">When it is meant to begin now.</param>
/// <param name="Reason">Why, for members; optional.</param>
public sealed record Rescheduling(DateTimeOffset StartsAt, [property: StringLength(200)] string? Reason);

internal static class RescheduleReview
{
    public static Task<Results<Ok<ReviewResponse>, NotFound>> Handle(
        [AsParameters] ReviewStep step, Rescheduling request, CancellationToken cancellationToken) =>
        step.TakeAsync(
            async (review, now) =>
            {
                var previous = review.StartsAt;
                review.Reschedule(ReviewPlanning.AsKept(request.StartsAt), PlainText.Optional(request.Reason, "reason"), now);
                step.Db.Publish(new ReviewRescheduled(review.Id, review.Title, review.StartsAt, previous, now), now);
                // The state is the same, but who has the page open counts down to another time.
                await ReviewChannels.TellAsync(step.Db, review.Id, ReviewChannels.State, new StateChanged(review.State, now), now, cancellationToken);
            },
            cancellationToken);
}
