using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Topics;

/// <summary>Who sees a post.</summary>
public enum PostState
{
    /// <summary>Everybody who sees the topic.</summary>
    Visible,

    /// <summary>Its author and those who moderate, until they decide.</summary>
    Held,

    /// <summary>Taken away by a moderator; its author still sees it, with the reason.</summary>
    Removed,

    /// <summary>Taken away by its author; the text is gone.</summary>
    Deleted,
}

/// <summary>What somebody says in a topic, or replies to what somebody said.</summary>
internal sealed class TopicPost
{
    public const int MostCharacters = 500;

    private TopicPost()
    {
    }

    public Guid Id { get; private set; }

    public Guid TopicId { get; private set; }

    /// <summary>The post that it replies to; replies have no replies.</summary>
    public Guid? ParentId { get; private set; }

    public Guid AuthorId { get; private set; }

    /// <summary>The author's home branch at the time.</summary>
    public Guid BranchId { get; private set; }

    public string Text { get; private set; } = "";

    public PostState State { get; private set; }

    public DateTimeOffset PostedAt { get; private set; }

    public DateTimeOffset? PinnedAt { get; private set; }

    /// <summary>Kept by the statements that like and unlike, see <see cref="LikePost"/>.</summary>
    public int LikeCount { get; private set; }

    public static TopicPost Write(Guid topicId, Guid? parentId, Guid authorId, Guid branchId, string text, bool held, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TopicId = topicId,
        ParentId = parentId,
        AuthorId = authorId,
        BranchId = branchId,
        Text = text,
        State = held ? PostState.Held : PostState.Visible,
        PostedAt = now,
    };

    public void Delete()
    {
        if (State is PostState.Removed)
            throw new RuleViolation("post.removed", "这一条已经被移除，别人看不到", "The post was removed; nobody else sees it.");
        (State, Text, PinnedAt) = (PostState.Deleted, "", null);
    }

    public PostDecision Remove(string reason, Guid by, DateTimeOffset now)
    {
        if (State is PostState.Removed or PostState.Deleted)
            throw Gone();
        (State, PinnedAt) = (PostState.Removed, null);
        return PostDecision.Of(Id, PostAction.Removed, reason, by, now);
    }

    public PostDecision Release(Guid by, DateTimeOffset now)
    {
        if (State is not PostState.Held)
            throw new RuleViolation("post.notHeld", "这一条不在待审里，刷新看看", "The post is not held.");
        State = PostState.Visible;
        return PostDecision.Of(Id, PostAction.Released, reason: null, by, now);
    }

    public PostDecision Pin(Guid by, DateTimeOffset now)
    {
        if (State is not PostState.Visible)
            throw Gone();
        if (ParentId is not null)
            throw new RuleViolation("post.pinReply", "回复不能置顶", "A reply cannot be pinned.");
        PinnedAt = now;
        return PostDecision.Of(Id, PostAction.Pinned, reason: null, by, now);
    }

    public PostDecision Unpin(Guid by, DateTimeOffset now)
    {
        PinnedAt = null;
        return PostDecision.Of(Id, PostAction.Unpinned, reason: null, by, now);
    }

    private static RuleViolation Gone() => new("post.gone", "这一条大家已经看不到了，刷新看看", "Nobody sees this post any more.");
}

/// <summary>That a member likes a post.</summary>
internal sealed class PostLike
{
    public Guid PostId { get; init; }

    public Guid MemberId { get; init; }

    public DateTimeOffset LikedAt { get; init; }
}
