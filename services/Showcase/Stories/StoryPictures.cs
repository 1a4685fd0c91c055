using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Media;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Showcase.Stories;

/// <summary>Which pictures belong to a story.</summary>
internal static class StoryPictures
{
    /// <summary>
    /// Makes the pictures of the text the story's own, and lets go of those that no version needs any more. Their rows stay
    /// locked until the end of the caller's transaction: of two stories that name a picture at once one gets it, and the
    /// removal of unused ones does not take it away meanwhile.
    /// </summary>
    /// <exception cref="InputRejected">A picture is not there, belongs to somebody else or to another story.</exception>
    public static async Task AttachAsync(ShowcaseDb db, Guid storyId, Guid authorId, IReadOnlyList<StoryPicture> named, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = named.Select(picture => picture.Id).ToArray();
        var pictures = await db.Set<Picture>()
            .FromSql($"select * from pictures where id = any({ids}) or attached_to = {storyId} order by id for update").ToListAsync(cancellationToken);
        var chosen = pictures.Where(picture => ids.Contains(picture.Id)).ToList();
        if (chosen.Count < ids.Length || chosen.Exists(picture => picture.OwnerMemberId != authorId || (picture.AttachedTo ?? storyId) != storyId))
            throw new InputRejected("story.picture", "有图片找不到了，请删掉它重新传一次", "A picture is not there any more; upload it again.", "pictures");
        foreach (var picture in chosen.Where(picture => picture.AttachedTo is null))
            picture.AttachTo(storyId);

        var dropped = pictures.Except(chosen).ToList();
        if (dropped.Count == 0)
            return;
        var versions = await db.Set<StoryVersion>().Where(version => version.StoryId == storyId).Select(version => version.Pictures).ToListAsync(cancellationToken);
        var kept = versions.SelectMany(list => list).Select(picture => picture.Id).ToHashSet();
        foreach (var picture in dropped.Where(picture => !kept.Contains(picture.Id)))
            picture.Detach(now);
    }

    /// <summary>The pictures with what is known of them, in the order of the text.</summary>
    public static async Task<IReadOnlyList<PictureShown>> ShownAsync(ShowcaseDb db, IReadOnlyList<StoryPicture> named, CancellationToken cancellationToken)
    {
        var ids = named.Select(picture => picture.Id).ToList();
        var known = await db.Set<Picture>().AsNoTracking().Where(picture => ids.Contains(picture.Id)).ToDictionaryAsync(picture => picture.Id, cancellationToken);
        return [.. named.Where(picture => known.ContainsKey(picture.Id)).Select(picture => new PictureShown(
            picture.Id, picture.Alt, known[picture.Id].Width, known[picture.Id].Height, Convert.ToHexStringLower(known[picture.Id].Sha256)))];
    }
}

/// <summary>A picture, for whoever may see what it belongs to; while it belongs to nothing, for its owner.</summary>
internal static class ReadPicture
{
    public static async Task<Results<PictureFile, NotFound>> Handle(
        Guid pictureId, PictureSize? size, Caller caller, ShowcaseDb db, PictureFiles files, CancellationToken cancellationToken)
    {
        var picture = await db.Set<Picture>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == pictureId, cancellationToken);
        if (picture is null || !await IsSeenAsync(picture, caller, db, cancellationToken))
            return TypedResults.NotFound();
        return files.Serve(pictureId, size ?? PictureSize.Full);
    }

    private static async Task<bool> IsSeenAsync(Picture picture, Caller caller, ShowcaseDb db, CancellationToken cancellationToken)
    {
        if (picture.OwnerMemberId == caller.MemberId)
            return true;
        var story = await db.Set<Story>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == picture.AttachedTo, cancellationToken);
        if (story is null || !story.IsSeenBy(caller))
            return false;
        // A picture of an earlier version, or of a draft that goes on, is not part of what everybody reads.
        if (story.State is StoryState.Approved && story.Pictures.Any(shown => shown.Id == picture.Id))
            return true;
        if (!story.IsOpenTo(caller))
            return false;
        var versions = await db.Set<StoryVersion>().Where(version => version.StoryId == story.Id).Select(version => version.Pictures).ToListAsync(cancellationToken);
        return versions.SelectMany(list => list).Any(shown => shown.Id == picture.Id);
    }
}
