using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Topics;

/// <summary>The topics that the caller moderates, newest first.</summary>
internal static class ListTopics
{
    public static async Task<Ok<PagedResponse<ManagedTopicResponse>>> Handle(
        TopicState? state, string? q, [AsParameters] PageRequest page, Caller caller, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var topics = db.Set<Topic>().ModeratedBy(caller).InState(state, now);
        if (!string.IsNullOrWhiteSpace(q))
        {
            var wanted = PlainText.Line(q, "q").ToLowerInvariant();
            topics = topics.Where(topic => topic.Title.ToLower().Contains(wanted));
        }

        var rows = await db.Rows(topics).NewestFirstAsync(row => row.OpenedAt, row => row.Id, page, cancellationToken);
        return TypedResults.Ok(new PagedResponse<ManagedTopicResponse>(
            [.. rows.Items.Select(row => ManagedTopicResponse.Of(row, now))], rows.Next, rows.Previous));
    }
}

internal static class ReadTopic
{
    public static async Task<Results<Ok<ManagedTopicResponse>, NotFound>> Handle(
        Guid topicId, Caller caller, HttpContext context, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.Rows(db.Set<Topic>().ModeratedBy(caller).Where(topic => topic.Id == topicId)).SingleOrDefaultAsync(cancellationToken) is not { } row)
            return TypedResults.NotFound();
        EntityVersion.Tag(context, row.Topic.RowVersion);
        return TypedResults.Ok(ManagedTopicResponse.Of(row, clock.GetUtcNow()));
    }
}

internal static class EditTopic
{
    public static async Task<Results<Ok<ManagedTopicResponse>, NotFound>> Handle(
        Guid topicId,
        TopicSettings request,
        Caller caller,
        [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        HttpContext context,
        LearningDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var topic = await db.Set<Topic>().ModeratedBy(caller).SingleOrDefaultAsync(known => known.Id == topicId, cancellationToken);
        if (topic is null)
            return TypedResults.NotFound();
        EntityVersion.Require(ifMatch, topic.RowVersion);
        topic.Edit(request, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return await ReadTopic.Handle(topicId, caller, context, db, clock, cancellationToken);
    }
}

internal static partial class CloseTopic
{
    public static async Task<Results<Ok<ManagedTopicResponse>, NotFound>> Handle(
        Guid topicId,
        Caller caller,
        [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        HttpContext context,
        LearningDb db,
        TimeProvider clock,
        ILogger<LearningDb> logger,
        CancellationToken cancellationToken)
    {
        var topic = await db.Set<Topic>().ModeratedBy(caller).SingleOrDefaultAsync(known => known.Id == topicId, cancellationToken);
        if (topic is null)
            return TypedResults.NotFound();
        EntityVersion.CheckIfGiven(ifMatch, topic.RowVersion);
        topic.Close(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        LogClosed(logger, topicId, caller.MemberId);
        return await ReadTopic.Handle(topicId, caller, context, db, clock, cancellationToken);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Topic {TopicId} is closed by {MemberId}")]
    private static partial void LogClosed(ILogger logger, Guid topicId, Guid memberId);
}
