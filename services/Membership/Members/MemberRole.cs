using PartyPlatform.Contracts.Membership;
using PartyPlatform.Membership.Organisation;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership.Members;

/// <summary>A role that a member holds, for one branch or for the whole office.</summary>
internal sealed class MemberRole
{
    private MemberRole()
    {
    }

    public Guid Id { get; private set; }

    public Guid MemberId { get; private set; }

    public PartyRole Role { get; private set; }

    public Guid? OrgUnitId { get; private set; }

    public DateTimeOffset GrantedAt { get; private set; }

    /// <summary>Who granted it; null for the demo data.</summary>
    public Guid? GrantedBy { get; private set; }

    public static MemberRole Of(Guid id, Guid memberId, PartyRole role, OrgUnit? unit, Guid? grantedBy, DateTimeOffset now)
    {
        if (IsOfABranch(role) != unit is not null)
            throw IsOfABranch(role)
                ? new RuleViolation("role.needsBranch", "支部角色要选明在哪个党支部有效", "A branch role needs the branch it holds for.")
                : new RuleViolation("role.officeWide", "这个角色对全机关有效，不用选支部", "This role holds for the whole office.");
        if (unit is not null && unit is not { IsOpen: true, Kind: OrgUnitKind.Branch or OrgUnitKind.GeneralBranch })
            throw new RuleViolation("role.unit", "支部角色只能给没有撤销的党支部或党总支", "A branch role holds for an open branch or general branch.");
        return new MemberRole { Id = id, MemberId = memberId, Role = role, OrgUnitId = unit?.Id, GrantedBy = grantedBy, GrantedAt = now };
    }

    public static bool IsOfABranch(PartyRole role) => role is PartyRole.BranchSecretary or PartyRole.CommitteeMember;
}
