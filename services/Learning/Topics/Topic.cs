using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Topics;

/// <summary>What a topic is about.</summary>
public enum TopicKind
{
    /// <summary>An event that the Party office announces, watched together.</summary>
    Event,

    /// <summary>A review; opened when it begins.</summary>
    Review,

    /// <summary>The standing wall of the whole office.</summary>
    Office,

    /// <summary>The standing wall of a branch, seen by its members alone.</summary>
    Branch,
}

/// <summary>Whether members post in a topic.</summary>
public enum TopicState
{
    /// <summary>They do.</summary>
    Open,

    /// <summary>They read what is there.</summary>
    Closed,
}

/// <summary>A discussion wall (你我谈感言).</summary>
internal sealed class Topic
{
    private Topic()
    {
    }

    public Guid Id { get; private set; }

    public TopicKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public string? Description { get; private set; }

    /// <summary>The review that it belongs to; there is one topic a review.</summary>
    public Guid? ReviewId { get; private set; }

    /// <summary>The branch that alone sees it; null for all.</summary>
    public Guid? BranchId { get; private set; }

    /// <summary>When the event begins, or began.</summary>
    public DateTimeOffset? StartsAt { get; private set; }

    /// <summary>Where it can be watched.</summary>
    public string? WatchUrl { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Who opened it by hand.</summary>
    public Guid? OpenedBy { get; private set; }

    /// <summary>From when on nobody posts any more; null while no end is known.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }

    /// <summary>When the review was closed.</summary>
    public DateTimeOffset? ReviewClosedAt { get; private set; }

    public uint RowVersion { get; private set; }

    public static Topic ForEvent(TopicSettings settings, Guid by, DateTimeOffset now)
    {
        var topic = new Topic { Id = Guid.CreateVersion7(now), Kind = TopicKind.Event, OpenedAt = now, OpenedBy = by };
        topic.Edit(settings, now);
        return topic;
    }

    public static Topic ForReview(Guid reviewId, string title, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = TopicKind.Review,
        Title = $"述职评议：{Short(title)}",
        ReviewId = reviewId,
        OpenedAt = now,
    };

    public bool IsOpen(DateTimeOffset now) => ClosesAt is not { } end || now < end;

    public TopicState StateAt(DateTimeOffset now) => IsOpen(now) ? TopicState.Open : TopicState.Closed;

    public void Edit(TopicSettings settings, DateTimeOffset now)
    {
        if (Kind is TopicKind.Office or TopicKind.Branch)
            throw Standing();
        if (settings.ClosesAt is { } end && end <= now && end != ClosesAt)
            throw new RuleViolation("topic.closesAt", "截止时间要在现在之后；要马上结束，用“结束讨论”", "The closing time must lie ahead; to end it now, close it.");
        var (title, description) = (PlainText.Line(settings.Title, "title"), PlainText.Optional(settings.Description, "description"));
        (Title, Description, StartsAt, WatchUrl, ClosesAt) = (title, description, settings.StartsAt, WatchLink.Of(settings.WatchUrl), settings.ClosesAt);
    }

    /// <summary>Nobody posts from now on; what is there stays readable.</summary>
    public void Close(DateTimeOffset now)
    {
        if (Kind is TopicKind.Office or TopicKind.Branch)
            throw Standing();
        if (!IsOpen(now))
            throw new RuleViolation("topic.closed", "讨论已经结束", "The discussion is over.");
        ClosesAt = now;
    }

    /// <summary>The review began. Told after its close it changes nothing else.</summary>
    public void ReviewBegan(DateTimeOffset at) => StartsAt ??= at;

    /// <summary>The review was closed; what people still want to say they say until then. An earlier end set by hand stays.</summary>
    public void ReviewClosed(DateTimeOffset at, TimeSpan staysOpen)
    {
        // Told again it must not take back what the Party office has set since.
        if (ReviewClosedAt is not null)
            return;
        ReviewClosedAt = at;
        ClosesAt = ClosesAt is { } end && end < at + staysOpen ? end : at + staysOpen;
    }

    private static RuleViolation Standing() => new("topic.standing", "留言墙一直开着，不能改也不能结束", "A standing wall is neither changed nor closed.");

    // Room for the words before it in a title of 120 characters.
    private static string Short(string title) => title.Length <= 100 ? title : $"{title[..99]}…";
}
