using Microsoft.EntityFrameworkCore;
using PartyPlatform.ServiceDefaults.Problems;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Membership.Organisation;

/// <summary>Closes the temporary branches whose last day is over. The dated rows are the schedule, so a stop loses nothing.</summary>
internal sealed partial class CloseEndedBranches(MembershipDb db, TimeProvider clock, ILogger<CloseEndedBranches> logger) : IScheduledWork
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = clock.BusinessToday();
        var ended = await db.OrgUnits
            .Where(unit => unit.IsTemporary && unit.ClosedOn == null && unit.EndsOn < today)
            .Select(unit => unit.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in ended)
        {
            try
            {
                await CloseAsync(id, cancellationToken);
            }
            catch (Exception exception) when (exception is RuleViolation or DbUpdateException)
            {
                // What is wrong with one branch must not keep the others open.
                LogNotClosed(logger, exception, id);
            }
        }
    }

    private async Task CloseAsync(Guid id, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var unit = await db.OrgUnits.FromSql($"select *, xmin from org_units where id = {id} for update").SingleAsync(cancellationToken);
        if (!unit.IsOpen)
            return;
        await CloseOrgUnit.CloseAsync(db, unit, actorId: null, clock, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogClosed(logger, id);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The temporary branch {OrgUnitId} has ended and is closed")]
    private static partial void LogClosed(ILogger logger, Guid orgUnitId);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The temporary branch {OrgUnitId} has ended and could not be closed; it is tried again in a minute")]
    private static partial void LogNotClosed(ILogger logger, Exception exception, Guid orgUnitId);
}
