namespace PartyPlatform.Contracts.Membership;

/// <summary>A person joined the directory.</summary>
/// <param name="Member">The member as of this event.</param>
[HeardBy("learning", "showcase", "oversight", "notifications", "gateway")]
public sealed record MemberRegistered(MemberSnapshot Member);

/// <summary>Anything about a member changed: name, status, branch, roles, or being active again.</summary>
/// <param name="Member">The member as of this event; an older version than the one held is ignored.</param>
[HeardBy("learning", "showcase", "oversight", "notifications", "gateway")]
public sealed record MemberChanged(MemberSnapshot Member);

/// <summary>A member may not act any more; tokens and sessions end.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Version">The member's version after the change.</param>
[HeardBy("learning", "showcase", "oversight", "notifications", "gateway")]
public sealed record MemberDeactivated(Guid MemberId, long Version);

/// <summary>A member's personal data were erased; copies forget the name and keep the opaque id.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Version">The member's version after the change.</param>
[HeardBy("learning", "showcase", "oversight", "notifications", "gateway")]
public sealed record MemberErased(Guid MemberId, long Version);

/// <summary>What other services need to know about a member.</summary>
/// <param name="MemberId">The member; the <c>sub</c> of the tokens.</param>
/// <param name="Version">Grows by one with each change of this member.</param>
/// <param name="Name">Display name.</param>
/// <param name="EmployeeNumber">The office's own number of the person.</param>
/// <param name="Status">Full or probationary.</param>
/// <param name="IsActive">False once deactivated.</param>
/// <param name="BranchId">The home branch.</param>
/// <param name="GroupId">The Party group inside the home branch, if any.</param>
/// <param name="TemporaryBranchId">The temporary branch at a site, while it lasts.</param>
/// <param name="PoliticalBirthday">The day the branch meeting accepted the person as probationary member.</param>
/// <param name="Roles">Roles beside plain membership, with the branch they hold for.</param>
public sealed record MemberSnapshot(
    Guid MemberId,
    long Version,
    string Name,
    string EmployeeNumber,
    MemberStatus Status,
    bool IsActive,
    Guid BranchId,
    Guid? GroupId,
    Guid? TemporaryBranchId,
    DateOnly? PoliticalBirthday,
    IReadOnlyList<RoleGrant> Roles);

/// <summary>A role and where it holds.</summary>
/// <param name="Role">The role.</param>
/// <param name="OrgUnitId">The branch it holds for; null for the whole office.</param>
public sealed record RoleGrant(PartyRole Role, Guid? OrgUnitId);

/// <summary>正式 or 预备.</summary>
public enum MemberStatus
{
    /// <summary>正式党员.</summary>
    Full,

    /// <summary>预备党员: takes part, has no vote and gets no grade.</summary>
    Probationary,
}

/// <summary>Roles beside plain membership. Those of a branch hold for one branch.</summary>
public enum PartyRole
{
    /// <summary>党支部书记, for one branch.</summary>
    BranchSecretary,

    /// <summary>支部委员, for one branch.</summary>
    CommitteeMember,

    /// <summary>党务办公室: full-time staff, editors and administrators of content.</summary>
    PartyOffice,

    /// <summary>领导.</summary>
    Leader,

    /// <summary>管理员: accounts, roles, settings.</summary>
    Administrator,

    /// <summary>运维.</summary>
    Operator,
}
