using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Showcase.Stories;

/// <summary>How many like a story now.</summary>
public sealed record LikesResponse(int Likes, bool Liked);

/// <summary>A member likes a published story, or no longer. Both may be sent again.</summary>
internal static class LikeStory
{
    public static async Task<Results<Ok<LikesResponse>, NotFound>> Handle(Guid storyId, Caller caller, ShowcaseDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!await IsPublishedAsync(storyId, db, cancellationToken))
            return TypedResults.NotFound();
        await db.Database.ExecuteSqlAsync($"""
            insert into story_likes (story_id, member_id, liked_at) values ({storyId}, {caller.MemberId}, {clock.GetUtcNow()}) on conflict do nothing
            """, cancellationToken);
        return await AnswerAsync(storyId, liked: true, db, cancellationToken);
    }

    public static async Task<Results<Ok<LikesResponse>, NotFound>> Undo(Guid storyId, Caller caller, ShowcaseDb db, CancellationToken cancellationToken)
    {
        if (!await IsPublishedAsync(storyId, db, cancellationToken))
            return TypedResults.NotFound();
        await db.Set<StoryLike>().Where(like => like.StoryId == storyId && like.MemberId == caller.MemberId).ExecuteDeleteAsync(cancellationToken);
        return await AnswerAsync(storyId, liked: false, db, cancellationToken);
    }

    private static Task<bool> IsPublishedAsync(Guid storyId, ShowcaseDb db, CancellationToken cancellationToken) =>
        db.Set<Story>().AnyAsync(story => story.Id == storyId && story.State == StoryState.Approved, cancellationToken);

    private static async Task<Ok<LikesResponse>> AnswerAsync(Guid storyId, bool liked, ShowcaseDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(new LikesResponse(await db.Set<StoryLike>().CountAsync(like => like.StoryId == storyId, cancellationToken), liked));
}
