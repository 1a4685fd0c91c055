using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Showcase.Stories;

namespace PartyPlatform.Showcase.Featured;

/// <summary>A review that runs.</summary>
/// <param name="Id">The review.</param>
/// <param name="Title">Its title.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="BranchIds">The branches that report.</param>
public sealed record RunningReview(Guid Id, string Title, DateTimeOffset StartedAt, IReadOnlyList<Guid> BranchIds);

/// <summary>What is shown on the occasion of a review.</summary>
/// <param name="Review">The review that runs; null while none does.</param>
/// <param name="Items">Stories of its branches, the newest first, at most twenty; the others are in the list of each branch.</param>
public sealed record FeaturedResponse(RunningReview? Review, IReadOnlyList<StoryItem> Items);

/// <summary>The stories of the branches that report right now.</summary>
internal static class ReadFeatured
{
    private const int Most = 20;

    public static async Task<Ok<FeaturedResponse>> Handle(ShowcaseDb db, CancellationToken cancellationToken)
    {
        var review = await db.Set<FeaturedReview>().AsNoTracking().Where(known => known.StartedAt != null && known.ClosedAt == null)
            .OrderByDescending(known => known.StartedAt).ThenByDescending(known => known.ReviewId).FirstOrDefaultAsync(cancellationToken);
        if (review is null)
            return TypedResults.Ok(new FeaturedResponse(null, []));

        var rows = await db.Set<Story>().AsNoTracking().Where(story => story.State == StoryState.Approved && review.BranchIds.Contains(story.BranchId))
            .OrderByDescending(story => story.PublishedAt).ThenByDescending(story => story.Id).Take(Most).Rows().ToListAsync(cancellationToken);
        return TypedResults.Ok(new FeaturedResponse(
            new RunningReview(review.ReviewId, review.Title, review.StartedAt!.Value, review.BranchIds), await db.ItemsAsync(rows, cancellationToken)));
    }
}

internal static class FeaturedEndpoints
{
    public static void MapFeatured(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/featured", ReadFeatured.Handle).WithName(nameof(ReadFeatured)).WithTags("Featured").RequireAuthorization(Policies.Member);
}
