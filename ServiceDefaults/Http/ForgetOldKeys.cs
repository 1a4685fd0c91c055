using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PartyPlatform.ServiceDefaults.Http;

/// <summary>
/// Deletes each hour the idempotency keys that need no longer be recognised, in every service whose database has them. The
/// statement is right however often and in however many replicas it runs.
/// </summary>
internal sealed partial class ForgetOldKeys<TContext>(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetOldKeys<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <returns>How many were deleted.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        return db.Model.FindEntityType(typeof(IdempotencyKey)) is null
            ? 0
            : await IdempotencyMapping.ForgetOldKeysAsync(db, clock.GetUtcNow(), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await ForgetAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                LogLater(logger, exception);
            }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Old idempotency keys could not be deleted; it is tried again in an hour")]
    private static partial void LogLater(ILogger logger, Exception exception);
}
