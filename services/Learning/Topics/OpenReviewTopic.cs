using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartyPlatform.Contracts.Learning;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Messaging;

namespace PartyPlatform.Learning.Topics;

/// <summary>
/// A review that begins opens a topic; its close ends the topic some days later. Both may be heard in any order and more than
/// once: whichever is first makes the topic, and the other adds what it knows.
/// </summary>
internal sealed partial class OpenReviewTopic(LearningDb db, TimeProvider clock, IOptions<TopicOptions> options, ILogger<OpenReviewTopic> logger) :
    IEventHandler<ReviewStarted>, IEventHandler<ReviewClosed>
{
    public async Task HandleAsync(ReviewStarted message, EventContext context, CancellationToken cancellationToken)
    {
        var topic = await TopicOfAsync(message.ReviewId, message.Title, closesAt: null, cancellationToken);
        topic.ReviewBegan(message.StartedAt);
    }

    public async Task HandleAsync(ReviewClosed message, EventContext context, CancellationToken cancellationToken)
    {
        var staysOpen = options.Value.ReviewStaysOpen;
        var topic = await TopicOfAsync(message.ReviewId, message.Title, message.ClosedAt + staysOpen, cancellationToken);
        topic.ReviewClosed(message.ClosedAt, staysOpen);
    }

    private async Task<Topic> TopicOfAsync(Guid reviewId, string title, DateTimeOffset? closesAt, CancellationToken cancellationToken)
    {
        // Start and close may be delivered at the same moment; the lock ends with the delivery's transaction.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('review topic ' || {reviewId.ToString()}, 0))", cancellationToken);
        if (await db.Set<Topic>().SingleOrDefaultAsync(known => known.ReviewId == reviewId, cancellationToken) is { } before)
            return before;

        var now = clock.GetUtcNow();
        var topic = Topic.ForReview(reviewId, title, now);
        db.Add(topic);
        // Old events that are sent again must not invite anybody to a discussion that is over.
        if (closesAt is null || closesAt > now)
            db.Publish(new TopicOpened(topic.Id, topic.Title, reviewId, now), now);
        TopicTelemetry.Opened(topic.Kind);
        LogOpened(logger, topic.Id, reviewId);
        return topic;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Topic {TopicId} is opened for review {ReviewId}")]
    private static partial void LogOpened(ILogger logger, Guid topicId, Guid reviewId);
}
