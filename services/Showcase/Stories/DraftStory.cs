using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Showcase.Stories;

/// <summary>A member begins a story. It may be empty: the phone asks for a place first and fills it while the member writes.</summary>
internal static class DraftStory
{
    private const string Route = "stories";

    private const int MostDrafts = 50;

    public static async Task<Created<StoryResponse>> Handle(
        StoryContent request,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        Caller caller,
        HttpContext context,
        ShowcaseDb db,
        StoryPages pages,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await AgainAsync() is { } before)
            return await AnswerAsync(before);
        if (await db.Set<Story>().CountAsync(story => story.AuthorId == caller.MemberId && story.State == StoryState.Draft, cancellationToken) >= MostDrafts)
            throw new RuleViolation("story.tooManyDrafts", "草稿太多了，先写完或删掉几篇", "There are too many drafts; finish or delete some.");

        var now = clock.GetUtcNow();
        var story = Story.Draft(request.AsKept(), caller.MemberId, caller.BranchId, now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await StoryPictures.AttachAsync(db, story.Id, caller.MemberId, story.Pictures, now, cancellationToken);
        db.Add(story);
        IdempotencyKey.Remember(db, caller.MemberId, Route, key, request, story.Id, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (IdempotencyKey.WasTaken(exception))
        {
            await transaction.RollbackAsync(cancellationToken);
            db.ChangeTracker.Clear();
            story = (await AgainAsync())!;
        }

        return await AnswerAsync(story);

        async Task<Story?> AgainAsync() =>
            await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, request, cancellationToken) is { } id
                ? await db.Set<Story>().SingleOrDefaultAsync(known => known.Id == id, cancellationToken)
                : null;

        async Task<Created<StoryResponse>> AnswerAsync(Story drafted)
        {
            EntityVersion.Tag(context, drafted.RowVersion);
            return TypedResults.Created($"/api/showcase/stories/{drafted.Id}", await pages.OfAsync(drafted, caller, cancellationToken));
        }
    }
}
