using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Showcase.Stories;

/// <summary>What the office may ask the list of handed-in stories for.</summary>
/// <param name="State">Only this state.</param>
/// <param name="Kind">Only this kind.</param>
/// <param name="BranchId">Only of this branch.</param>
/// <param name="Q">Part of title or text.</param>
public sealed record OfficeStoryQuery(
    StoryState? State = null, StoryKind? Kind = null, Guid? BranchId = null, [property: StringLength(StoryQuery.SearchLength)] string? Q = null);

/// <summary>How many stories stand where.</summary>
/// <param name="Submitted">Waiting for a decision.</param>
/// <param name="Returned">At their authors again.</param>
/// <param name="Published">To be read by all.</param>
/// <param name="Featured">Of these, put before the others.</param>
/// <param name="Withdrawn">Taken back.</param>
/// <param name="OldestSubmittedAt">Since when the first one waits.</param>
public sealed record StoryCounts(int Submitted, int Returned, int Published, int Featured, int Withdrawn, DateTimeOffset? OldestSubmittedAt);

/// <summary>Everything that was ever handed in, as it was handed in: what an author goes on writing is not shown.</summary>
internal static class ListOfficeStories
{
    public static async Task<Ok<PagedResponse<StoryItem>>> Handle(
        [AsParameters] OfficeStoryQuery query, [AsParameters] PageRequest page, ShowcaseDb db, CancellationToken cancellationToken)
    {
        var found = await Matching(db, query).NewestFirstAsync(row => row.CreatedAt, row => row.Id, page, cancellationToken);
        var shown = await db.AnswerAsync(found, cancellationToken);
        // The pictures of the row are the author's present ones, which are not what was handed in while it is at the author again.
        return TypedResults.Ok(shown with
        {
            Items = [.. shown.Items.Select(item => item.State is StoryState.Approved or StoryState.Submitted ? item : item with { Cover = null })],
        });
    }

    private static IQueryable<StoryRow> Matching(ShowcaseDb db, OfficeStoryQuery query)
    {
        var stories = db.Set<Story>().AsNoTracking();
        var versions = db.Set<StoryVersion>().AsQueryable();
        if (query.State is { } state)
            stories = stories.Where(story => story.State == state);
        if (query.Kind is { } kind)
            versions = versions.Where(version => version.Kind == kind);
        if (query.BranchId is { } branchId)
            stories = stories.Where(story => story.BranchId == branchId);
        if (query.Q?.Trim() is { Length: > 0 } text)
        {
            StoryText.RefuseNul(text, "q");
            var pattern = StoryText.Pattern(text);
            versions = versions.Where(version => EF.Functions.ILike(version.Title, pattern, "\\") || EF.Functions.ILike(version.Body, pattern, "\\"));
        }

        return stories.Join(versions, story => new { story.Id, Number = story.Version }, version => new { Id = version.StoryId, version.Number },
            (story, version) => new StoryRow
            {
                Id = story.Id,
                State = story.State,
                Kind = version.Kind,
                Title = version.Title,
                Excerpt = "",
                Pictures = story.Pictures,
                AuthorId = story.AuthorId,
                BranchId = story.BranchId,
                Version = story.Version,
                IsFeatured = story.IsFeatured,
                CreatedAt = story.CreatedAt,
                UpdatedAt = story.UpdatedAt,
                SubmittedAt = story.SubmittedAt,
                PublishedAt = story.PublishedAt,
            });
    }
}

/// <summary>What waits for a decision, the longest wait first.</summary>
internal static class ListReviewQueue
{
    public static async Task<Ok<PagedResponse<StoryItem>>> Handle([AsParameters] PageRequest page, Caller caller, ShowcaseDb db, CancellationToken cancellationToken)
    {
        var waiting = db.Set<Story>().AsNoTracking().Where(story => story.State == StoryState.Submitted);
        if (page.After is { } cursor)
        {
            var place = Cursor.Decode<Place>(cursor);
            var at = place.At.ToUniversalTime();
            waiting = waiting.Where(story => story.SubmittedAt > at || (story.SubmittedAt == at && story.Id > place.Id));
        }

        var rows = await waiting.OrderBy(story => story.SubmittedAt).ThenBy(story => story.Id).Rows().Take(page.Size + 1).ToListAsync(cancellationToken);
        var shown = rows.Take(page.Size).ToList();
        // It is read from the front and gets shorter there: nobody pages back.
        var next = rows.Count > page.Size ? Cursor.Encode(new Place(shown[^1].SubmittedAt!.Value, shown[^1].Id)) : null;
        var (items, editor, office) = (await db.ItemsAsync(shown, cancellationToken), caller.AsEditor(), await db.EditorsAsync(cancellationToken));
        return TypedResults.Ok(new PagedResponse<StoryItem>(
            [.. items.Select(item => item with { Obstacle = Judging.ObstacleFor(editor, item.Author.Id, item.Branch.Id, office) })], next, null));
    }

    private sealed record Place(DateTimeOffset At, Guid Id);
}

/// <summary>The figures of the dashboard.</summary>
internal static class CountStories
{
    public static async Task<Ok<StoryCounts>> Handle(ShowcaseDb db, CancellationToken cancellationToken)
    {
        var counts = await db.Set<Story>().Where(story => story.State != StoryState.Draft).GroupBy(story => story.State)
            .Select(group => new { group.Key, Count = group.Count(), Featured = group.Count(story => story.IsFeatured), Oldest = group.Min(story => story.SubmittedAt) })
            .ToDictionaryAsync(group => group.Key, cancellationToken);
        return TypedResults.Ok(new StoryCounts(
            Of(StoryState.Submitted), Of(StoryState.Returned), Of(StoryState.Approved), counts.GetValueOrDefault(StoryState.Approved)?.Featured ?? 0,
            Of(StoryState.Withdrawn), counts.GetValueOrDefault(StoryState.Submitted)?.Oldest));

        int Of(StoryState state) => counts.GetValueOrDefault(state)?.Count ?? 0;
    }
}
