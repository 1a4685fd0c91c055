using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy;
using PartyPlatform.Oversight.Reviews;

namespace PartyPlatform.Oversight.Comments;

/// <summary>A comment.</summary>
/// <param name="Id">The comment.</param>
/// <param name="Author">Who posted it.</param>
/// <param name="BranchName">The author's branch.</param>
/// <param name="Text">What it says, as plain text.</param>
/// <param name="State">Whether it stands.</param>
/// <param name="PostedAt">When it was posted.</param>
/// <param name="HeldFor">The rule that holds it back, for its author and the office.</param>
/// <param name="RemovalReason">Why it was removed, for its author and the office.</param>
public sealed record CommentResponse(
    Guid Id, Person Author, string BranchName, string Text, CommentState State, DateTimeOffset PostedAt, HoldRule? HeldFor, string? RemovalReason);

/// <summary>How many comments stand and how many are held.</summary>
internal sealed record CommentCounts(int Shown, int Held);

internal static class CommentAnswers
{
    public static async Task<CommentCounts> CommentCountsAsync(this OversightDb db, Guid reviewId, CancellationToken cancellationToken)
    {
        var counts = await db.Set<Comment>().Where(comment => comment.ReviewId == reviewId && comment.State != CommentState.Removed)
            .GroupBy(comment => comment.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return new CommentCounts(counts.GetValueOrDefault(CommentState.Shown), counts.GetValueOrDefault(CommentState.Held));
    }

    /// <summary>Comments that stand, by review.</summary>
    public static Task<Dictionary<Guid, int>> CommentCountsAsync(this OversightDb db, IReadOnlyList<Guid> reviewIds, CancellationToken cancellationToken) =>
        db.Set<Comment>().Where(comment => reviewIds.Contains(comment.ReviewId) && comment.State == CommentState.Shown)
            .GroupBy(comment => comment.ReviewId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

    public static async Task<CommentResponse> AnswerAsync(this OversightDb db, Comment comment, CancellationToken cancellationToken) =>
        (await db.AnswerAsync([comment], cancellationToken))[0];

    public static async Task<IReadOnlyList<CommentResponse>> AnswerAsync(this OversightDb db, IReadOnlyList<Comment> comments, CancellationToken cancellationToken)
    {
        var names = await MemberNames.OfAsync(db, [.. comments.Select(comment => comment.AuthorId).Distinct()], cancellationToken);
        var branchIds = comments.Select(comment => comment.BranchId).Distinct().ToList();
        var branches = await db.Set<LocalOrgUnit>().Where(unit => branchIds.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.ShortName, cancellationToken);
        return [.. comments.Select(comment => new CommentResponse(
            comment.Id, new Person(comment.AuthorId, names.GetValueOrDefault(comment.AuthorId) ?? ""), branches.GetValueOrDefault(comment.BranchId) ?? "",
            comment.Text, comment.State, comment.PostedAt, comment.State is CommentState.Shown ? null : comment.HeldFor, comment.RemovalReason))];
    }
}
