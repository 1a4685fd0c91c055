using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Membership.Organisation;

/// <summary>A new part of the organisation.</summary>
public sealed record CreateOrgUnitRequest(
    Guid? ParentId,
    OrgUnitKind Kind,
    [property: Required, StringLength(80)] string Name,
    [property: Required, StringLength(40)] string ShortName,
    bool IsTemporary = false,
    DateOnly? EndsOn = null);

internal static class CreateOrgUnit
{
    public static async Task<Created<OrgUnitResponse>> Handle(
        CreateOrgUnitRequest request, MembershipDb db, TimeProvider clock, HttpContext http, CancellationToken cancellationToken)
    {
        var parent = request.ParentId is { } parentId
            ? await db.OrgUnits.FirstOrDefaultAsync(unit => unit.Id == parentId, cancellationToken) ?? throw OrgUnitRefusals.Unknown("parentId")
            : null;
        var now = clock.GetUtcNow();
        var unit = OrgUnit.Create(Guid.CreateVersion7(now), parent, request.Kind, request.Name, request.ShortName,
            request.IsTemporary, request.EndsOn, clock.BusinessToday());
        db.OrgUnits.Add(unit);
        db.Publish(unit.ToEvent(), now);
        // Doubled names and a second root are refused by the indexes.
        await db.SaveChangesAsync(cancellationToken);
        EntityVersion.Tag(http, unit.Version);
        return TypedResults.Created($"/api/membership/org-units/{unit.Id}", OrgUnitResponse.Of(unit, 0));
    }
}
