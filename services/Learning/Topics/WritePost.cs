using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Data;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Topics;

/// <summary>What a member says.</summary>
/// <param name="Text">Plain text, at most 500 characters.</param>
/// <param name="ReplyTo">The post that it answers; replies themselves cannot be answered.</param>
public sealed record WritePostRequest([property: Required, StringLength(TopicPost.MostCharacters)] string Text, Guid? ReplyTo = null);

/// <summary>
/// A member posts or replies. It is seen at once unless a listed word holds it back; writing too fast is refused, and so
/// is writing before the conduct rules were read.
/// </summary>
internal static partial class WritePost
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static async Task<Results<Created<PostResponse>, NotFound, ProblemHttpResult>> Handle(
        Guid topicId,
        WritePostRequest request,
        Caller caller,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        HttpContext context,
        LearningDb db,
        IOptions<TopicOptions> options,
        ILogger<LearningDb> logger,
        CancellationToken cancellationToken)
    {
        var (route, text) = ($"topics/{topicId}/posts", PlainText.Lines(request.Text, "text"));
        await db.RequireConductRulesAsync(
            caller.MemberId, "发言前先看一遍群规，看完点“我已阅读”", "Read the conduct rules and acknowledge them before you post.", cancellationToken);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // One post of a member at a time: what was written in the last minute is counted, and a key sent twice at once found.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('topic post ' || {caller.MemberId.ToString()}, 0))", cancellationToken);
        if (await IdempotencyKey.FindAsync(db, caller.MemberId, route, key, request, cancellationToken) is { } before)
            return await AnswerAsync(db, before, caller, cancellationToken);

        var place = await PlaceAsync(db, topicId, caller, cancellationToken);
        if (place is null)
            return TypedResults.NotFound();
        if (!place.Topic.IsOpen(place.Now))
            throw new RuleViolation("topic.closed", "讨论已经结束，可以接着看", "The discussion is over; it can still be read.");
        await CheckReplyAsync(db, topicId, request.ReplyTo, cancellationToken);
        if (await TooFastAsync(db, caller.MemberId, place.Now, options.Value.PostsAMinute, cancellationToken) is { } wait)
            return Flood(context, wait);

        var word = (await db.Set<TopicRules>().AsNoTracking().SingleAsync(cancellationToken)).Holds(text);
        var post = TopicPost.Write(topicId, request.ReplyTo, caller.MemberId, caller.BranchId, text, held: word is not null, place.Now);
        db.Add(post);
        if (word is not null)
            db.Add(PostDecision.Of(post.Id, PostAction.Held, word, by: null, place.Now));
        IdempotencyKey.Remember(db, caller.MemberId, route, key, request, post.Id, place.Now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        TopicTelemetry.Written(post);
        LogWritten(logger, post.Id, topicId, post.State);
        return await AnswerAsync(db, post.Id, caller, cancellationToken);
    }

    /// <summary>The topic, which cannot be closed before this post is saved, and the database's clock.</summary>
    private static Task<Place?> PlaceAsync(LearningDb db, Guid topicId, Caller caller, CancellationToken cancellationToken) =>
        db.Set<Topic>().FromSql($"select *, xmin from topics where id = {topicId} for share").SeenBy(db, caller.MemberId)
            .Select(topic => new Place(topic, DatabaseClock.Now())).SingleOrDefaultAsync(cancellationToken);

    private static async Task CheckReplyAsync(LearningDb db, Guid topicId, Guid? parentId, CancellationToken cancellationToken)
    {
        if (parentId is not null && !await db.Set<TopicPost>().AnyAsync(
            post => post.Id == parentId && post.TopicId == topicId && post.ParentId == null && post.State == PostState.Visible, cancellationToken))
            throw new RuleViolation("post.replyTo", "要回复的那一条已经不在了", "What you reply to is gone, or is a reply itself.");
    }

    /// <summary>How long to wait; null if it is not too fast.</summary>
    private static async Task<TimeSpan?> TooFastAsync(LearningDb db, Guid memberId, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var since = now - Minute;
        var oldest = await db.Set<TopicPost>().Where(post => post.AuthorId == memberId && post.PostedAt > since)
            .OrderByDescending(post => post.PostedAt).Skip(most - 1).Select(post => (DateTimeOffset?)post.PostedAt).FirstOrDefaultAsync(cancellationToken);
        return oldest is null ? null : oldest.Value + Minute - now;
    }

    private static ProblemHttpResult Flood(HttpContext context, TimeSpan wait)
    {
        TopicTelemetry.Flooded();
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return TypedResults.Problem(
            title: $"发得太快了，{seconds} 秒后再发", statusCode: StatusCodes.Status429TooManyRequests,
            extensions: new Dictionary<string, object?> { ["code"] = "post.tooFast", ["titleEn"] = $"You post too fast; wait {seconds} seconds." });
    }

    private static async Task<Results<Created<PostResponse>, NotFound, ProblemHttpResult>> AnswerAsync(
        LearningDb db, Guid postId, Caller caller, CancellationToken cancellationToken)
    {
        var row = await db.Rows(db.Set<TopicPost>().AsNoTracking().Where(post => post.Id == postId), caller.MemberId).SingleAsync(cancellationToken);
        return TypedResults.Created($"/api/learning/topic-posts/{postId}", row.For(caller.MemberId));
    }

    private sealed record Place(Topic Topic, DateTimeOffset Now);

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Post {PostId} is written in topic {TopicId} as {State}")]
    private static partial void LogWritten(ILogger logger, Guid postId, Guid topicId, PostState state);
}
