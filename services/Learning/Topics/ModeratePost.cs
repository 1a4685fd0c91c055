using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Topics;

/// <summary>Why a post is taken away.</summary>
/// <param name="Reason">As its author reads it.</param>
public sealed record RemovePostRequest([property: Required, StringLength(200, MinimumLength = 2)] string Reason);

/// <summary>What a moderator does with a post. Each decision is a row of its own, with who and when.</summary>
internal static partial class ModeratePost
{
    public static Task<Results<Ok<ManagedPostResponse>, NotFound>> Remove(
        Guid postId, RemovePostRequest request, Caller caller, LearningDb db, TimeProvider clock, ILogger<LearningDb> logger, CancellationToken cancellationToken)
    {
        var reason = PlainText.Line(request.Reason, "reason");
        return DecideAsync(post => post.Remove(reason, caller.MemberId, clock.GetUtcNow()), postId, caller, db, logger, cancellationToken);
    }

    public static Task<Results<Ok<ManagedPostResponse>, NotFound>> Release(
        Guid postId, Caller caller, LearningDb db, TimeProvider clock, ILogger<LearningDb> logger, CancellationToken cancellationToken) =>
        DecideAsync(post => post.Release(caller.MemberId, clock.GetUtcNow()), postId, caller, db, logger, cancellationToken);

    public static async Task<Results<Ok<ManagedPostResponse>, NotFound>> Pin(
        Guid postId, Caller caller, LearningDb db, TimeProvider clock, IOptions<TopicOptions> options, ILogger<LearningDb> logger, CancellationToken cancellationToken)
    {
        var others = await db.Set<TopicPost>().CountAsync(
            other => other.PinnedAt != null && other.Id != postId && db.Set<TopicPost>().Any(post => post.Id == postId && post.TopicId == other.TopicId),
            cancellationToken);
        if (others >= options.Value.MostPinned)
            throw new RuleViolation("post.pins", $"最多置顶 {options.Value.MostPinned} 条，先取消一条", $"At most {options.Value.MostPinned} posts are pinned; unpin one first.");
        return await DecideAsync(
            post => post.PinnedAt is null ? post.Pin(caller.MemberId, clock.GetUtcNow()) : null, postId, caller, db, logger, cancellationToken);
    }

    public static Task<Results<Ok<ManagedPostResponse>, NotFound>> Unpin(
        Guid postId, Caller caller, LearningDb db, TimeProvider clock, ILogger<LearningDb> logger, CancellationToken cancellationToken) =>
        DecideAsync(post => post.PinnedAt is null ? null : post.Unpin(caller.MemberId, clock.GetUtcNow()), postId, caller, db, logger, cancellationToken);

    private static async Task<Results<Ok<ManagedPostResponse>, NotFound>> DecideAsync(
        Func<TopicPost, PostDecision?> decide, Guid postId, Caller caller, LearningDb db, ILogger logger, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var post = await db.LockedPostAsync(db.Set<Topic>().ModeratedBy(caller), postId, cancellationToken);
        if (post is null)
            return TypedResults.NotFound();
        if (decide(post) is { } decision)
        {
            db.Add(decision);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            TopicTelemetry.Decided(decision.Action);
            LogDecided(logger, postId, decision.Action, caller.MemberId);
        }

        return TypedResults.Ok(await ListManagedPosts.OneAsync(db, postId, caller, cancellationToken));
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Post {PostId}: {Action} by {MemberId}")]
    private static partial void LogDecided(ILogger logger, Guid postId, PostAction action, Guid memberId);
}
