using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Membership.Organisation;

/// <summary>New names of a unit, and the day on which a temporary branch ends.</summary>
public sealed record ChangeOrgUnitRequest(
    [property: Required, StringLength(80)] string Name,
    [property: Required, StringLength(40)] string ShortName,
    DateOnly? EndsOn = null);

internal static class ChangeOrgUnit
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, ChangeOrgUnitRequest request, [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        MembershipDb db, TimeProvider clock, HttpContext http, CancellationToken cancellationToken)
    {
        var unit = await db.OrgUnits.FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (unit is null)
            return TypedResults.NotFound();
        EntityVersion.Require(ifMatch, unit.Version);

        unit.Change(request.Name, request.ShortName, request.EndsOn, clock.BusinessToday());
        db.Publish(unit.ToEvent(), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        EntityVersion.Tag(http, unit.Version);
        return TypedResults.NoContent();
    }
}
