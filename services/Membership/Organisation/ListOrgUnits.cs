using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Membership.Organisation;

/// <summary>The whole tree with the number of active members below each unit; closed units at the end.</summary>
internal static class ListOrgUnits
{
    internal sealed record OrgUnitList(IReadOnlyList<OrgUnitResponse> Items);

    public static async Task<Ok<OrgUnitList>> Handle(MembershipDb db, CancellationToken cancellationToken)
    {
        var units = await db.OrgUnits.AsNoTracking().OrderBy(unit => unit.ClosedOn != null).ThenBy(unit => unit.Id).ToListAsync(cancellationToken);
        var counts = await CountAsync(db, units, cancellationToken);
        return TypedResults.Ok(new OrgUnitList([.. units.Select(unit => OrgUnitResponse.Of(unit, counts.GetValueOrDefault(unit.Id)))]));
    }

    /// <summary>Each person counts once in the home branch and all above it; a group and a temporary branch count their own beside that.</summary>
    private static async Task<Dictionary<Guid, int>> CountAsync(MembershipDb db, List<OrgUnit> units, CancellationToken cancellationToken)
    {
        var places = await db.Members.Where(member => member.DeactivatedAt == null)
            .GroupBy(member => new { member.BranchId, member.GroupId, member.TemporaryBranchId })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var parents = units.ToDictionary(unit => unit.Id, unit => unit.ParentId);
        var counts = new Dictionary<Guid, int>();
        foreach (var place in places)
        {
            for (Guid? unit = place.Key.BranchId; unit is { } id; unit = parents.GetValueOrDefault(id))
                counts[id] = counts.GetValueOrDefault(id) + place.Count;
            foreach (var id in new[] { place.Key.GroupId, place.Key.TemporaryBranchId }.OfType<Guid>())
                counts[id] = counts.GetValueOrDefault(id) + place.Count;
        }

        return counts;
    }
}
