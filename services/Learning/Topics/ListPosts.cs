using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Topics;

/// <summary>What comes first.</summary>
public enum PostOrder
{
    /// <summary>What was written last.</summary>
    Newest,

    /// <summary>What most like. Likes come and go while one reads, so a post may be met twice or missed.</summary>
    MostLiked,
}

internal static class ListPosts
{
    public static async Task<Results<Ok<PostsResponse>, NotFound>> Handle(
        Guid topicId, PostOrder? order, [AsParameters] PageRequest page, Caller caller, LearningDb db, CancellationToken cancellationToken)
    {
        if (!await db.Set<Topic>().SeenBy(db, caller.MemberId).AnyAsync(topic => topic.Id == topicId, cancellationToken))
            return TypedResults.NotFound();

        var posts = db.Set<TopicPost>().Where(post => post.TopicId == topicId && post.ParentId == null).ReadableBy(caller.MemberId);
        var first = page.After is null && page.Before is null;
        IReadOnlyList<PostRow> pinned = first
            ? await db.Rows(posts.Where(post => post.PinnedAt != null), caller.MemberId).OrderByDescending(row => row.Post.PinnedAt).ToListAsync(cancellationToken)
            : [];
        var others = posts.Where(post => post.PinnedAt == null);
        var (items, next) = order is PostOrder.MostLiked
            ? await MostLikedAsync(db, others, caller.MemberId, page, cancellationToken)
            : await NewestAsync(db, others, caller.MemberId, page, cancellationToken);
        return TypedResults.Ok(new PostsResponse([.. pinned.Select(row => row.For(caller.MemberId))], [.. items.Select(row => row.For(caller.MemberId))], next));
    }

    private static async Task<(IReadOnlyList<PostRow> Items, string? Next)> NewestAsync(
        LearningDb db, IQueryable<TopicPost> posts, Guid memberId, PageRequest page, CancellationToken cancellationToken)
    {
        var rows = await db.Rows(posts, memberId).NewestFirstAsync(row => row.PostedAt, row => row.Id, page, cancellationToken);
        return (rows.Items, rows.Next);
    }

    private static async Task<(IReadOnlyList<PostRow> Items, string? Next)> MostLikedAsync(
        LearningDb db, IQueryable<TopicPost> posts, Guid memberId, PageRequest page, CancellationToken cancellationToken)
    {
        if (page.After is { } after)
        {
            var (likes, id) = Cursor.Decode<Place>(after);
            posts = posts.Where(post => post.LikeCount < likes || (post.LikeCount == likes && post.Id < id));
        }

        var sorted = posts.OrderByDescending(post => post.LikeCount).ThenByDescending(post => post.Id).Take(page.Size + 1);
        var found = await db.Rows(sorted, memberId).OrderByDescending(row => row.Post.LikeCount).ThenByDescending(row => row.Id).ToListAsync(cancellationToken);
        List<PostRow> items = [.. found.Take(page.Size)];
        return (items, found.Count > page.Size ? Cursor.Encode(new Place(items[^1].Post.LikeCount, items[^1].Id)) : null);
    }

    private sealed record Place(int Likes, Guid Id);
}

/// <summary>The replies to a post, newest first.</summary>
internal static class ListReplies
{
    public static async Task<Results<Ok<PagedResponse<PostResponse>>, NotFound>> Handle(
        Guid postId, [AsParameters] PageRequest page, Caller caller, LearningDb db, CancellationToken cancellationToken)
    {
        var seen = db.Set<Topic>().SeenBy(db, caller.MemberId);
        var parent = db.Set<TopicPost>().Where(post => post.Id == postId && seen.Any(topic => topic.Id == post.TopicId)).ReadableBy(caller.MemberId);
        if (!await parent.AnyAsync(cancellationToken))
            return TypedResults.NotFound();

        var replies = db.Set<TopicPost>().Where(post => post.ParentId == postId).ReadableBy(caller.MemberId);
        var rows = await db.Rows(replies, caller.MemberId).NewestFirstAsync(row => row.PostedAt, row => row.Id, page, cancellationToken);
        return TypedResults.Ok(new PagedResponse<PostResponse>([.. rows.Items.Select(row => row.For(caller.MemberId))], rows.Next, rows.Previous));
    }
}
