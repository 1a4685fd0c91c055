using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Notifications.Inbox;

internal static class InboxEndpoints
{
    public static void MapInbox(this RouteGroupBuilder api)
    {
        var inbox = api.MapGroup("/my/inbox").WithTags("Inbox").RequireAuthorization(Policies.Member);
        inbox.MapGet("/", ListInbox.Handle).WithName(nameof(ListInbox));
        inbox.MapGet("/unread", CountUnread.Handle).WithName(nameof(CountUnread));
        inbox.MapPost("/{noticeId:guid}/read", MarkRead.Handle).WithName(nameof(MarkRead));
        inbox.MapPut("/read-through", SetReadThrough.Handle).WithName(nameof(SetReadThrough));
    }
}
