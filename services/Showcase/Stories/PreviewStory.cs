using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Media;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Showcase.Stories;

/// <summary>A text as it would be read.</summary>
public sealed record StoryPreview(string Html);

/// <summary>Shows an author how the text will look, by the same code that shows it to the readers. Nothing is kept.</summary>
internal static class PreviewStory
{
    public static async Task<Ok<StoryPreview>> Handle(StoryContent request, Caller caller, ShowcaseDb db, CancellationToken cancellationToken)
    {
        var content = request.AsKept();
        var ids = content.Pictures.Select(picture => picture.Id).ToList();
        var mine = await db.Set<Picture>().Where(picture => ids.Contains(picture.Id) && picture.OwnerMemberId == caller.MemberId)
            .Select(picture => picture.Id).ToListAsync(cancellationToken);
        var pictures = await StoryPictures.ShownAsync(db, [.. content.Pictures.Where(picture => mine.Contains(picture.Id))], cancellationToken);
        return TypedResults.Ok(new StoryPreview(StoryMarkdown.Render(content.Body, pictures.Rendered())));
    }
}
