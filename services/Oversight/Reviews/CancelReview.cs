using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Messaging;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>Why an announced review does not take place.</summary>
/// <param name="Reason">As members read it.</param>
public sealed record Cancellation([property: Required, StringLength(200, MinimumLength = 2)] string Reason);

internal static class CancelReview
{
    public static Task<Results<Ok<ReviewResponse>, NotFound>> Handle(
        [AsParameters] ReviewStep step, Cancellation request, CancellationToken cancellationToken) =>
        step.TakeAsync(
            (review, now) =>
            {
                review.Cancel(PlainText.Required(request.Reason, "reason"), now);
                step.Db.Publish(new ReviewCancelled(review.Id, review.Title, now), now);
            },
            cancellationToken);
}
