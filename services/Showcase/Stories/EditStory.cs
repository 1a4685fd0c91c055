using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Showcase.Stories;

/// <summary>The author's phone saves while the author writes.</summary>
internal static class EditStory
{
    public static async Task<Results<Ok<StoryResponse>, NotFound>> Handle(
        Guid storyId,
        StoryContent request,
        [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        Caller caller,
        HttpContext context,
        ShowcaseDb db,
        StoryPages pages,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var story = await db.Set<Story>().SingleOrDefaultAsync(known => known.Id == storyId && known.AuthorId == caller.MemberId, cancellationToken);
        if (story is null)
            return TypedResults.NotFound();
        EntityVersion.Require(ifMatch, story.RowVersion);

        var now = clock.GetUtcNow();
        story.Edit(request.AsKept(), now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await StoryPictures.AttachAsync(db, story.Id, caller.MemberId, story.Pictures, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        EntityVersion.Tag(context, story.RowVersion);
        return TypedResults.Ok(await pages.OfAsync(story, caller, cancellationToken));
    }
}

/// <summary>The author throws a draft away that nobody else has seen. Its pictures go a day later.</summary>
internal static class DiscardDraft
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid storyId, [FromHeader(Name = EntityVersion.Header)] string? ifMatch, Caller caller, ShowcaseDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var story = await db.Set<Story>().SingleOrDefaultAsync(known => known.Id == storyId && known.AuthorId == caller.MemberId, cancellationToken);
        if (story is null)
            return TypedResults.NotFound();
        EntityVersion.Require(ifMatch, story.RowVersion);
        story.RequireDiscardable();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await StoryPictures.AttachAsync(db, story.Id, caller.MemberId, [], clock.GetUtcNow(), cancellationToken);
        db.Remove(story);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
