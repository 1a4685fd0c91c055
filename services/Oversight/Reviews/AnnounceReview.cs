using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Messaging;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>前方高能预警: members learn of the review and see the countdown.</summary>
internal static class AnnounceReview
{
    public static Task<Results<Ok<ReviewResponse>, NotFound>> Handle([AsParameters] ReviewStep step, CancellationToken cancellationToken) =>
        step.TakeAsync(
            (review, now) =>
            {
                review.Announce(now);
                step.Db.Publish(new ReviewAnnounced(review.Id, review.Title, review.StartsAt, review.BranchIds, now), now);
            },
            cancellationToken);
}
