using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Oversight.Reviews;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Oversight.Entries;

/// <summary>Something happens to an entry that stands: under its review's lock, told to viewers in the same transaction.</summary>
/// <param name="ReviewId">The review, from the address.</param>
/// <param name="Number">The entry in it.</param>
/// <param name="IfMatch">The version of the entry that the caller saw.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Context">The request.</param>
/// <param name="Db">The unit of work.</param>
/// <param name="Clock">The time.</param>
internal sealed record EntryStep(
    [FromRoute] Guid ReviewId,
    [FromRoute] int Number,
    [FromHeader(Name = EntityVersion.Header)] string? IfMatch,
    Caller Caller,
    HttpContext Context,
    OversightDb Db,
    TimeProvider Clock)
{
    /// <param name="step">Changes the entry and answers with the type and the data of the event; null data for the whole entry.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Results<Ok<EntryResponse>, NotFound>> TakeAsync(
        Func<Review, Entry, DateTimeOffset, Task<(string Type, object? Data)>> step, CancellationToken cancellationToken)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancellationToken);
        var review = await Db.LockAsync(ReviewId, Caller, cancellationToken);
        var entry = review is null ? null : await Db.Set<Entry>().SingleOrDefaultAsync(known => known.ReviewId == ReviewId && known.Number == Number, cancellationToken);
        if (review is null || entry is null)
            return TypedResults.NotFound();

        review.RequireCorrectable();
        var now = Clock.GetUtcNow();
        var (type, data) = await step(review, entry, now);
        await Db.SaveChangesAsync(cancellationToken);
        var answer = await Db.AnswerAsync(entry, cancellationToken);
        await ReviewChannels.TellAsync(Db, ReviewId, type, data ?? answer, now, cancellationToken);
        await Db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        EntityVersion.Tag(Context, entry.Version);
        return TypedResults.Ok(answer);
    }
}
