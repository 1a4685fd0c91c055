using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Notifications.Inbox;

/// <summary>The caller's messages, the newest first.</summary>
internal static class ListInbox
{
    /// <param name="Id">The message.</param>
    /// <param name="Kind">What it tells; the client has the words.</param>
    /// <param name="SubjectId">What it is about.</param>
    /// <param name="Values">What goes into the words: a title, a time.</param>
    /// <param name="OccurredAt">When it happened.</param>
    /// <param name="ArrivedAt">When it came; give the newest one's as <c>at</c> to mark everything as read.</param>
    /// <param name="IsRead">Whether the caller has read it.</param>
    internal sealed record InboxMessage(
        Guid Id, NoticeKind Kind, Guid SubjectId, JsonElement Values, DateTimeOffset OccurredAt, DateTimeOffset ArrivedAt, bool IsRead);

    public static async Task<Ok<PagedResponse<InboxMessage>>> Handle(
        [AsParameters] PageRequest page, Caller caller, NotificationsDb db, CancellationToken cancellationToken, bool unread = false)
    {
        var notices = unread ? OwnInbox.Unread(db, caller.MemberId) : OwnInbox.Of(db, caller.MemberId);
        var found = await notices.NewestFirstAsync(notice => notice.ArrivedAt, notice => notice.Id, page, cancellationToken);
        var ids = found.Items.Select(notice => notice.Id).ToList();
        var news = await OwnInbox.Unread(db, caller.MemberId).Where(notice => ids.Contains(notice.Id)).Select(notice => notice.Id).ToHashSetAsync(cancellationToken);
        return TypedResults.Ok(new PagedResponse<InboxMessage>(
            [.. found.Items.Select(notice => new InboxMessage(
                notice.Id, notice.Kind, notice.SubjectId, JsonElement.Parse(notice.Values), notice.OccurredAt, notice.ArrivedAt, !news.Contains(notice.Id)))],
            found.Next, found.Previous));
    }
}

/// <summary>The figure of the badge. Every open client asks each minute, so it never counts further than anybody reads.</summary>
internal static class CountUnread
{
    public const int AtMost = 100;

    /// <param name="Count">How many; 100 stands for a hundred and more.</param>
    internal sealed record Unread(int Count);

    public static async Task<Ok<Unread>> Handle(Caller caller, NotificationsDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Unread(await OwnInbox.Unread(db, caller.MemberId).Take(AtMost).CountAsync(cancellationToken)));
}
