using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartyPlatform.Demo;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.MemberCopy;

/// <summary>
/// <c>demo</c> for a service that has no demo data but the office itself: its members and branches, as Membership's events
/// will tell them too. Loading twice changes nothing.
/// </summary>
public sealed partial class DemoOfficeVerb<TContext>(
    IServiceScopeFactory scopes, IHostEnvironment environment, TimeProvider clock, ILogger<DemoOfficeVerb<TContext>> logger) : IVerb
    where TContext : DbContext
{
    /// <inheritdoc />
    public string Name => "demo";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // Invented people must never stand beside real ones.
        if (!environment.IsDevelopment())
        {
            LogRefused(logger, environment.EnvironmentName);
            return 1;
        }

        await using var scope = scopes.CreateAsyncScope();
        await LoadAsync(scope.ServiceProvider.GetRequiredService<TContext>(), clock.BusinessToday(), cancellationToken);
        LogLoaded(logger, DemoOffice.Members.Count, DemoOffice.Units.Count);
        return 0;
    }

    /// <summary>Writes the office into a service's copy.</summary>
    /// <param name="db">The service's database.</param>
    /// <param name="today">The office's day of loading.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task LoadAsync(DbContext db, DateOnly today, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var unit in DemoOffice.Units)
            await MemberCopyWriter.ApplyAsync(db, DemoOffice.Snapshot(unit, today), cancellationToken);
        foreach (var member in DemoOffice.Members)
            await MemberCopyWriter.ApplyAsync(db, DemoOffice.Snapshot(member), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Demo data are for Development only; this is {Environment}")]
    private static partial void LogRefused(ILogger logger, string environment);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "The demo office is loaded: {Members} members, {Units} parts")]
    private static partial void LogLoaded(ILogger logger, int members, int units);
}
