using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.Media;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Showcase.Stories;

/// <summary>The author hands the story in, as it was read last: <c>If-Match</c> says which text that was.</summary>
internal static partial class SubmitStory
{
    public static async Task<Results<Ok<StoryResponse>, NotFound>> Handle(
        Guid storyId,
        [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
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
        if (story is null || story.AuthorId != caller.MemberId)
            return TypedResults.NotFound();
        // Said first: a second tap should learn that it is handed in, not that somebody else changed it.
        if (story.State is StoryState.Draft or StoryState.Returned)
            EntityVersion.Require(ifMatch, story.RowVersion);
        await db.RequireConductRulesAsync(caller.MemberId, "先读一读群规再交稿", "Read and acknowledge the conduct rules first.", cancellationToken);

        var now = clock.GetUtcNow();
        var ids = story.Pictures.Select(picture => picture.Id).ToList();
        var hashes = await db.Set<Picture>().Where(picture => ids.Contains(picture.Id)).ToDictionaryAsync(picture => picture.Id, picture => picture.Sha256, cancellationToken);
        db.Add(story.Submit(caller.BranchId, hashes, now));
        db.Add(StoryStep.Of(story, StoryStepKind.Submitted, caller.MemberId, null, now));
        db.Publish(new StorySubmitted(story.Id, story.Kind, story.Title, story.AuthorId, story.BranchId, story.Version, now), now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        StoryTelemetry.Submitted(story);
        LogSubmitted(logger, story.Id, story.Version);
        EntityVersion.Tag(context, story.RowVersion);
        return TypedResults.Ok(await pages.OfAsync(story, caller, cancellationToken));
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Story {StoryId} was handed in, version {Version}")]
    private static partial void LogSubmitted(ILogger logger, Guid storyId, int version);
}
