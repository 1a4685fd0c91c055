using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Learning.Topics;

/// <summary>A topic as members see it.</summary>
/// <param name="Id">The topic.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Title">Its name.</param>
/// <param name="Description">What it is about, as plain text.</param>
/// <param name="State">Whether it takes posts now.</param>
/// <param name="StartsAt">When the event begins, or began.</param>
/// <param name="WatchUrl">Where it can be watched.</param>
/// <param name="WatchHost">The host of that address, to be shown.</param>
/// <param name="ReviewId">The review that it belongs to.</param>
/// <param name="Link">The page of what it is about, within the member client.</param>
/// <param name="BranchId">The branch whose wall it is.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="ClosesAt">When it takes no more posts; null while no end is known.</param>
/// <param name="Posts">Posts and replies that all may see.</param>
/// <param name="LastPostAt">When the newest of them was written.</param>
public sealed record TopicResponse(
    Guid Id,
    TopicKind Kind,
    string Title,
    string? Description,
    TopicState State,
    DateTimeOffset? StartsAt,
    string? WatchUrl,
    string? WatchHost,
    Guid? ReviewId,
    string? Link,
    Guid? BranchId,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosesAt,
    int Posts,
    DateTimeOffset? LastPostAt)
{
    internal static TopicResponse Of(TopicRow row, DateTimeOffset now)
    {
        var topic = row.Topic;
        return new TopicResponse(
            topic.Id, topic.Kind, topic.Title, topic.Description, topic.StateAt(now), topic.StartsAt, topic.WatchUrl, WatchLink.HostOf(topic.WatchUrl),
            topic.ReviewId, topic.ReviewId is { } review ? $"/oversight/reviews/{review}" : null, topic.BranchId, topic.OpenedAt, topic.ClosesAt,
            row.Posts, row.LastPostAt);
    }
}

/// <summary>A topic as those who moderate it see it.</summary>
/// <param name="Topic">What members see.</param>
/// <param name="Held">Posts that wait for a decision.</param>
/// <param name="Removed">Posts that a moderator took away.</param>
/// <param name="Version">For <c>If-Match</c>; also in the <c>ETag</c>.</param>
public sealed record ManagedTopicResponse(TopicResponse Topic, int Held, int Removed, long Version)
{
    internal static ManagedTopicResponse Of(TopicRow row, DateTimeOffset now) =>
        new(TopicResponse.Of(row, now), row.Held, row.Removed, row.Topic.RowVersion);
}

/// <summary>A topic and the figures of its posts.</summary>
internal sealed record TopicRow
{
    public required Topic Topic { get; init; }

    /// <summary>Apart from the topic, since the list is sorted by both.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    public Guid Id { get; init; }

    public int Posts { get; init; }

    public DateTimeOffset? LastPostAt { get; init; }

    public int Held { get; init; }

    public int Removed { get; init; }
}

internal static class TopicRows
{
    /// <summary>Counts what all may see: what is held, removed or deleted counts for nothing, nor do the replies to it.</summary>
    public static IQueryable<TopicRow> Rows(this LearningDb db, IQueryable<Topic> topics) => topics.AsNoTracking().Select(topic => new TopicRow
    {
        Topic = topic,
        OpenedAt = topic.OpenedAt,
        Id = topic.Id,
        Posts = db.Set<TopicPost>().Count(post => post.TopicId == topic.Id && post.State == PostState.Visible
            && (post.ParentId == null || db.Set<TopicPost>().Any(parent => parent.Id == post.ParentId && parent.State == PostState.Visible))),
        LastPostAt = db.Set<TopicPost>().Where(post => post.TopicId == topic.Id && post.State == PostState.Visible
            && (post.ParentId == null || db.Set<TopicPost>().Any(parent => parent.Id == post.ParentId && parent.State == PostState.Visible)))
            .Max(post => (DateTimeOffset?)post.PostedAt),
        Held = db.Set<TopicPost>().Count(post => post.TopicId == topic.Id && post.State == PostState.Held),
        Removed = db.Set<TopicPost>().Count(post => post.TopicId == topic.Id && post.State == PostState.Removed),
    });
}
