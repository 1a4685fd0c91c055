using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Showcase.Stories;

internal static class ReadStory
{
    public static async Task<Results<Ok<StoryResponse>, NotFound>> Handle(
        Guid storyId, Caller caller, HttpContext context, ShowcaseDb db, StoryPages pages, CancellationToken cancellationToken)
    {
        var story = await db.Set<Story>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == storyId, cancellationToken);
        if (story is null || !story.IsSeenBy(caller))
            return TypedResults.NotFound();
        EntityVersion.Tag(context, story.RowVersion);
        return TypedResults.Ok(await pages.OfAsync(story, caller, cancellationToken));
    }
}

/// <summary>Makes the answer out of a story, for whoever asks.</summary>
internal sealed class StoryPages(ShowcaseDb db, IMemoryCache cache)
{
    private static readonly StoryStepKind[] Answers = [StoryStepKind.Returned, StoryStepKind.Approved, StoryStepKind.Withdrawn];

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public async Task<StoryResponse> OfAsync(Story story, Caller caller, CancellationToken cancellationToken)
    {
        var content = await ContentForAsync(story, caller, cancellationToken);
        var pictures = await StoryPictures.ShownAsync(db, content.Pictures, cancellationToken);
        var answer = story.IsOpenTo(caller) ? await LastAnswerAsync(story, cancellationToken) : null;
        var names = await db.NamesAsync(answer is null ? [story.AuthorId] : [story.AuthorId, answer.ActorId], cancellationToken);
        var branches = await db.BranchesAsync([story.BranchId], cancellationToken);
        var likes = await db.Set<StoryLike>().Where(like => like.StoryId == story.Id).GroupBy(like => 1)
            .Select(group => new { Count = group.Count(), Mine = group.Any(like => like.MemberId == caller.MemberId) }).SingleOrDefaultAsync(cancellationToken);
        return new StoryResponse(
            story.Id, story.State, content.Kind, content.Title, content.Body, Html(story, content, pictures), pictures, names.Of(story.AuthorId),
            branches.BranchOf(story.BranchId), story.AuthorId == caller.MemberId, story.Version, story.Fingerprint, story.IsFeatured, likes?.Count ?? 0,
            likes?.Mine ?? false, answer is null ? null : new StoryAnswer(answer.Kind, answer.Version, names.Of(answer.ActorId), answer.At, answer.Comments),
            story.CreatedAt, story.UpdatedAt, story.SubmittedAt, story.PublishedAt, story.WithdrawnAt, await ObstacleAsync(story, caller, cancellationToken));
    }

    private async Task<JudgeObstacle?> ObstacleAsync(Story story, Caller caller, CancellationToken cancellationToken) =>
        story.State is StoryState.Submitted && caller.Has(PartyRole.PartyOffice)
            ? Judging.ObstacleFor(caller.AsEditor(), story.AuthorId, story.BranchId, await db.EditorsAsync(cancellationToken))
            : null;

    /// <summary>The author goes on with the draft; the office sees what was handed in, not what is being written.</summary>
    private async Task<StoryContent> ContentForAsync(Story story, Caller caller, CancellationToken cancellationToken)
    {
        if (story.AuthorId == caller.MemberId || story.State is StoryState.Approved or StoryState.Submitted)
            return story.Content;
        var version = await db.Set<StoryVersion>().AsNoTracking().SingleAsync(known => known.StoryId == story.Id && known.Number == story.Version, cancellationToken);
        return version.Content();
    }

    private string Html(Story story, StoryContent content, IReadOnlyList<PictureShown> pictures)
    {
        if (story.State is not StoryState.Approved)
            return Render();
        // A published text never changes; making it safe costs some milliseconds, which a popular story would cost at each look.
        return cache.GetOrCreate((typeof(StoryPages), story.Id, story.Version), entry =>
        {
            entry.SlidingExpiration = Kept;
            return Render();
        })!;

        string Render() => StoryMarkdown.Render(content.Body, pictures.Rendered());
    }

    private Task<StoryStep?> LastAnswerAsync(Story story, CancellationToken cancellationToken) =>
        db.Set<StoryStep>().AsNoTracking().Where(step => step.StoryId == story.Id && Answers.Contains(step.Kind))
            .OrderByDescending(step => step.At).ThenByDescending(step => step.Id).FirstOrDefaultAsync(cancellationToken);
}

internal static class StoryShapes
{
    public static IReadOnlyList<RenderedPicture> Rendered(this IReadOnlyList<PictureShown> pictures) =>
        [.. pictures.Select(picture => new RenderedPicture(picture.Id, picture.Alt, picture.Width, picture.Height))];

    public static StoryContent Content(this StoryVersion version) => new(
        version.Kind, version.Title, version.Body, [.. version.Pictures.Select(picture => new StoryPicture(picture.Id, picture.Alt))]);
}
