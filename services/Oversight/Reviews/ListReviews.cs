using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Oversight.Comments;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>A review in a list.</summary>
/// <param name="Id">The review.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Title">Its name.</param>
/// <param name="StartsAt">When it is meant to begin.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="ClosedAt">When it ended.</param>
/// <param name="Branches">Branches on its agenda.</param>
/// <param name="AgendaPosition">How many of them have begun.</param>
/// <param name="Speaking">The branch that reports now.</param>
/// <param name="SpeakingSince">Since when.</param>
/// <param name="Entries">Entries posted.</param>
/// <param name="Comments">Comments that stand.</param>
/// <param name="MayPost">Whether the caller posts there.</param>
/// <param name="CreatedAt">When it was drafted; the list is sorted by it, newest first.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
public sealed record ReviewRow(
    Guid Id,
    ReviewState State,
    string Title,
    DateTimeOffset StartsAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? ClosedAt,
    int Branches,
    int AgendaPosition,
    string? Speaking,
    DateTimeOffset? SpeakingSince,
    int Entries,
    int Comments,
    bool MayPost,
    DateTimeOffset CreatedAt,
    long Version);

internal static class ListReviews
{
    // Open are those that are announced or live.
    public static async Task<Ok<PagedResponse<ReviewRow>>> Handle(
        ReviewState? state, bool? open, [AsParameters] PageRequest page, Caller caller, OversightDb db, CancellationToken cancellationToken)
    {
        var reviews = db.Set<Review>().AsNoTracking().VisibleTo(caller);
        if (state is not null)
            reviews = reviews.Where(review => review.State == state);
        if (open is true)
            reviews = reviews.Where(review => review.State == ReviewState.Announced || review.State == ReviewState.Live);

        var found = await reviews.NewestFirstAsync(review => review.CreatedAt, review => review.Id, page, cancellationToken);
        var comments = await db.CommentCountsAsync([.. found.Items.Select(review => review.Id)], cancellationToken);
        var speaking = found.Items.Select(review => review.Speaking?.BranchId).OfType<Guid>().ToList();
        var names = await db.Set<MemberCopy.LocalOrgUnit>().Where(unit => speaking.Contains(unit.Id))
            .ToDictionaryAsync(unit => unit.Id, unit => unit.ShortName, cancellationToken);
        return TypedResults.Ok(new PagedResponse<ReviewRow>(
            [.. found.Items.Select(review => new ReviewRow(
                review.Id, review.State, review.Title, review.StartsAt, review.StartedAt, review.ClosedAt, review.Agenda.Count, review.AgendaPosition,
                review.Speaking is { } item ? names.GetValueOrDefault(item.BranchId) : null, review.Speaking?.StartedAt,
                review.LastEntry, comments.GetValueOrDefault(review.Id), review.MayScribe(caller), review.CreatedAt, review.RowVersion))],
            found.Next, found.Previous));
    }
}
