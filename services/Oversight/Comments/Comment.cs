using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Oversight.Comments;

/// <summary>Whether a comment stands.</summary>
public enum CommentState
{
    /// <summary>Everybody sees it.</summary>
    Shown,

    /// <summary>A stated rule holds it back until the Party office has looked; its author sees it and why.</summary>
    Held,

    /// <summary>The Party office took it away; its author sees it and why.</summary>
    Removed,
}

/// <summary>The rules that hold a comment back. There is no other way to be held.</summary>
public enum HoldRule
{
    /// <summary>It has a word of the list.</summary>
    BlockedWord,

    /// <summary>Its author posts faster than the rule allows.</summary>
    Flooding,
}

/// <summary>What a member says about a live review (开门评议).</summary>
internal sealed class Comment
{
    public const int TextLength = 300;

    private Comment()
    {
    }

    public Guid Id { get; private set; }

    public Guid ReviewId { get; private set; }

    public Guid AuthorId { get; private set; }

    /// <summary>The author's home branch when it was posted.</summary>
    public Guid BranchId { get; private set; }

    public string Text { get; private set; } = "";

    public CommentState State { get; private set; }

    public HoldRule? HeldFor { get; private set; }

    public DateTimeOffset PostedAt { get; private set; }

    /// <summary>Why it was taken away.</summary>
    public string? RemovalReason { get; private set; }

    /// <summary>Where it stands on the live channel; null while nobody has seen it.</summary>
    public long? LivePosition { get; private set; }

    public static Comment Post(Guid reviewId, Guid author, Guid branchId, string text, HoldRule? held, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ReviewId = reviewId,
        AuthorId = author,
        BranchId = branchId,
        Text = text,
        State = held is null ? CommentState.Shown : CommentState.Held,
        HeldFor = held,
        PostedAt = now,
    };

    public void ToldAt(long position) => LivePosition = position;

    public void Release()
    {
        if (State is not CommentState.Held)
            throw new RuleViolation("comment.notHeld", "这条评论没有在等待核对", "The comment is not held.");
        State = CommentState.Shown;
    }

    public void Remove(string reason)
    {
        if (State is CommentState.Removed)
            throw new RuleViolation("comment.removed", "这条评论已经移除", "The comment was removed already.");
        (State, RemovalReason) = (CommentState.Removed, reason);
    }
}

/// <summary>What became of a comment.</summary>
public enum DecisionKind
{
    /// <summary>A rule held it back.</summary>
    Held,

    /// <summary>The office let it through.</summary>
    Released,

    /// <summary>The office took it away.</summary>
    Removed,
}

/// <summary>A line of the audit trail: what was decided about a comment, by whom, when and why. It is never changed.</summary>
internal sealed class CommentDecision
{
    private CommentDecision()
    {
    }

    public Guid Id { get; private set; }

    public Guid ReviewId { get; private set; }

    public Guid CommentId { get; private set; }

    public DecisionKind Kind { get; private set; }

    /// <summary>Who decided; null where a rule did.</summary>
    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>The rule, or what the office wrote.</summary>
    public string? Reason { get; private set; }

    public static CommentDecision On(Comment comment, DecisionKind kind, Guid? by, string? reason, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ReviewId = comment.ReviewId,
        CommentId = comment.Id,
        Kind = kind,
        DecidedBy = by,
        DecidedAt = now,
        Reason = reason,
    };
}
