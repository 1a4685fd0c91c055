using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Oversight.Reviews;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Oversight.Comments;

/// <summary>A line of the audit trail of a review's comments.</summary>
/// <param name="Id">The line.</param>
/// <param name="CommentId">The comment.</param>
/// <param name="CommentText">What it said.</param>
/// <param name="Author">Who posted it.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="DecidedBy">Who decided; null where a rule did.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Reason">The rule, or what the office wrote.</param>
public sealed record CommentDecisionResponse(
    Guid Id, Guid CommentId, string CommentText, Person Author, DecisionKind Kind, Person? DecidedBy, DateTimeOffset DecidedAt, string? Reason);

internal static class ListCommentDecisions
{
    public static async Task<Results<Ok<PagedResponse<CommentDecisionResponse>>, NotFound>> Handle(
        Guid reviewId, [AsParameters] PageRequest page, Caller caller, OversightDb db, CancellationToken cancellationToken)
    {
        if (!await db.Set<Review>().VisibleTo(caller).AnyAsync(review => review.Id == reviewId, cancellationToken))
            return TypedResults.NotFound();

        var found = await db.Set<CommentDecision>().AsNoTracking().Where(decision => decision.ReviewId == reviewId)
            .NewestFirstAsync(decision => decision.DecidedAt, decision => decision.Id, page, cancellationToken);
        var ids = found.Items.Select(decision => decision.CommentId).Distinct().ToList();
        var comments = await db.Set<Comment>().AsNoTracking().Where(comment => ids.Contains(comment.Id)).ToDictionaryAsync(comment => comment.Id, cancellationToken);
        var names = await MemberNames.OfAsync(
            db, [.. comments.Values.Select(comment => comment.AuthorId).Concat(found.Items.Select(decision => decision.DecidedBy).OfType<Guid>()).Distinct()], cancellationToken);
        return TypedResults.Ok(new PagedResponse<CommentDecisionResponse>(
            [.. found.Items.Select(decision => new CommentDecisionResponse(
                decision.Id, decision.CommentId, comments[decision.CommentId].Text, Named(comments[decision.CommentId].AuthorId), decision.Kind,
                decision.DecidedBy is { } by ? Named(by) : null, decision.DecidedAt, decision.Reason))],
            found.Next, found.Previous));

        Person Named(Guid id) => new(id, names.GetValueOrDefault(id) ?? "");
    }
}
