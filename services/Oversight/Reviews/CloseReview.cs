using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Messaging;
using PartyPlatform.Oversight.Comments;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>Ends the broadcast. The lock waits for comments that are being saved, so the counts are final.</summary>
internal static partial class CloseReview
{
    public static Task<Results<Ok<ReviewResponse>, NotFound>> Handle(
        [AsParameters] ReviewStep step, ILogger<OversightDb> logger, CancellationToken cancellationToken) =>
        step.TakeAsync(
            async (review, now) =>
            {
                review.Close(now);
                var comments = await step.Db.CommentCountsAsync(review.Id, cancellationToken);
                step.Db.Publish(new ReviewClosed(review.Id, review.Title, review.BranchIds, review.LastEntry, comments.Shown, now), now);
                LogClosed(logger, review.Id, step.Caller.MemberId, review.LastEntry, comments.Shown);
            },
            cancellationToken);

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Review {ReviewId} is closed by {MemberId} with {Entries} entries and {Comments} comments")]
    private static partial void LogClosed(ILogger logger, Guid reviewId, Guid memberId, int entries, int comments);
}
