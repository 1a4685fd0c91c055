using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Showcase.Stories;

/// <summary>A line of the history of a story.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Version">With which version.</param>
/// <param name="By">By whom.</param>
/// <param name="At">When.</param>
/// <param name="Comments">Comments or reason.</param>
public sealed record StoryStepLine(StoryStepKind Kind, int Version, PersonName By, DateTimeOffset At, string? Comments);

/// <summary>All that was done with a story, the newest first; a story has few lines.</summary>
public sealed record StoryHistory(IReadOnlyList<StoryStepLine> Items);

/// <summary>A version as it was handed in.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Html">The text made safe.</param>
/// <param name="Pictures">Its pictures.</param>
/// <param name="Fingerprint">SHA-256 of the canonical form.</param>
/// <param name="SubmittedAt">When it was handed in.</param>
public sealed record StoryVersionResponse(
    int Number,
    StoryKind Kind,
    string Title,
    string Body,
    string Html,
    IReadOnlyList<PictureShown> Pictures,
    string Fingerprint,
    DateTimeOffset SubmittedAt);

/// <summary>Who did what with a story; for its author and the office.</summary>
internal static class ReadHistory
{
    // A story that goes to and fro a hundred times has other problems.
    private const int Most = 200;

    public static async Task<Results<Ok<StoryHistory>, NotFound>> Handle(Guid storyId, Caller caller, ShowcaseDb db, CancellationToken cancellationToken)
    {
        var story = await db.Set<Story>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == storyId, cancellationToken);
        if (story is null || !story.IsOpenTo(caller))
            return TypedResults.NotFound();
        var steps = await db.Set<StoryStep>().AsNoTracking().Where(step => step.StoryId == storyId)
            .OrderByDescending(step => step.At).ThenByDescending(step => step.Id).Take(Most).ToListAsync(cancellationToken);
        var names = await db.NamesAsync(steps.Select(step => step.ActorId), cancellationToken);
        return TypedResults.Ok(new StoryHistory([.. steps.Select(step => new StoryStepLine(step.Kind, step.Version, names.Of(step.ActorId), step.At, step.Comments))]));
    }
}

/// <summary>A version as it was handed in; for its author and the office.</summary>
internal static class ReadVersion
{
    public static async Task<Results<Ok<StoryVersionResponse>, NotFound>> Handle(
        Guid storyId, int number, Caller caller, ShowcaseDb db, CancellationToken cancellationToken)
    {
        var story = await db.Set<Story>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == storyId, cancellationToken);
        var version = await db.Set<StoryVersion>().AsNoTracking().SingleOrDefaultAsync(known => known.StoryId == storyId && known.Number == number, cancellationToken);
        if (story is null || version is null || !story.IsOpenTo(caller))
            return TypedResults.NotFound();
        var pictures = await StoryPictures.ShownAsync(db, version.Content().Pictures, cancellationToken);
        return TypedResults.Ok(new StoryVersionResponse(
            version.Number, version.Kind, version.Title, version.Body, StoryMarkdown.Render(version.Body, pictures.Rendered()), pictures,
            version.Fingerprint, version.SubmittedAt));
    }
}

/// <summary>The bytes whose SHA-256 is the fingerprint, for whoever may read the story.</summary>
internal static class ReadCanonical
{
    public static async Task<Results<ContentHttpResult, NotFound>> Handle(
        Guid storyId, Caller caller, HttpContext context, ShowcaseDb db, CancellationToken cancellationToken)
    {
        var story = await db.Set<Story>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == storyId, cancellationToken);
        if (story is null || story.Version == 0 || !story.IsSeenBy(caller))
            return TypedResults.NotFound();
        var version = await db.Set<StoryVersion>().AsNoTracking().SingleAsync(known => known.StoryId == storyId && known.Number == story.Version, cancellationToken);
        // It is what somebody wrote: no browser may take it for a page.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Text(StoryFingerprint.Canonical(version), "text/plain; charset=utf-8");
    }
}
