namespace PartyPlatform.Showcase.Stories;

/// <summary>What was done with a story.</summary>
public enum StoryStepKind
{
    /// <summary>交稿.</summary>
    Submitted,

    /// <summary>退回修改.</summary>
    Returned,

    /// <summary>通过并发布.</summary>
    Approved,

    /// <summary>设为精选.</summary>
    Featured,

    /// <summary>取消精选.</summary>
    Unfeatured,

    /// <summary>撤回.</summary>
    Withdrawn,
}

/// <summary>A line of a story's history: who did what, when, and why. Only ever added.</summary>
internal sealed class StoryStep
{
    private StoryStep()
    {
    }

    public Guid Id { get; private set; }

    public Guid StoryId { get; private set; }

    public StoryStepKind Kind { get; private set; }

    /// <summary>The version that it was done with.</summary>
    public int Version { get; private set; }

    public Guid ActorId { get; private set; }

    /// <summary>What the editor tells the author, or why it was withdrawn.</summary>
    public string? Comments { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static StoryStep Of(Story story, StoryStepKind kind, Guid actor, string? comments, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        StoryId = story.Id,
        Kind = kind,
        Version = story.Version,
        ActorId = actor,
        Comments = comments,
        At = now,
    };
}

/// <summary>A member likes a story; the key says once each.</summary>
internal sealed class StoryLike
{
    private StoryLike()
    {
    }

    public Guid StoryId { get; private set; }

    public Guid MemberId { get; private set; }

    public DateTimeOffset LikedAt { get; private set; }
}
