using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Oversight.Reviews;

namespace PartyPlatform.Oversight.Comments;

/// <summary>The Party office decides about a comment: with a line in the audit trail, told to viewers in the same transaction.</summary>
/// <param name="ReviewId">The review, from the address.</param>
/// <param name="CommentId">The comment in it.</param>
/// <param name="Caller">Who decides.</param>
/// <param name="Db">The unit of work.</param>
/// <param name="Clock">The time.</param>
internal sealed record CommentStep(
    [FromRoute] Guid ReviewId, [FromRoute] Guid CommentId, Caller Caller, OversightDb Db, TimeProvider Clock)
{
    public async Task<Results<Ok<CommentResponse>, NotFound>> TakeAsync(
        DecisionKind kind, string? reason, Action<Comment> decide, CancellationToken cancellationToken)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancellationToken);
        var review = await Db.LockAsync(ReviewId, Caller, cancellationToken);
        var comment = review is null ? null : await Db.Set<Comment>().SingleOrDefaultAsync(known => known.Id == CommentId && known.ReviewId == ReviewId, cancellationToken);
        if (review is null || comment is null)
            return TypedResults.NotFound();

        review.RequireCorrectable();
        var (now, wasShown) = (Clock.GetUtcNow(), comment.State is CommentState.Shown);
        decide(comment);
        Db.Add(CommentDecision.On(comment, kind, Caller.MemberId, reason, now));
        await Db.SaveChangesAsync(cancellationToken);
        var answer = await Db.AnswerAsync(comment, cancellationToken);
        if (kind is DecisionKind.Released)
            comment.ToldAt(await ReviewChannels.TellCommentsAsync(Db, ReviewId, ReviewChannels.CommentPosted, answer, now, cancellationToken));
        else if (wasShown)
        {
            await ReviewChannels.ForgetCommentAsync(Db, comment, now, cancellationToken);
            await ReviewChannels.TellCommentsAsync(Db, ReviewId, ReviewChannels.CommentRemoved, new CommentGone(comment.Id), now, cancellationToken);
        }

        await Db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(answer);
    }

    /// <summary>Told on the comments' channel: neither words nor name of what was removed.</summary>
    internal sealed record CommentGone(Guid Id);
}

/// <summary>Why a comment is let through.</summary>
/// <param name="Reason">For the audit trail; optional.</param>
public sealed record CommentRelease([property: StringLength(200)] string? Reason);

/// <summary>Lets a held comment through; from now on everybody sees it.</summary>
internal static class ReleaseComment
{
    public static Task<Results<Ok<CommentResponse>, NotFound>> Handle([AsParameters] CommentStep step, CommentRelease request, CancellationToken cancellationToken) =>
        step.TakeAsync(DecisionKind.Released, PlainText.Optional(request.Reason, "reason"), comment => comment.Release(), cancellationToken);
}

/// <summary>Why a comment is taken away.</summary>
/// <param name="Reason">For its author and the audit trail.</param>
public sealed record CommentRemoval([property: Required, StringLength(200, MinimumLength = 2)] string Reason);

/// <summary>Takes a comment away, held or shown; its author sees why.</summary>
internal static class RemoveComment
{
    public static Task<Results<Ok<CommentResponse>, NotFound>> Handle([AsParameters] CommentStep step, CommentRemoval request, CancellationToken cancellationToken)
    {
        var reason = PlainText.Required(request.Reason, "reason");
        return step.TakeAsync(DecisionKind.Removed, reason, comment => comment.Remove(reason), cancellationToken);
    }
}
