using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Messaging;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>Begins the broadcast. There is one <see cref="ReviewStarted"/> a review, however many click.</summary>
internal static partial class StartReview
{
    public static Task<Results<Ok<ReviewResponse>, NotFound>> Handle(
        [AsParameters] ReviewStep step, ILogger<OversightDb> logger, CancellationToken cancellationToken) =>
        step.TakeAsync(
            (review, now) =>
            {
                review.Start(now);
                step.Db.Publish(new ReviewStarted(review.Id, review.Title, review.BranchIds, now), now);
                LogStarted(logger, review.Id, step.Caller.MemberId);
            },
            cancellationToken);

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Review {ReviewId} is started by {MemberId}")]
    private static partial void LogStarted(ILogger logger, Guid reviewId, Guid memberId);
}
