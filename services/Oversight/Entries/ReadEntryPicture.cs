using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Media;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Oversight.Reviews;

namespace PartyPlatform.Oversight.Entries;

/// <summary>A picture of an entry, for everybody who sees the review.</summary>
internal static class ReadEntryPicture
{
    public static async Task<Results<PictureFile, NotFound>> Handle(
        Guid reviewId, Guid pictureId, PictureSize? size, Caller caller, OversightDb db, PictureFiles files, CancellationToken cancellationToken)
    {
        var seen = await db.Set<Picture>().AnyAsync(
            picture => picture.Id == pictureId
                && db.Set<Entry>().Any(entry => entry.Id == picture.AttachedTo && entry.ReviewId == reviewId), cancellationToken)
            && await db.Set<Review>().VisibleTo(caller).AnyAsync(review => review.Id == reviewId, cancellationToken);
        return seen ? files.Serve(pictureId, size ?? PictureSize.Full) : TypedResults.NotFound();
    }
}
