using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
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
    private const string Route = "org-units";

    public static async Task<Created<OrgUnitResponse>> Handle(
        CreateOrgUnitRequest request, MembershipDb db, TimeProvider clock, Caller caller, [FromHeader(Name = IdempotencyKey.Header)] string? key,
        HttpContext http, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.WaitForSameKeyAsync(caller.MemberId, key, cancellationToken);
        if (await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, request, cancellationToken) is { } before)
            return Answer(http, await db.OrgUnits.AsNoTracking().SingleAsync(known => known.Id == before, cancellationToken));

        // Held to the end: nothing comes to stand under a unit that is being closed.
        var parent = request.ParentId is { } parentId ? await Placing.FindAsync(db, parentId, "parentId", cancellationToken) : null;
        var now = clock.GetUtcNow();
        var unit = OrgUnit.Create(Guid.CreateVersion7(now), parent, request.Kind, request.Name, request.ShortName,
            request.IsTemporary, request.EndsOn, clock.BusinessToday());
        db.OrgUnits.Add(unit);
        db.Publish(unit.ToEvent(), now);
        IdempotencyKey.Remember(db, caller.MemberId, Route, key, request, unit.Id, now);
        // Doubled names and a second root are refused by the indexes.
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Answer(http, unit);
    }

    private static Created<OrgUnitResponse> Answer(HttpContext http, OrgUnit unit)
    {
        EntityVersion.Tag(http, unit.Version);
        return TypedResults.Created($"/api/membership/org-units/{unit.Id}", OrgUnitResponse.Of(unit, 0));
    }
}
