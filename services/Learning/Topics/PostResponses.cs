using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy;

namespace PartyPlatform.Learning.Topics;

/// <summary>A post as a member sees it.</summary>
/// <param name="Id">The post.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="AuthorName">Their name; null once the person's data were erased.</param>
/// <param name="BranchName">The author's branch at the time.</param>
/// <param name="Text">Plain text, with line breaks.</param>
/// <param name="State">Others' posts are always visible; one's own may be held or removed.</param>
/// <param name="RemovalReason">Why a moderator took it away; for its author alone.</param>
/// <param name="PostedAt">When.</param>
/// <param name="Pinned">Whether it stands on top.</param>
/// <param name="Likes">Members who like it.</param>
/// <param name="Liked">Whether the caller does.</param>
/// <param name="Replies">Replies that all may see.</param>
/// <param name="Mine">Whether the caller wrote it.</param>
public sealed record PostResponse(
    Guid Id,
    Guid AuthorId,
    string? AuthorName,
    string? BranchName,
    string Text,
    PostState State,
    string? RemovalReason,
    DateTimeOffset PostedAt,
    bool Pinned,
    int Likes,
    bool Liked,
    int Replies,
    bool Mine);

/// <summary>A page of a topic's posts.</summary>
/// <param name="Pinned">What stands on top, on the first page alone; not repeated below.</param>
/// <param name="Items">The others.</param>
/// <param name="Next">Give it as <c>after</c> to read on; null at the end.</param>
public sealed record PostsResponse(IReadOnlyList<PostResponse> Pinned, IReadOnlyList<PostResponse> Items, string? Next);

/// <summary>A post with what is shown beside it.</summary>
internal sealed record PostRow
{
    public required TopicPost Post { get; init; }

    public Guid Id { get; init; }

    public DateTimeOffset PostedAt { get; init; }

    public string? AuthorName { get; init; }

    public string? BranchName { get; init; }

    public bool Liked { get; init; }

    public int Replies { get; init; }

    public string? RemovalReason { get; init; }

    public PostResponse For(Guid memberId)
    {
        var mine = Post.AuthorId == memberId;
        return new PostResponse(
            Post.Id, Post.AuthorId, string.IsNullOrEmpty(AuthorName) ? null : AuthorName, BranchName, Post.Text, Post.State, mine ? RemovalReason : null,
            Post.PostedAt, Post.PinnedAt is not null, Post.LikeCount, Liked, Replies, mine);
    }
}

internal static class PostRows
{
    /// <summary>What a member may read: what is visible, and of their own what is held or was removed.</summary>
    public static IQueryable<TopicPost> ReadableBy(this IQueryable<TopicPost> posts, Guid memberId) => posts.AsNoTracking()
        .Where(post => post.State == PostState.Visible || (post.AuthorId == memberId && post.State != PostState.Deleted));

    public static IQueryable<PostRow> Rows(this LearningDb db, IQueryable<TopicPost> posts, Guid memberId) =>
        from post in posts
        join someone in db.Set<LocalMember>() on post.AuthorId equals someone.Id into authors
        from author in authors.DefaultIfEmpty()
        join some in db.Set<LocalOrgUnit>() on post.BranchId equals some.Id into branches
        from branch in branches.DefaultIfEmpty()
        select new PostRow
        {
            Post = post,
            Id = post.Id,
            PostedAt = post.PostedAt,
            AuthorName = author == null ? null : author.Name,
            BranchName = branch == null ? null : branch.ShortName,
            Liked = db.Set<PostLike>().Any(like => like.PostId == post.Id && like.MemberId == memberId),
            Replies = db.Set<TopicPost>().Count(reply => reply.ParentId == post.Id && reply.State == PostState.Visible),
            RemovalReason = post.State != PostState.Removed
                ? null
                : db.Set<PostDecision>().Where(decision => decision.PostId == post.Id && decision.Action == PostAction.Removed)
                    .OrderByDescending(decision => decision.DecidedAt).Select(decision => decision.Reason).FirstOrDefault(),
        };
}
