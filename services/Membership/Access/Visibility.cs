using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Members;

namespace PartyPlatform.Membership.Access;

/// <summary>
/// Who sees what of whom. Administrators and the Party office see the whole directory; secretaries and committee members
/// see all about their branch; everyone else sees the names and duties of the own branch; oneself always.
/// </summary>
internal static class Visibility
{
    public static bool SeesAll(this Caller caller) => caller.Has(PartyRole.Administrator) || caller.Has(PartyRole.PartyOffice);

    public static bool SeesDetailsOf(this Caller caller, Member member) =>
        caller.SeesAll() || caller.MemberId == member.Id
        || caller.LedBranches.Any(branch => branch == member.BranchId || branch == member.TemporaryBranchId);

    /// <summary>Nothing is hidden in any list of this caller: those visible are the own branch and the branches led.</summary>
    public static bool SeesDetailsOfAllVisible(this Caller caller) => caller.SeesAll() || caller.LedBranches.Contains(caller.BranchId);

    public static bool Sees(this Caller caller, Member member) =>
        caller.SeesDetailsOf(member) || (member.IsActive && member.BranchId == caller.BranchId);

    /// <summary>The members whose details the caller sees: all that a list may be filtered by, else a filter would tell what the row hides.</summary>
    public static IQueryable<Member> WithDetailsFor(this IQueryable<Member> members, Caller caller)
    {
        if (caller.SeesAll())
            return members;
        var led = caller.LedBranches.ToArray();
        return members.Where(member => led.Contains(member.BranchId) || (member.TemporaryBranchId != null && led.Contains(member.TemporaryBranchId.Value)));
    }

    /// <summary>The members of whom the caller sees at least the name.</summary>
    public static IQueryable<Member> VisibleTo(this IQueryable<Member> members, Caller caller)
    {
        if (caller.SeesAll())
            return members;
        var (led, own) = (caller.LedBranches.ToArray(), caller.BranchId);
        return members.Where(member =>
            led.Contains(member.BranchId) || (member.TemporaryBranchId != null && led.Contains(member.TemporaryBranchId.Value))
            || (member.BranchId == own && member.DeactivatedAt == null));
    }
}
