using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership.Members;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Membership.Organisation;

/// <summary>Closes a unit. A temporary branch ends with its groups and sends its people home; any other must be empty first.</summary>
internal static class CloseOrgUnit
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        MembershipDb db, TimeProvider clock, Caller caller, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Nobody may be placed in the unit between the check and the closing: placing locks the row too (see Placing).
        var unit = await db.OrgUnits.FromSql($"select *, xmin from org_units where id = {id} for update").SingleOrDefaultAsync(cancellationToken);
        if (unit is null)
            return TypedResults.NotFound();
        EntityVersion.CheckIfGiven(ifMatch, unit.Version);

        await CloseAsync(db, unit, caller.MemberId, clock, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The same for a person's order and for the day a temporary branch ends.</summary>
    internal static async Task CloseAsync(MembershipDb db, OrgUnit unit, Guid? actorId, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var below = await db.OrgUnits.FromSql($"select *, xmin from org_units where parent_id = {unit.Id} and closed_on is null for update").ToListAsync(cancellationToken);
        if (below.Count > 0 && !unit.IsTemporary)
            throw new RuleViolation("orgUnit.notEmpty", "下面还有没撤销的组织，先处理它们", "There are open units below it.");
        // Groups are all that stands below a branch. Nobody may have to tidy them up first: the day of the end comes by itself.
        OrgUnit[] closing = [.. below, unit];
        var ids = closing.Select(part => part.Id).ToList();
        if (await db.Members.AnyAsync(member => member.DeactivatedAt == null && (ids.Contains(member.BranchId) || ids.Contains(member.GroupId ?? Guid.Empty)), cancellationToken))
            throw new RuleViolation("orgUnit.notEmpty", "里面还有党员，先把他们转到别的支部或小组", "There are members in it.");

        foreach (var part in closing)
        {
            part.Close(clock.BusinessToday());
            db.Publish(part.ToEvent(), now);
        }

        var concerned = await db.Members
            .Where(member => member.TemporaryBranchId == unit.Id || member.Roles.Any(role => role.OrgUnitId != null && ids.Contains(role.OrgUnitId.Value)))
            .ToListAsync(cancellationToken);
        foreach (var member in concerned)
        {
            if (member.TemporaryBranchId == unit.Id)
                member.LeaveTemporaryBranch();
            foreach (var part in closing)
                member.RemoveRolesIn(part.Id);
            db.Record(member, actorId, HistoryKind.LeftTemporaryBranch, $"{unit.Name}撤销，在那里的任职随之结束", now);
        }
    }
}
