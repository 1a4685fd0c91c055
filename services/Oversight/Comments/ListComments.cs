using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Oversight.Reviews;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Oversight.Comments;

internal static class ListComments
{
    // What stands, and of the caller's own what is held or was removed. The Party office may ask for a state.
    public static async Task<Results<Ok<PagedResponse<CommentResponse>>, NotFound>> Handle(
        Guid reviewId, CommentState? state, [AsParameters] PageRequest page, Caller caller, OversightDb db, CancellationToken cancellationToken)
    {
        if (!await db.Set<Review>().VisibleTo(caller).AnyAsync(review => review.Id == reviewId, cancellationToken))
            return TypedResults.NotFound();
        if (state is not null && !ReviewRows.IsOffice(caller))
            throw new NotAllowed("auth.forbidden", "你的角色不能做这件事", "Your role does not allow this.");

        var comments = db.Set<Comment>().AsNoTracking().Where(comment => comment.ReviewId == reviewId);
        comments = state is not null
            ? comments.Where(comment => comment.State == state)
            : comments.Where(comment => comment.State == CommentState.Shown || comment.AuthorId == caller.MemberId);
        var found = await comments.NewestFirstAsync(comment => comment.PostedAt, comment => comment.Id, page, cancellationToken);
        return TypedResults.Ok(new PagedResponse<CommentResponse>(await db.AnswerAsync(found.Items, cancellationToken), found.Next, found.Previous));
    }
}
