using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy;

namespace PartyPlatform.Notifications.Inbox;

/// <summary>What one member sees: own messages, those of the branches, those for everybody.</summary>
internal static class OwnInbox
{
    public static IQueryable<Notice> Of(NotificationsDb db, Guid memberId) =>
        db.Set<Notice>().AsNoTracking().Where(notice => notice.MemberId == memberId
            || (notice.MemberId == null && (notice.BranchIds == null
                || db.Set<LocalMember>().Any(member => member.Id == memberId
                    && (notice.BranchIds.Contains(member.BranchId)
                        || (member.TemporaryBranchId != null && notice.BranchIds.Contains(member.TemporaryBranchId.Value)))))));

    public static IQueryable<Notice> Unread(NotificationsDb db, Guid memberId) =>
        Of(db, memberId).Where(notice =>
            !db.Set<InboxMark>().Any(mark => mark.MemberId == memberId && mark.ReadThrough >= notice.ArrivedAt)
            && !db.Set<NoticeRead>().Any(read => read.MemberId == memberId && read.NoticeId == notice.Id));
}
