namespace PartyPlatform.Notifications.Events;

/// <summary>A public event type.</summary>
/// <param name="Name"><c>party.learning.quiz.completed.v1</c>.</param>
/// <param name="Data">The record that its data are written from.</param>
/// <param name="Chinese">When it is published, for the documents.</param>
/// <param name="English">The same in English.</param>
internal sealed record EventType(string Name, Type Data, string Chinese, string English)
{
    private const string Prefix = "party.";

    /// <summary><c>learning.quiz.completed.v1</c>: area, entity, event, major version.</summary>
    public string RoutingKey { get; } = Name[Prefix.Length..];

    /// <summary>What the scope <c>events:learning</c> opens.</summary>
    public string Area { get; } = Name.Split('.')[1];

    /// <summary>The CloudEvents source.</summary>
    public string Source => SourceOf(Area);

    public static string SourceOf(string area) => $"/party/{area}";
}

/// <summary>All that other systems can be told; what is not here is not published.</summary>
internal static class EventTypes
{
    public static readonly EventType QuizCompleted = new("party.learning.quiz.completed.v1", typeof(QuizCompletedData),
        "一次答题已评分", "An attempt at a quiz was graded.");

    public static readonly EventType QuizPublished = new("party.learning.quiz.published.v1", typeof(QuizPublishedData),
        "一套测试已发布", "A quiz was published.");

    public static readonly EventType StoryApproved = new("party.showcase.story.approved.v1", typeof(StoryApprovedData),
        "一篇稿件已通过审核并发布", "A story was approved and published.");

    public static readonly EventType StoryWithdrawn = new("party.showcase.story.withdrawn.v1", typeof(StoryWithdrawnData),
        "一篇已发布的稿件被撤下", "A published story was taken back.");

    public static readonly EventType ReviewAnnounced = new("party.oversight.review.announced.v1", typeof(ReviewAnnouncedData),
        "一次述职评议已预告", "A review was announced.");

    public static readonly EventType ReviewStarted = new("party.oversight.review.started.v1", typeof(ReviewStartedData),
        "一次述职评议已开始", "A review began.");

    public static readonly EventType ReviewClosed = new("party.oversight.review.closed.v1", typeof(ReviewClosedData),
        "一次述职评议已结束", "A review was closed.");

    public static readonly EventType BranchChanged = new("party.membership.branch.changed.v1", typeof(BranchChangedData),
        "组织架构有变动：新建、改名、移动或撤销", "A part of the organisation was created, renamed, moved or closed.");

    public static IReadOnlyList<EventType> All { get; } =
        [QuizCompleted, QuizPublished, StoryApproved, StoryWithdrawn, ReviewAnnounced, ReviewStarted, ReviewClosed, BranchChanged];

    public static IReadOnlyList<string> Areas { get; } = [.. All.Select(type => type.Area).Distinct()];

    public static EventType? Find(string name) => All.FirstOrDefault(type => type.Name == name);
}
