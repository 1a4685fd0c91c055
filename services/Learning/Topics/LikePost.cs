using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Learning.Topics;

/// <summary>How many like a post now.</summary>
/// <param name="Likes">Members who like it.</param>
/// <param name="Liked">Whether the caller does.</param>
public sealed record LikesResponse(int Likes, bool Liked);

/// <summary>A member likes a post. A second time changes nothing: the like and the count are one statement.</summary>
internal static class LikePost
{
    public static async Task<Results<Ok<LikesResponse>, NotFound>> Handle(Guid postId, Caller caller, LearningDb db, CancellationToken cancellationToken)
    {
        if (!await Likes.MayBeAsync(db, postId, caller, cancellationToken))
            return TypedResults.NotFound();
        await db.Database.ExecuteSqlAsync($"""
            with liked as (
                insert into topic_likes (post_id, member_id, liked_at) values ({postId}, {caller.MemberId}, clock_timestamp()) on conflict do nothing returning 1)
            update topic_posts set like_count = like_count + 1 where id = {postId} and exists (select from liked)
            """, cancellationToken);
        return TypedResults.Ok(await Likes.OfAsync(db, postId, liked: true, cancellationToken));
    }
}

/// <summary>And likes it no longer.</summary>
internal static class UnlikePost
{
    public static async Task<Results<Ok<LikesResponse>, NotFound>> Handle(Guid postId, Caller caller, LearningDb db, CancellationToken cancellationToken)
    {
        if (!await Likes.MayBeAsync(db, postId, caller, cancellationToken))
            return TypedResults.NotFound();
        await db.Database.ExecuteSqlAsync($"""
            with unliked as (delete from topic_likes where post_id = {postId} and member_id = {caller.MemberId} returning 1)
            update topic_posts set like_count = like_count - 1 where id = {postId} and exists (select from unliked)
            """, cancellationToken);
        return TypedResults.Ok(await Likes.OfAsync(db, postId, liked: false, cancellationToken));
    }
}

internal static class Likes
{
    /// <summary>What is held or gone is liked by nobody.</summary>
    public static Task<bool> MayBeAsync(LearningDb db, Guid postId, Caller caller, CancellationToken cancellationToken)
    {
        var seen = db.Set<Topic>().SeenBy(db, caller.MemberId);
        return db.Set<TopicPost>().AnyAsync(
            post => post.Id == postId && post.State == PostState.Visible && seen.Any(topic => topic.Id == post.TopicId), cancellationToken);
    }

    public static async Task<LikesResponse> OfAsync(LearningDb db, Guid postId, bool liked, CancellationToken cancellationToken) =>
        new(await db.Set<TopicPost>().Where(post => post.Id == postId).Select(post => post.LikeCount).SingleAsync(cancellationToken), liked);
}
