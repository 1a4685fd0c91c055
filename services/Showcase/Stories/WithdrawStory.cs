using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Showcase.Stories;

/// <summary>Why a story is taken back.</summary>
/// <param name="Reason">Needed from the office, not from the author.</param>
public sealed record WithdrawRequest([property: StringLength(500)] string? Reason = null);

/// <summary>The author takes a story back, also a published one; or the office does, and says why.</summary>
internal static partial class WithdrawStory
{
    public static async Task<Results<Ok<StoryResponse>, NotFound>> Handle(
        Guid storyId,
        WithdrawRequest request,
        Caller caller,
        HttpContext context,
        ShowcaseDb db,
        StoryPages pages,
        TimeProvider clock,
        ILogger<Story> logger,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var story = await db.LockAsync(storyId, cancellationToken);
        if (story is null || !story.IsSeenBy(caller))
            return TypedResults.NotFound();
        if (!story.IsOpenTo(caller))
            throw new NotAllowed("story.notYours", "只有作者和党务办公室能撤回", "Only its author and the Party office can withdraw a story.");
        var reason = StoryText.OrNull(request.Reason, "reason");
        if (reason is null && story.AuthorId != caller.MemberId)
            throw new InputRejected("story.noReason", "撤回别人的稿件要写明原因", "Say why somebody else's story is withdrawn.", "reason");

        var now = clock.GetUtcNow();
        var wasPublished = story.Withdraw(now);
        db.Add(StoryStep.Of(story, StoryStepKind.Withdrawn, caller.MemberId, reason, now));
        db.Publish(new StoryWithdrawn(story.Id, story.AuthorId, story.BranchId, wasPublished, caller.MemberId, now), now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        StoryTelemetry.Withdrawn(wasPublished);
        LogWithdrawn(logger, story.Id, caller.MemberId);
        EntityVersion.Tag(context, story.RowVersion);
        return TypedResults.Ok(await pages.OfAsync(story, caller, cancellationToken));
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Story {StoryId} was withdrawn by {MemberId}")]
    private static partial void LogWithdrawn(ILogger logger, Guid storyId, Guid memberId);
}
