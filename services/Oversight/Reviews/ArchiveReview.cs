using Microsoft.AspNetCore.Http.HttpResults;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>Makes it a record: from now on nothing in it is corrected either.</summary>
internal static class ArchiveReview
{
    public static Task<Results<Ok<ReviewResponse>, NotFound>> Handle([AsParameters] ReviewStep step, CancellationToken cancellationToken) =>
        step.TakeAsync((review, now) => review.Archive(now), cancellationToken);
}
