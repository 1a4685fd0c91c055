using PartyPlatform.Contracts.Membership;
using PartyPlatform.Membership.Organisation;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership.Members;

/// <summary>A person of the directory: where they belong, what they may do, and whether they may act at all.</summary>
internal sealed class Member
{
    private readonly List<MemberRole> _roles = [];

    private Member()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Grows by one with each change; copies in other services ignore older versions.</summary>
    public long Version { get; private set; } = 1;

    public string Name { get; private set; } = "";

    /// <summary>What the person types to sign in; lower case.</summary>
    public string UserName { get; private set; } = "";

    /// <summary>The office's own number of the person; upper case. Also taken at sign-in.</summary>
    public string EmployeeNumber { get; private set; } = "";

    public MemberStatus Status { get; private set; }

    public Guid BranchId { get; private set; }

    public Guid? GroupId { get; private set; }

    public Guid? TemporaryBranchId { get; private set; }

    public DateOnly? PoliticalBirthday { get; private set; }

    public string? Position { get; private set; }

    /// <summary>Since when the person belongs to the home branch.</summary>
    public DateOnly JoinedOn { get; private set; }

    public DateTimeOffset? DeactivatedAt { get; private set; }

    public int AcknowledgedRulesVersion { get; private set; }

    public IReadOnlyList<MemberRole> Roles => _roles;

    public bool IsActive => DeactivatedAt is null;

    /// <summary>A new person; roles that they bring along are part of the first version.</summary>
    public static Member Register(Guid id, MemberDetails details, Placement placement, DateOnly today, params IEnumerable<MemberRole> roles)
    {
        var member = new Member { Id = id, JoinedOn = today };
        member.Take(details, today);
        member.Place(placement);
        member._roles.AddRange(roles);
        return member;
    }

    /// <summary>Changes what is known about the person.</summary>
    public void Change(MemberDetails details, OrgUnit? group, DateOnly today)
    {
        RefuseIfInactive();
        Take(details, today);
        PlaceInGroup(group);
        Version++;
    }

    /// <summary>Moves the person to another home branch; what they did for the old one ends there.</summary>
    public void Transfer(Placement placement, DateOnly today)
    {
        RefuseIfInactive();
        if (placement.Branch.Id == BranchId && placement.Temporary?.Id == TemporaryBranchId && placement.Group?.Id == GroupId)
            throw new RuleViolation("member.alreadyThere", "这位党员已经在所选的支部了", "The member already belongs there.");
        if (placement.Branch.Id != BranchId)
        {
            _roles.RemoveAll(role => role.OrgUnitId == BranchId);
            JoinedOn = today;
        }

        if (placement.Temporary?.Id != TemporaryBranchId)
            _roles.RemoveAll(role => role.OrgUnitId is { } unit && unit == TemporaryBranchId);
        Place(placement);
        Version++;
    }

    /// <summary>The temporary branch is closed: the person is back in the home branch alone.</summary>
    public void LeaveTemporaryBranch()
    {
        if (TemporaryBranchId is null)
            throw new RuleViolation("member.noTemporaryBranch", "这位党员不在临时党支部", "The member is in no temporary branch.");
        _roles.RemoveAll(role => role.OrgUnitId == TemporaryBranchId);
        TemporaryBranchId = null;
        Version++;
    }

    public void Grant(MemberRole role)
    {
        RefuseIfInactive();
        if (_roles.Any(held => held.Role == role.Role && held.OrgUnitId == role.OrgUnitId))
            throw new RuleViolation("member.roleHeld", "这位党员已经有这个角色了", "The member holds this role already.");
        _roles.Add(role);
        Version++;
    }

    public void Remove(MemberRole role)
    {
        _roles.Remove(role);
        Version++;
    }

    /// <summary>The roles of a closed unit end with it.</summary>
    public bool RemoveRolesIn(Guid orgUnitId)
    {
        if (_roles.RemoveAll(role => role.OrgUnitId == orgUnitId) == 0)
            return false;
        Version++;
        return true;
    }

    public void Deactivate(DateTimeOffset now)
    {
        RefuseIfInactive();
        DeactivatedAt = now;
        Version++;
    }

    public void Reactivate()
    {
        if (IsActive)
            throw new RuleViolation("member.active", "这个账号没有停用", "The account is active.");
        DeactivatedAt = null;
        Version++;
    }

    /// <summary>Says that the person has read a version of the conduct rules; acknowledging again changes nothing.</summary>
    /// <returns>False if it was acknowledged before.</returns>
    public bool Acknowledge(int rulesVersion)
    {
        if (rulesVersion <= AcknowledgedRulesVersion)
            return false;
        AcknowledgedRulesVersion = rulesVersion;
        return true;
    }

    public bool Has(PartyRole role) => _roles.Any(held => held.Role == role);

    public MemberSnapshot ToSnapshot() => new(
        Id, Version, Name, EmployeeNumber, Status, IsActive, BranchId, GroupId, TemporaryBranchId, PoliticalBirthday,
        [.. _roles.Select(role => new RoleGrant(role.Role, role.OrgUnitId))]);

    private void Take(MemberDetails details, DateOnly today)
    {
        if (details.PoliticalBirthday > today)
            throw new RuleViolation("member.politicalBirthday", "政治生日晚于今天", "The political birthday is in the future.");
        Name = details.Name.Trim();
        UserName = NormalizeUserName(details.UserName);
        EmployeeNumber = NormalizeEmployeeNumber(details.EmployeeNumber);
        Status = details.Status;
        PoliticalBirthday = details.PoliticalBirthday;
        Position = string.IsNullOrWhiteSpace(details.Position) ? null : details.Position.Trim();
    }

    private void Place(Placement placement)
    {
        if (placement.Branch is not { Kind: OrgUnitKind.Branch, IsTemporary: false, IsOpen: true })
            throw new RuleViolation("member.branch", "党员的组织关系要落在一个没有撤销的党支部", "A member's home must be an open branch that is not temporary.");
        if (placement.Temporary is not null and not { Kind: OrgUnitKind.Branch, IsTemporary: true, IsOpen: true })
            throw new RuleViolation("member.temporaryBranch", "所选的不是开着的临时党支部", "Not an open temporary branch.");
        BranchId = placement.Branch.Id;
        TemporaryBranchId = placement.Temporary?.Id;
        PlaceInGroup(placement.Group);
    }

    private void PlaceInGroup(OrgUnit? group)
    {
        if (group is not null && (group is not { Kind: OrgUnitKind.Group, IsOpen: true } || group.ParentId != BranchId))
            throw new RuleViolation("member.group", "党小组要属于这位党员所在的党支部", "The group does not belong to the member's branch.");
        GroupId = group?.Id;
    }

    private void RefuseIfInactive()
    {
        if (!IsActive)
            throw new RuleViolation("member.deactivated", "这个账号已停用，先恢复再改", "The account is deactivated; reactivate it first.");
    }

    public static string NormalizeUserName(string userName) => userName.Trim().ToLowerInvariant();

    public static string NormalizeEmployeeNumber(string number) => number.Trim().ToUpperInvariant();
}

/// <summary>What an administrator writes down about a person.</summary>
internal sealed record MemberDetails(
    string Name, string UserName, string EmployeeNumber, MemberStatus Status, DateOnly? PoliticalBirthday, string? Position);

/// <summary>Where a person belongs.</summary>
internal sealed record Placement(OrgUnit Branch, OrgUnit? Group, OrgUnit? Temporary);
