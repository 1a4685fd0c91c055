using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Oversight.Reviews;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Oversight.Comments;

/// <summary>What a member says.</summary>
/// <param name="Text">Plain text.</param>
public sealed record NewComment([property: Required, StringLength(Comment.TextLength, MinimumLength = 1)] string Text);

/// <summary>Posts a comment while the review is live. It appears at once, unless a stated rule holds it; the answer says so and why.</summary>
internal static class PostComment
{
    public static async Task<Results<Created<CommentResponse>, NotFound>> Handle(
        Guid reviewId,
        NewComment request,
        Caller caller,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        OversightDb db,
        CommentRules rules,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var text = PlainText.Required(request.Text, "text");
        var route = $"reviews/{reviewId}/comments";
        if (await AgainAsync() is { } before)
            return before;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // One comment of a member at a time: else each of many sent at once would find none before it to count.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('comment ' || {caller.MemberId.ToString()}, 0))", cancellationToken);
        if (await db.HoldAsync(reviewId, caller, cancellationToken) is not { } state)
            return TypedResults.NotFound();
        Review.RequireLive(state);
        await db.RequireConductRulesAsync(
            caller.MemberId, "先读一遍群规并确认，再来发言", "Read and acknowledge the conduct rules before you post.", cancellationToken);

        var now = clock.GetUtcNow();
        var held = await rules.JudgeAsync(db, caller.MemberId, text, now, cancellationToken);
        var comment = Comment.Post(reviewId, caller.MemberId, caller.BranchId, text, held, now);
        db.Add(comment);
        if (held is not null)
            db.Add(CommentDecision.On(comment, DecisionKind.Held, by: null, held.ToString(), now));
        IdempotencyKey.Remember(db, caller.MemberId, route, key, request, comment.Id, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (IdempotencyKey.WasTaken(exception))
        {
            await transaction.RollbackAsync(cancellationToken);
            db.ChangeTracker.Clear();
            return (await AgainAsync())!;
        }

        var answer = await db.AnswerAsync(comment, cancellationToken);
        if (held is null)
            comment.ToldAt(await ReviewChannels.TellCommentsAsync(db, reviewId, ReviewChannels.CommentPosted, answer, now, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        ReviewTelemetry.Commented(held is not null);
        return Created(answer);

        async Task<Created<CommentResponse>?> AgainAsync() =>
            await IdempotencyKey.FindAsync(db, caller.MemberId, route, key, request, cancellationToken) is { } id
                ? Created(await db.AnswerAsync(await db.Set<Comment>().SingleAsync(known => known.Id == id, cancellationToken), cancellationToken))
                : null;

        Created<CommentResponse> Created(CommentResponse posted) => TypedResults.Created($"/api/oversight/reviews/{reviewId}/comments", posted);
    }
}
