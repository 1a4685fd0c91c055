using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Topics;

/// <summary>A member takes back what they wrote; the replies to it go from sight with it. A second time changes nothing.</summary>
internal static partial class DeletePost
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid postId, Caller caller, LearningDb db, ILogger<LearningDb> logger, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var post = await db.LockedPostAsync(db.Set<Topic>().SeenBy(db, caller.MemberId), postId, cancellationToken);
        if (post is null || (post.AuthorId != caller.MemberId && post.State is not PostState.Visible))
            return TypedResults.NotFound();
        if (post.AuthorId != caller.MemberId)
            throw new NotAllowed("post.notYours", "只能删自己写的", "You can only delete what you wrote.");

        if (post.State is not PostState.Deleted)
        {
            post.Delete();
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            LogDeleted(logger, postId);
        }

        return TypedResults.NoContent();
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Post {PostId} is deleted by its author")]
    private static partial void LogDeleted(ILogger logger, Guid postId);
}
