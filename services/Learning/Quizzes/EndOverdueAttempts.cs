using Microsoft.EntityFrameworkCore;
using Npgsql;
using PartyPlatform.ServiceDefaults.Data;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>
/// Ends what ran out of time even if nobody asks: attempts are graded with what was saved, windows close. All of it is
/// read from dated rows, so a stop of the service loses nothing.
/// </summary>
internal sealed partial class EndOverdueAttempts(IServiceScopeFactory scopes, NpgsqlDataSource database, ILogger<EndOverdueAttempts> logger) : BackgroundService
{
    /// <summary>Holding it, this replica does the work; any number, unique among the service's advisory locks.</summary>
    private const long Lock = 0x5175697A; // "Quiz"

    private const int Batch = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Interval;
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or DbUpdateException or InvalidOperationException
                && !stoppingToken.IsCancellationRequested)
            {
                LogRoundFailed(logger, exception);
                wait = AfterFailure;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        // The lock spares the other replicas the work; that an attempt is graded once is the row lock's doing.
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var taking = new NpgsqlCommand("select pg_try_advisory_xact_lock($1)", connection, transaction) { Parameters = { new() { Value = Lock } } };
        if (!(bool)(await taking.ExecuteScalarAsync(cancellationToken))!)
            return;

        IReadOnlyList<Guid> overdue;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<LearningDb>();
            await CloseWindowsAsync(db, cancellationToken);
            overdue = await db.Set<Attempt>()
                .Where(attempt => attempt.State == AttemptState.InProgress && attempt.AcceptUntil < DatabaseClock.Now())
                .OrderBy(attempt => attempt.AcceptUntil).Select(attempt => attempt.Id).Take(Batch).ToListAsync(cancellationToken);
        }

        foreach (var attemptId in overdue)
            await EndAsync(attemptId, cancellationToken);
    }

    // One that cannot be graded must not keep the others waiting; it is logged each time until somebody looks.
    private async Task EndAsync(Guid attemptId, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<FinishAttempt>().RunAsync(attemptId, memberId: null, cancellationToken);
        }
        catch (Exception exception) when (exception is DbUpdateException or KeyNotFoundException)
        {
            LogNotEnded(logger, exception, attemptId);
        }
    }

    private static async Task CloseWindowsAsync(LearningDb db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"""
            update quizzes set state = 'Closed', closed_at = closes_at where state = 'Published' and closes_at <= clock_timestamp()
            """, cancellationToken);
        // Also those that began while the quiz was being closed.
        await CutAttemptsAsync(db, cancellationToken);
    }

    /// <summary>Nobody goes on answering a quiz that was closed.</summary>
    public static Task<int> CutAttemptsAsync(LearningDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            update quiz_attempts attempt set deadline = quiz.closed_at, accept_until = quiz.closed_at + quiz.grace_seconds * interval '1 second'
            from quizzes quiz
            where quiz.id = attempt.quiz_id and attempt.state = 'InProgress' and quiz.state = 'Closed' and attempt.deadline > quiz.closed_at
            """, cancellationToken);

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Overdue attempts were not looked for; trying again")]
    private static partial void LogRoundFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Attempt {AttemptId} ran out of time and could not be graded")]
    private static partial void LogNotEnded(ILogger logger, Exception exception, Guid attemptId);
}
