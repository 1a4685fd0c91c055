using PartyPlatform.Contracts.Membership;
using PartyPlatform.Messaging;

namespace PartyPlatform.Membership.Members;

/// <summary>Writes down and announces what was done to a member, in the transaction that does it.</summary>
internal static class MemberJournal
{
    /// <summary>Notes it in the member's history and tells the other services the member's new state.</summary>
    public static void Record(this MembershipDb db, Member member, Guid? actorId, HistoryKind kind, string what, DateTimeOffset now)
    {
        db.Note(member.Id, actorId, kind, what, now);
        switch (kind)
        {
            case HistoryKind.Registered:
                db.Publish(new MemberRegistered(member.ToSnapshot()), now);
                break;
            case HistoryKind.Deactivated:
                db.Publish(new MemberDeactivated(member.Id, member.Version), now);
                break;
            default:
                db.Publish(new MemberChanged(member.ToSnapshot()), now);
                break;
        }
    }

    /// <summary>Notes something that other services need not know.</summary>
    public static void Note(this MembershipDb db, Guid memberId, Guid? actorId, HistoryKind kind, string what, DateTimeOffset now) =>
        db.History.Add(HistoryEntry.Of(memberId, actorId, kind, what, now));
}
