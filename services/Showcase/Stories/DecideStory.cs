using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Showcase.Stories;

/// <summary>An editor sends a version back.</summary>
/// <param name="Version">The version that the editor has read.</param>
/// <param name="Comments">What to improve; plain text.</param>
public sealed record ReturnRequest([property: Range(1, int.MaxValue)] int Version, [property: Required, StringLength(2000, MinimumLength = 1)] string Comments);

/// <summary>An editor publishes a version.</summary>
/// <param name="Version">The version that the editor has read.</param>
/// <param name="Comments">A word to the author; plain text.</param>
public sealed record ApproveRequest([property: Range(1, int.MaxValue)] int Version, [property: StringLength(2000)] string? Comments = null);

internal static class ReturnStory
{
    public static Task<Results<Ok<StoryResponse>, NotFound>> Handle(
        Guid storyId, ReturnRequest request, Caller caller, HttpContext context, DecideStory decide, CancellationToken cancellationToken)
    {
        var comments = StoryText.OrNull(request.Comments, "comments")
            ?? throw new InputRejected("story.noComments", "退回要写清楚哪里需要改", "Say what should be improved.", "comments");
        return decide.RunAsync(storyId, request.Version, StoryStepKind.Returned, comments, caller, context, cancellationToken);
    }
}

internal static class ApproveStory
{
    public static Task<Results<Ok<StoryResponse>, NotFound>> Handle(
        Guid storyId, ApproveRequest request, Caller caller, HttpContext context, DecideStory decide, CancellationToken cancellationToken) =>
        decide.RunAsync(storyId, request.Version, StoryStepKind.Approved, StoryText.OrNull(request.Comments, "comments"), caller, context, cancellationToken);
}

/// <summary>One version, one decision. Whoever comes second is told who decided what.</summary>
internal sealed partial class DecideStory(ShowcaseDb db, StoryPages pages, TimeProvider clock, ILogger<DecideStory> logger)
{
    public async Task<Results<Ok<StoryResponse>, NotFound>> RunAsync(
        Guid storyId, int version, StoryStepKind decision, string? comments, Caller caller, HttpContext context, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var story = await db.LockAsync(storyId, cancellationToken);
        if (story is null || !story.IsOpenTo(caller))
            return TypedResults.NotFound();
        if (story.AuthorId != caller.MemberId && (story.State is not StoryState.Submitted || story.Version != version))
            throw await DecidedAsync(story, version, cancellationToken);

        var now = clock.GetUtcNow();
        Apply(story, version, decision, caller.AsEditor(), await db.EditorsAsync(cancellationToken), now);
        db.Add(StoryStep.Of(story, decision, caller.MemberId, comments, now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        StoryTelemetry.Decided(decision);
        LogDecided(logger, story.Id, version, decision, caller.MemberId);
        EntityVersion.Tag(context, story.RowVersion);
        return TypedResults.Ok(await pages.OfAsync(story, caller, cancellationToken));
    }

    private void Apply(Story story, int version, StoryStepKind decision, Editor editor, List<Editor> office, DateTimeOffset now)
    {
        if (decision is StoryStepKind.Returned)
        {
            story.Return(editor, office, version, now);
            db.Publish(new StoryReturned(story.Id, story.Title, story.AuthorId, version, editor.Id, now), now);
            return;
        }

        story.Approve(editor, office, version, now);
        db.Publish(new StoryApproved(
            story.Id, story.Kind, story.Title, story.AuthorId, story.BranchId, version, story.Fingerprint!, editor.Id, now), now);
    }

    private async Task<RuleViolation> DecidedAsync(Story story, int version, CancellationToken cancellationToken)
    {
        // Not by its time alone: what another replica wrote a moment ago may bear an earlier one than the handing in.
        var step = await db.Set<StoryStep>().AsNoTracking()
            .Where(known => known.StoryId == story.Id && known.Version >= version
                && known.Kind != StoryStepKind.Submitted && known.Kind != StoryStepKind.Featured && known.Kind != StoryStepKind.Unfeatured)
            .OrderBy(known => known.Version).ThenByDescending(known => known.At).ThenByDescending(known => known.Id).FirstOrDefaultAsync(cancellationToken);
        var name = step is null ? "" : (await db.NamesAsync([step.ActorId], cancellationToken)).Of(step.ActorId).Name;
        var (chinese, english) = step?.Kind switch
        {
            StoryStepKind.Approved => ($"{name}已经通过了第 {step.Version} 版", $"{name} has approved version {step.Version}."),
            StoryStepKind.Returned => ($"{name}已经退回了第 {step.Version} 版", $"{name} has returned version {step.Version}."),
            StoryStepKind.Withdrawn => ($"{name}已经撤回了这篇稿件", $"{name} has withdrawn the story."),
            _ => ("这一版已经不是最新的了，刷新后再看", "This is not the version that waits for a decision."),
        };
        var violation = new RuleViolation("story.decided", chinese, english);
        violation.Details["decision"] = step?.Kind.ToString();
        violation.Details["decidedBy"] = name;
        violation.Details["decidedAt"] = step?.At;
        violation.Details["state"] = story.State.ToString();
        violation.Details["version"] = story.Version;
        return violation;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Story {StoryId}, version {Version}: {Decision} by {EditorId}")]
    private static partial void LogDecided(ILogger logger, Guid storyId, int version, StoryStepKind decision, Guid editorId);
}
