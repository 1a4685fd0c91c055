using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Access;
using PartyPlatform.Membership.Organisation;

namespace PartyPlatform.Membership.Members;

/// <summary>Whether an account may be used.</summary>
public enum MemberState
{
    /// <summary>The person can sign in.</summary>
    Active,

    /// <summary>The person cannot sign in.</summary>
    Deactivated,
}

internal sealed record UnitReference(Guid Id, string Name, string ShortName);

internal sealed record TemporaryBranchReference(Guid Id, string Name, string ShortName, DateOnly? EndsOn);

internal sealed record RoleResponse(Guid Id, PartyRole Role, Guid? OrgUnitId, string? OrgUnitName, DateTimeOffset GrantedAt);

internal sealed record HistoryLine(DateTimeOffset At, string Actor, HistoryKind Kind, string What);

/// <summary>
/// A person of the directory. What the caller may not see is null, and <c>roles</c> empty. The history comes with a single
/// member, for those who keep the directory and for the person.
/// </summary>
internal sealed record MemberResponse(
    Guid Id, string Name, string? UserName, string? EmployeeNumber, MemberStatus? Status, MemberState State,
    UnitReference Branch, UnitReference? Group, TemporaryBranchReference? TemporaryBranch,
    DateOnly? PoliticalBirthday, DateOnly? JoinedOn, string? Position, IReadOnlyList<RoleResponse> Roles, long Version,
    IReadOnlyList<HistoryLine>? History = null);

/// <summary>The names of all units, for answers that name them.</summary>
internal sealed class UnitNames(Dictionary<Guid, OrgUnit> units)
{
    public static async Task<UnitNames> LoadAsync(MembershipDb db, CancellationToken cancellationToken) =>
        new(await db.OrgUnits.AsNoTracking().ToDictionaryAsync(unit => unit.Id, cancellationToken));

    public OrgUnit this[Guid id] => units[id];

    public IEnumerable<OrgUnit> All => units.Values;

    public UnitReference Reference(Guid id) => new(id, units[id].Name, units[id].ShortName);

    public TemporaryBranchReference Temporary(Guid id) => new(id, units[id].Name, units[id].ShortName, units[id].EndsOn);

    public RoleResponse Role(MemberRole role) =>
        new(role.Id, role.Role, role.OrgUnitId, role.OrgUnitId is { } unit ? units[unit].Name : null, role.GrantedAt);

    /// <summary>The unit and everything below it.</summary>
    public IReadOnlyList<Guid> Below(Guid id)
    {
        var found = new List<Guid> { id };
        for (var index = 0; index < found.Count; index++)
            found.AddRange(units.Values.Where(unit => unit.ParentId == found[index]).Select(unit => unit.Id));
        return found;
    }

    public MemberResponse Describe(Member member, Caller caller)
    {
        var details = caller.SeesDetailsOf(member);
        return new MemberResponse(
            member.Id, member.Name,
            details ? member.UserName : null,
            details ? member.EmployeeNumber : null,
            details ? member.Status : null,
            member.IsActive ? MemberState.Active : MemberState.Deactivated,
            Reference(member.BranchId),
            member.GroupId is { } group ? Reference(group) : null,
            details && member.TemporaryBranchId is { } temporary ? Temporary(temporary) : null,
            details ? member.PoliticalBirthday : null,
            details ? member.JoinedOn : null,
            member.Position,
            details ? [.. member.Roles.OrderBy(role => role.GrantedAt).Select(Role)] : [],
            member.Version);
    }
}
