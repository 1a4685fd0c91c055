using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Oversight.Comments;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>A branch on a review's agenda.</summary>
/// <param name="BranchId">The branch.</param>
/// <param name="BranchName">Its short name.</param>
/// <param name="SpeakerName">Who reports.</param>
/// <param name="SpeakerMemberId">The same as a member, if it is one.</param>
/// <param name="Minutes">How long the report may take.</param>
/// <param name="StartedAt">When it began to report.</param>
/// <param name="EndedAt">When it had finished.</param>
public sealed record AgendaBranch(
    Guid BranchId, string BranchName, string SpeakerName, Guid? SpeakerMemberId, int Minutes, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);

/// <summary>Somebody of the office, by name.</summary>
/// <param name="Id">The member.</param>
/// <param name="Name">The name; empty after an erasure.</param>
public sealed record Person(Guid Id, string Name);

/// <summary>A review with its agenda.</summary>
/// <param name="Id">The review.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Version">For <c>If-Match</c>; also in the <c>ETag</c>.</param>
/// <param name="Title">Its name.</param>
/// <param name="StartsAt">When it is meant to begin.</param>
/// <param name="Agenda">The branches in the order in which they report.</param>
/// <param name="AgendaPosition">How many of them have begun.</param>
/// <param name="Scribes">Who posts beside the Party office.</param>
/// <param name="MayPost">Whether the caller posts here.</param>
/// <param name="Entries">Entries posted; the newest has this number.</param>
/// <param name="Comments">Comments that stand.</param>
/// <param name="HeldComments">Comments that a rule holds back.</param>
/// <param name="LivePosition">Where the live channel stood before this was read: follow it from here and miss nothing.</param>
/// <param name="CommentsPosition">The same of the comments' channel.</param>
/// <param name="CreatedAt">When it was drafted.</param>
/// <param name="AnnouncedAt">When it was announced.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="ClosedAt">When it ended.</param>
/// <param name="ArchivedAt">When it was archived.</param>
/// <param name="CancelledAt">When it was cancelled.</param>
/// <param name="Reason">Why it was cancelled or last moved.</param>
public sealed record ReviewResponse(
    Guid Id,
    ReviewState State,
    long Version,
    string Title,
    DateTimeOffset StartsAt,
    IReadOnlyList<AgendaBranch> Agenda,
    int AgendaPosition,
    IReadOnlyList<Person> Scribes,
    bool MayPost,
    int Entries,
    int Comments,
    int HeldComments,
    long LivePosition,
    long CommentsPosition,
    DateTimeOffset CreatedAt,
    DateTimeOffset? AnnouncedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? ArchivedAt,
    DateTimeOffset? CancelledAt,
    string? Reason);

internal static class ReviewAnswers
{
    public static async Task<ReviewResponse> AnswerAsync(
        this OversightDb db, Review review, Caller caller, ReviewPositions positions, CancellationToken cancellationToken)
    {
        var comments = await db.CommentCountsAsync(review.Id, cancellationToken);
        var names = await MemberNames.OfAsync(db, review.ScribeIds, cancellationToken);
        return new ReviewResponse(
            review.Id, review.State, review.RowVersion, review.Title, review.StartsAt, await db.AgendaOfAsync(review, cancellationToken), review.AgendaPosition,
            [.. review.ScribeIds.Select(id => new Person(id, names.GetValueOrDefault(id) ?? ""))], review.MayScribe(caller),
            review.LastEntry, comments.Shown, comments.Held, positions.Live, positions.Comments,
            review.CreatedAt, review.AnnouncedAt, review.StartedAt, review.ClosedAt, review.ArchivedAt, review.CancelledAt, review.Reason);
    }

    public static async Task<IReadOnlyList<AgendaBranch>> AgendaOfAsync(this OversightDb db, Review review, CancellationToken cancellationToken)
    {
        var branches = review.BranchIds;
        var names = await db.Set<LocalOrgUnit>().Where(unit => branches.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.ShortName, cancellationToken);
        return [.. review.Agenda.Select(item => new AgendaBranch(
            item.BranchId, names.GetValueOrDefault(item.BranchId) ?? "", item.SpeakerName, item.SpeakerMemberId, item.Minutes, item.StartedAt, item.EndedAt))];
    }
}
