namespace PartyPlatform.Learning.Topics;

/// <summary>What was done with a post.</summary>
public enum PostAction
{
    /// <summary>The rule held it back.</summary>
    Held,

    /// <summary>A moderator let it through.</summary>
    Released,

    /// <summary>A moderator took it away.</summary>
    Removed,

    /// <summary>It stands on top.</summary>
    Pinned,

    /// <summary>It does no longer.</summary>
    Unpinned,
}

/// <summary>Who decided what about a post, and why. Rows are only ever added.</summary>
internal sealed class PostDecision
{
    private PostDecision()
    {
    }

    public Guid Id { get; private set; }

    public Guid PostId { get; private set; }

    public PostAction Action { get; private set; }

    /// <summary>As the author reads it; for what the rule held, the word that held it.</summary>
    public string? Reason { get; private set; }

    /// <summary>Null for the rule.</summary>
    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset DecidedAt { get; private set; }

    public static PostDecision Of(Guid postId, PostAction action, string? reason, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PostId = postId,
        Action = action,
        Reason = reason,
        DecidedBy = by,
        DecidedAt = now,
    };
}
