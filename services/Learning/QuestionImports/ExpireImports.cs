using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PartyPlatform.Learning.QuestionImports;

/// <summary>
/// Throws away previews that nobody decided about, and the rows of discarded ones. Each statement is right however often
/// and in however many replicas it runs.
/// </summary>
internal sealed partial class ExpireImports(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ExpireImports> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await RunAsync(scope.ServiceProvider.GetRequiredService<LearningDb>(), clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                LogLater(logger, exception);
            }
    }

    public static async Task RunAsync(LearningDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Set<QuestionImport>().Where(import => import.State == ImportState.Preview && import.ExpiresAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, ImportState.Discarded).SetProperty(i => i.EndedAt, now), cancellationToken);
        await db.Set<QuestionImportRow>()
            .Where(row => db.Set<QuestionImport>().Any(import => import.Id == row.ImportId && import.State == ImportState.Discarded))
            .ExecuteDeleteAsync(cancellationToken);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Old imports could not be thrown away; it is tried again in an hour")]
    private static partial void LogLater(ILogger logger, Exception exception);
}
