using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Showcase.Stories;

/// <summary>The office shows a story before the others, or no longer. Doing it twice changes nothing.</summary>
internal static class FeatureStory
{
    public static Task<Results<NoContent, NotFound>> Handle(Guid storyId, Caller caller, ShowcaseDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        SetAsync(storyId, featured: true, caller, db, clock, cancellationToken);

    public static Task<Results<NoContent, NotFound>> Undo(Guid storyId, Caller caller, ShowcaseDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        SetAsync(storyId, featured: false, caller, db, clock, cancellationToken);

    private static async Task<Results<NoContent, NotFound>> SetAsync(
        Guid storyId, bool featured, Caller caller, ShowcaseDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var story = await db.LockAsync(storyId, cancellationToken);
        if (story is null || !story.IsOpenTo(caller))
            return TypedResults.NotFound();
        var now = clock.GetUtcNow();
        if (story.Feature(featured, now))
            db.Add(StoryStep.Of(story, featured ? StoryStepKind.Featured : StoryStepKind.Unfeatured, caller.MemberId, null, now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
