using Microsoft.EntityFrameworkCore;
using PartyPlatform.Media;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Oversight.Entries;

/// <summary>Which pictures belong to an entry.</summary>
internal static class EntryPictures
{
    /// <summary>
    /// Gives an entry these pictures and takes away all others. A picture must be the caller's own and not used yet, or be
    /// the entry's already.
    /// </summary>
    public static async Task<IReadOnlyList<EntryPicture>> AttachAsync(
        OversightDb db, Guid entryId, IReadOnlyList<Guid> pictureIds, Guid caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wanted = pictureIds.Distinct().ToArray();
        var rows = await db.Set<Picture>()
            .FromSql($"select * from pictures where id = any({wanted}) or attached_to = {entryId} order by id for update").ToListAsync(cancellationToken);
        foreach (var gone in rows.Where(picture => !wanted.Contains(picture.Id)))
            gone.Detach(now);

        var byId = rows.ToDictionary(picture => picture.Id);
        return [.. wanted.Select(id =>
        {
            if (!byId.TryGetValue(id, out var picture) || !(picture.AttachedTo == entryId || (picture.AttachedTo is null && picture.OwnerMemberId == caller)))
                throw new InputRejected("picture.unknown", "有一张图片已经失效，重新传一次", "A picture is not there any more, or it is not yours; upload it again.", "pictureIds");
            picture.AttachTo(entryId);
            return new EntryPicture(id, picture.Width, picture.Height);
        })];
    }
}
