using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Problems;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Learning.Points;

/// <summary>Why points are taken back.</summary>
/// <param name="Reason">The reason, as the member reads it.</param>
public sealed record ReversePointsRequest([property: Required, StringLength(200, MinimumLength = 2)] string Reason);

/// <summary>The line that undoes another.</summary>
public sealed record ReversePointsResponse(Guid Id, Guid ReversesEntryId, int Points);

/// <summary>The Party office takes points back, with a line of its own.</summary>
internal static partial class ReversePoints
{
    public static async Task<Results<Ok<ReversePointsResponse>, NotFound>> Handle(
        Guid entryId, ReversePointsRequest request, Caller caller, LearningDb db, TimeProvider clock, ILogger<LearningDb> logger, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = now.BusinessDate();
        var found = await db.Set<PointEntry>().Where(entry => entry.Id == entryId).Select(entry => new
        {
            Entry = entry,
            LastOrdinal = db.Set<PointEntry>()
                .Where(other => other.MemberId == entry.MemberId && other.CapGroup == entry.CapGroup && other.Day == today)
                .Max(other => (int?)other.Ordinal) ?? 0,
        }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return TypedResults.NotFound();
        if (found.Entry.MemberId == caller.MemberId)
            throw new NotAllowed("points.own", "自己的积分要由别人来撤销", "Somebody else must take back your points.");

        var reversal = found.Entry.Reverse(request.Reason.Trim(), found.LastOrdinal, now);
        db.Add(reversal);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new RuleViolation("points.reversed", "这一条已经撤销过，刷新看看", "It was taken back already, or points came in at the same moment; look again.");
        }

        LogReversed(logger, entryId, caller.MemberId);
        return TypedResults.Ok(new ReversePointsResponse(reversal.Id, entryId, reversal.Amount));
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Point entry {EntryId} is reversed by {MemberId}")]
    private static partial void LogReversed(ILogger logger, Guid entryId, Guid memberId);
}
