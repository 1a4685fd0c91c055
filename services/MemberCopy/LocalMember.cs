using PartyPlatform.Contracts.Membership;

namespace PartyPlatform.MemberCopy;

/// <summary>This service's copy of a member, kept by Membership's events. Never changed by anything else.</summary>
public sealed class LocalMember
{
    private LocalMember()
    {
    }

    /// <summary>The member.</summary>
    public Guid Id { get; private set; }

    /// <summary>The version of the event that was applied last; older ones are ignored.</summary>
    public long Version { get; private set; }

    /// <summary>Display name; empty once erased.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Full or probationary.</summary>
    public MemberStatus Status { get; private set; }

    /// <summary>False once deactivated.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Home branch.</summary>
    public Guid BranchId { get; private set; }

    /// <summary>Party group inside the home branch.</summary>
    public Guid? GroupId { get; private set; }

    /// <summary>Temporary branch at a site, while it lasts.</summary>
    public Guid? TemporaryBranchId { get; private set; }

    /// <summary>The day of acceptance as probationary member.</summary>
    public DateOnly? PoliticalBirthday { get; private set; }

    /// <summary>Roles beside plain membership.</summary>
    public IReadOnlyList<RoleGrant> Roles { get; private set; } = [];
}

/// <summary>This service's copy of a part of the organisation.</summary>
public sealed class LocalOrgUnit
{
    private LocalOrgUnit()
    {
    }

    /// <summary>The unit.</summary>
    public Guid Id { get; private set; }

    /// <summary>The version of the event that was applied last.</summary>
    public long Version { get; private set; }

    /// <summary>The unit above.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>What it is.</summary>
    public OrgUnitKind Kind { get; private set; }

    /// <summary>Full name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name used in tables.</summary>
    public string ShortName { get; private set; } = "";

    /// <summary>True for a temporary branch.</summary>
    public bool IsTemporary { get; private set; }

    /// <summary>The day a temporary branch ends.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>The day it was closed, if it was.</summary>
    public DateOnly? ClosedOn { get; private set; }
}

/// <summary>Which version of the conduct rules a member has acknowledged; may arrive before the member itself.</summary>
public sealed class RulesAcknowledgement
{
    private RulesAcknowledgement()
    {
    }

    /// <summary>The member.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>The newest version acknowledged.</summary>
    public int RulesVersion { get; private set; }
}

/// <summary>A version of the conduct rules that holds or held.</summary>
public sealed class LocalConductRules
{
    private LocalConductRules()
    {
    }

    /// <summary>1, 2, 3 …</summary>
    public int Version { get; private set; }

    /// <summary>When it took effect.</summary>
    public DateTimeOffset PublishedAt { get; private set; }
}
