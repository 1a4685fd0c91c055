using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Showcase.Stories;

/// <summary>What the published stories may be asked for.</summary>
/// <param name="Kind">Only this kind.</param>
/// <param name="BranchId">Only of this branch.</param>
/// <param name="Featured">True for those that the office put before the others.</param>
/// <param name="Q">Part of title or text.</param>
public sealed record StoryQuery(
    StoryKind? Kind = null, Guid? BranchId = null, bool? Featured = null, [property: StringLength(StoryQuery.SearchLength)] string? Q = null)
{
    internal const int SearchLength = 50;
}

/// <summary>The published stories, the newest first.</summary>
internal static class ListStories
{
    public static async Task<Ok<PagedResponse<StoryItem>>> Handle(
        [AsParameters] StoryQuery query, [AsParameters] PageRequest page, ShowcaseDb db, CancellationToken cancellationToken)
    {
        var stories = db.Set<Story>().AsNoTracking().Where(story => story.State == StoryState.Approved);
        if (query.Kind is { } kind)
            stories = stories.Where(story => story.Kind == kind);
        if (query.BranchId is { } branchId)
            stories = stories.Where(story => story.BranchId == branchId);
        if (query.Featured is { } featured)
            stories = stories.Where(story => story.IsFeatured == featured);
        if (query.Q?.Trim() is { Length: > 0 } text)
        {
            // A word of two Chinese characters has no trigram, so the texts are read: hundreds, not millions.
            StoryText.RefuseNul(text, "q");
            var pattern = StoryText.Pattern(text);
            stories = stories.Where(story => EF.Functions.ILike(story.Title, pattern, "\\") || EF.Functions.ILike(story.Body, pattern, "\\"));
        }

        var found = await stories.Rows().NewestFirstAsync(row => row.PublishedAt!.Value, row => row.Id, page, cancellationToken);
        return TypedResults.Ok(await db.AnswerAsync(found, cancellationToken));
    }
}

/// <summary>The caller's own stories in all states, the newest first.</summary>
internal static class ListMyStories
{
    public static async Task<Ok<PagedResponse<StoryItem>>> Handle(
        StoryState? state, [AsParameters] PageRequest page, Caller caller, ShowcaseDb db, CancellationToken cancellationToken)
    {
        var stories = db.Set<Story>().AsNoTracking().Where(story => story.AuthorId == caller.MemberId);
        if (state is not null)
            stories = stories.Where(story => story.State == state);
        var found = await stories.Rows().NewestFirstAsync(row => row.CreatedAt, row => row.Id, page, cancellationToken);
        return TypedResults.Ok(await db.AnswerAsync(found, cancellationToken));
    }
}
