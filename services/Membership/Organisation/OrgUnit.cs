using PartyPlatform.Contracts.Membership;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership.Organisation;

/// <summary>A committee, general branch, branch or group of the organisation's tree.</summary>
internal sealed class OrgUnit
{
    private OrgUnit()
    {
    }

    public Guid Id { get; private set; }

    public long Version { get; private set; } = 1;

    public Guid? ParentId { get; private set; }

    public OrgUnitKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    public bool IsTemporary { get; private set; }

    public DateOnly? EndsOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public bool IsOpen => ClosedOn is null;

    public static OrgUnit Create(
        Guid id, OrgUnit? parent, OrgUnitKind kind, string name, string shortName, bool isTemporary, DateOnly? endsOn, DateOnly today)
    {
        if (!MayStandUnder(kind, parent?.Kind))
            throw new RuleViolation("orgUnit.parent", "这一级组织不能设在所选组织下面", "A unit of this kind cannot stand under the chosen one.");
        if (parent is { IsOpen: false })
            throw new RuleViolation("orgUnit.closed", "上级组织已撤销，不能在下面新设组织", "The unit above is closed.");
        if (isTemporary && kind != OrgUnitKind.Branch)
            throw new RuleViolation("orgUnit.temporaryKind", "只有党支部可以是临时的", "Only a branch can be temporary.");

        var unit = new OrgUnit
        {
            Id = id,
            ParentId = parent?.Id,
            Kind = kind,
            Name = name.Trim(),
            ShortName = shortName.Trim(),
            IsTemporary = isTemporary,
        };
        unit.EndOn(endsOn, today);
        return unit;
    }

    public void Change(string name, string shortName, DateOnly? endsOn, DateOnly today)
    {
        RefuseIfClosed();
        Name = name.Trim();
        ShortName = shortName.Trim();
        if (endsOn != EndsOn)
            EndOn(endsOn, today);
        Version++;
    }

    /// <summary>Closes the unit; whoever asks has made sure that nothing and nobody is left in it.</summary>
    public void Close(DateOnly today)
    {
        RefuseIfClosed();
        if (ParentId is null)
            throw new RuleViolation("orgUnit.root", "机关党委不能撤销", "The committee at the top cannot be closed.");
        ClosedOn = today;
        Version++;
    }

    public OrgUnitChanged ToEvent() => new(Id, Version, ParentId, Kind, Name, ShortName, IsTemporary, EndsOn, ClosedOn);

    private void EndOn(DateOnly? endsOn, DateOnly today)
    {
        if (IsTemporary && endsOn is null)
            throw new RuleViolation("orgUnit.endsOn", "临时党支部要写明到哪天为止", "A temporary branch needs the day it ends.");
        if (!IsTemporary && endsOn is not null)
            throw new RuleViolation("orgUnit.endsOn", "只有临时党支部有截止日期", "Only a temporary branch has a day it ends.");
        if (endsOn < today)
            throw new RuleViolation("orgUnit.endsOn", "截止日期不能早于今天", "The day it ends is in the past.");
        EndsOn = endsOn;
    }

    private void RefuseIfClosed()
    {
        if (!IsOpen)
            throw new RuleViolation("orgUnit.closed", "这个组织已撤销，不能再改", "The unit is closed.");
    }

    private static bool MayStandUnder(OrgUnitKind kind, OrgUnitKind? parent) => kind switch
    {
        OrgUnitKind.Committee => parent is null,
        OrgUnitKind.GeneralBranch => parent is OrgUnitKind.Committee,
        OrgUnitKind.Branch => parent is OrgUnitKind.Committee or OrgUnitKind.GeneralBranch,
        OrgUnitKind.Group => parent is OrgUnitKind.Branch,
        _ => false,
    };
}
