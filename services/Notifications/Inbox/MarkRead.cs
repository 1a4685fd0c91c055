using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Notifications.Inbox;

/// <summary>One message is read; a second time changes nothing.</summary>
internal static class MarkRead
{
    public static async Task<Results<NoContent, NotFound>> Handle(Guid noticeId, Caller caller, NotificationsDb db, CancellationToken cancellationToken)
    {
        if (!await OwnInbox.Of(db, caller.MemberId).AnyAsync(notice => notice.Id == noticeId, cancellationToken))
            return TypedResults.NotFound();
        await db.Database.ExecuteSqlAsync(
            $"insert into notice_reads (member_id, notice_id) values ({caller.MemberId}, {noticeId}) on conflict do nothing", cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>Up to when everything is read.</summary>
/// <param name="At">The arrival of the newest message that was seen; null takes the mark away.</param>
public sealed record ReadThroughRequest(DateTimeOffset? At);

/// <summary>
/// Marks everything that was seen as read, or puts the mark back to undo that. It names the newest message that was on the
/// screen: what came in between stays unread.
/// </summary>
internal static class SetReadThrough
{
    /// <param name="At">The mark now.</param>
    /// <param name="Previous">The mark before; send it to undo.</param>
    internal sealed record ReadThrough(DateTimeOffset? At, DateTimeOffset? Previous);

    public static async Task<Ok<ReadThrough>> Handle(
        [Required] ReadThroughRequest request, Caller caller, NotificationsDb db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var marks = db.Set<InboxMark>().Where(mark => mark.MemberId == caller.MemberId);
        var previous = await marks.Select(mark => (DateTimeOffset?)mark.ReadThrough).SingleOrDefaultAsync(cancellationToken);
        DateTimeOffset? at = null;
        if (request.At is not { } asked)
            await marks.ExecuteDeleteAsync(cancellationToken);
        else
            // Never into the future: that would hide what has not come yet. By the database's clock, which dates the arrivals.
            at = (await db.Database.SqlQuery<DateTimeOffset>($"""
                insert into inbox_marks (member_id, read_through) values ({caller.MemberId}, least({asked.ToUniversalTime()}, clock_timestamp()))
                on conflict (member_id) do update set read_through = excluded.read_through
                returning read_through as "Value"
                """).ToListAsync(cancellationToken)).Single();
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(new ReadThrough(at, previous));
    }
}
