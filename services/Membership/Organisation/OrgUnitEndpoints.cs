using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Membership.Organisation;

internal static class OrgUnitEndpoints
{
    public static void MapOrgUnits(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/org-units").WithTags("Organisation").RequireAuthorization(Policies.Member);
        units.MapGet("/", ListOrgUnits.Handle).WithName(nameof(ListOrgUnits));

        var changes = api.MapGroup("/org-units").WithTags("Organisation").RequireAuthorization(Policies.Administrator);
        changes.MapPost("/", CreateOrgUnit.Handle).WithName(nameof(CreateOrgUnit));
        changes.MapPut("/{id:guid}", ChangeOrgUnit.Handle).WithName(nameof(ChangeOrgUnit));
        changes.MapPost("/{id:guid}/close", CloseOrgUnit.Handle).WithName(nameof(CloseOrgUnit));
    }
}

internal sealed record OrgUnitResponse(
    Guid Id, Guid? ParentId, Contracts.Membership.OrgUnitKind Kind, string Name, string ShortName, bool IsTemporary, DateOnly? EndsOn, DateOnly? ClosedOn,
    int MemberCount, long Version)
{
    public static OrgUnitResponse Of(OrgUnit unit, int memberCount) => new(
        unit.Id, unit.ParentId, unit.Kind, unit.Name, unit.ShortName, unit.IsTemporary, unit.EndsOn, unit.ClosedOn, memberCount, unit.Version);
}
