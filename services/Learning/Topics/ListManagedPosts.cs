using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Topics;

/// <summary>A post as those who moderate see it.</summary>
/// <param name="Id">The post.</param>
/// <param name="TopicId">Where it stands.</param>
/// <param name="TopicTitle">The topic's name.</param>
/// <param name="ReplyTo">The post that it answers.</param>
/// <param name="AuthorName">Who wrote it; null once the person's data were erased.</param>
/// <param name="BranchName">The author's branch at the time.</param>
/// <param name="Text">Plain text.</param>
/// <param name="State">Who sees it.</param>
/// <param name="PostedAt">When.</param>
/// <param name="Pinned">Whether it stands on top.</param>
/// <param name="Likes">Members who like it.</param>
/// <param name="Replies">Replies that all may see.</param>
/// <param name="Reason">The word that held it, or why it was removed.</param>
/// <param name="DecidedBy">Who decided last; null for the rule.</param>
/// <param name="DecidedAt">When.</param>
public sealed record ManagedPostResponse(
    Guid Id,
    Guid TopicId,
    string TopicTitle,
    Guid? ReplyTo,
    string? AuthorName,
    string? BranchName,
    string Text,
    PostState State,
    DateTimeOffset PostedAt,
    bool Pinned,
    int Likes,
    int Replies,
    string? Reason,
    string? DecidedBy,
    DateTimeOffset? DecidedAt);

/// <summary>What was written, newest first: in one topic or in all that the caller moderates. What an author deleted is gone.</summary>
internal static class ListManagedPosts
{
    public static async Task<Ok<PagedResponse<ManagedPostResponse>>> Handle(
        Guid? topicId, PostState? state, [AsParameters] PageRequest page, Caller caller, LearningDb db, CancellationToken cancellationToken)
    {
        var posts = db.Set<TopicPost>().AsNoTracking().Where(post => post.State != PostState.Deleted);
        if (topicId is not null)
            posts = posts.Where(post => post.TopicId == topicId);
        if (state is not null)
            posts = posts.Where(post => post.State == state);

        var rows = await Rows(db, posts, caller).NewestFirstAsync(row => row.Post.PostedAt, row => row.Post.Id, page, cancellationToken);
        return TypedResults.Ok(new PagedResponse<ManagedPostResponse>([.. rows.Items.Select(row => row.Answer)], rows.Next, rows.Previous));
    }

    public static async Task<ManagedPostResponse> OneAsync(LearningDb db, Guid postId, Caller caller, CancellationToken cancellationToken) =>
        (await Rows(db, db.Set<TopicPost>().AsNoTracking().Where(post => post.Id == postId), caller).SingleAsync(cancellationToken)).Answer;

    private static IQueryable<Row> Rows(LearningDb db, IQueryable<TopicPost> posts, Caller caller) =>
        from row in db.Rows(posts, caller.MemberId)
        join topic in db.Set<Topic>().ModeratedBy(caller) on row.Post.TopicId equals topic.Id
        select new Row
        {
            Post = row.Post,
            TopicTitle = topic.Title,
            AuthorName = row.AuthorName,
            BranchName = row.BranchName,
            Replies = row.Replies,
            Last = db.Set<PostDecision>().Where(decision => decision.PostId == row.Post.Id).OrderByDescending(decision => decision.DecidedAt)
                .Select(decision => new Decided(
                    decision.Reason, decision.DecidedAt, db.Set<LocalMember>().Where(member => member.Id == decision.DecidedBy).Select(member => member.Name).FirstOrDefault()))
                .FirstOrDefault(),
        };

    private sealed record Decided(string? Reason, DateTimeOffset At, string? By);

    private sealed record Row
    {
        public required TopicPost Post { get; init; }

        public required string TopicTitle { get; init; }

        public string? AuthorName { get; init; }

        public string? BranchName { get; init; }

        public int Replies { get; init; }

        public Decided? Last { get; init; }

        public ManagedPostResponse Answer => new(
            Post.Id, Post.TopicId, TopicTitle, Post.ParentId, string.IsNullOrEmpty(AuthorName) ? null : AuthorName, BranchName, Post.Text, Post.State,
            Post.PostedAt, Post.PinnedAt is not null, Post.LikeCount, Replies, Last?.Reason, Last?.By, Last?.At);
    }
}
