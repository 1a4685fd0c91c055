using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Learning;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Topics;

/// <summary>The Party office opens a topic around an event; members can post at once.</summary>
internal static partial class OpenTopic
{
    private const string Route = "topics";

    public static async Task<Created<ManagedTopicResponse>> Handle(
        TopicSettings request,
        Caller caller,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        HttpContext context,
        LearningDb db,
        TimeProvider clock,
        ILogger<LearningDb> logger,
        CancellationToken cancellationToken)
    {
        if (await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, request, cancellationToken) is { } before)
            return await AnswerAsync(before);

        var now = clock.GetUtcNow();
        var topic = Topic.ForEvent(request, caller.MemberId, now);
        db.Add(topic);
        db.Publish(new TopicOpened(topic.Id, topic.Title, null, now), now);
        IdempotencyKey.Remember(db, caller.MemberId, Route, key, request, topic.Id, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (IdempotencyKey.WasTaken(exception))
        {
            db.ChangeTracker.Clear();
            return await AnswerAsync((await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, request, cancellationToken))!.Value);
        }

        TopicTelemetry.Opened(topic.Kind);
        LogOpened(logger, topic.Id);
        return await AnswerAsync(topic.Id);

        async Task<Created<ManagedTopicResponse>> AnswerAsync(Guid topicId)
        {
            var row = await db.Rows(db.Set<Topic>().Where(known => known.Id == topicId)).SingleAsync(cancellationToken);
            EntityVersion.Tag(context, row.Topic.RowVersion);
            return TypedResults.Created($"/api/learning/topics/{topicId}", ManagedTopicResponse.Of(row, clock.GetUtcNow()));
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Topic {TopicId} is opened")]
    private static partial void LogOpened(ILogger logger, Guid topicId);
}
