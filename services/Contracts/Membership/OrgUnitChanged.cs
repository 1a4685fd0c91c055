namespace PartyPlatform.Contracts.Membership;

/// <summary>A part of the organisation was created, renamed, moved or closed.</summary>
/// <param name="OrgUnitId">The unit.</param>
/// <param name="Version">Grows by one with each change of this unit.</param>
/// <param name="ParentId">The unit above; null at the root.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">The name used in tables.</param>
/// <param name="IsTemporary">True for a temporary branch at a site.</param>
/// <param name="EndsOn">The day a temporary branch ends.</param>
/// <param name="ClosedOn">The day it was closed, if it was.</param>
[HeardBy("learning", "showcase", "oversight", "notifications", "gateway")]
public sealed record OrgUnitChanged(
    Guid OrgUnitId,
    long Version,
    Guid? ParentId,
    OrgUnitKind Kind,
    string Name,
    string ShortName,
    bool IsTemporary,
    DateOnly? EndsOn,
    DateOnly? ClosedOn);

/// <summary>Levels of the organisation.</summary>
public enum OrgUnitKind
{
    /// <summary>机关党委.</summary>
    Committee,

    /// <summary>党总支.</summary>
    GeneralBranch,

    /// <summary>党支部.</summary>
    Branch,

    /// <summary>党小组.</summary>
    Group,
}
