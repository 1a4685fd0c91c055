using Npgsql;

namespace PartyPlatform.Membership;

/// <summary>Something that is due by the clock; it finds what is due in dated rows and may be run twice without harm.</summary>
internal interface IScheduledWork
{
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>Runs the scheduled work once a minute, in one replica at a time.</summary>
internal sealed partial class ScheduledWorkRunner(IServiceScopeFactory scopes, NpgsqlDataSource database, ILogger<ScheduledWorkRunner> logger) : BackgroundService
{
    private const long LockId = 0x4D454D42_0001;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A timer of the machine: the first round soon after the start, and none that piles up behind a slow one.
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogPutOff(logger, exception.GetType().Name);
            }

            await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One round, unless another replica is at it.</summary>
    internal async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var keepOpen = new NpgsqlCommand("set local idle_in_transaction_session_timeout = '5min'", connection, transaction))
            await keepOpen.ExecuteNonQueryAsync(cancellationToken);
        await using var claim = new NpgsqlCommand("select pg_try_advisory_xact_lock($1)", connection, transaction) { Parameters = { new() { Value = LockId } } };
        if (await claim.ExecuteScalarAsync(cancellationToken) is not true)
            return;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        foreach (var work in scope.ServiceProvider.GetServices<IScheduledWork>())
        {
            // What one of them left half done in the context is no business of the next.
            db.ChangeTracker.Clear();
            try
            {
                await work.RunAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or TimeoutException or NpgsqlException { IsTransient: true }))
            {
                // Whatever it is: an exception that left here would end the whole service, and again at each start.
                LogFailed(logger, exception, work.GetType().Name);
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Scheduled work is put off by a minute: {Reason}")]
    private static partial void LogPutOff(ILogger logger, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Work} failed and is tried again in a minute")]
    private static partial void LogFailed(ILogger logger, Exception exception, string work);
}
