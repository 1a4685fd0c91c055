using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PartyPlatform.ServiceDefaults.Time;

/// <summary>Measures the machine's clock against the database's once a minute.</summary>
internal sealed partial class ClockCalibration(CalibratedClock clock, NpgsqlDataSource database, ILogger<ClockCalibration> logger)
    : BackgroundService, IHealthCheck
{
    /// <summary>A machine further off than this is taken out of service until somebody sets its clock.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Whoever asks before the first measurement lets it be made.
        if (!clock.IsMeasured && await CalibrateAsync(cancellationToken) is { } reason)
            return HealthCheckResult.Unhealthy($"The clock was not measured against the database's yet: {reason}.");
        return clock.Offset.Duration() <= Tolerated
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"This machine's clock is {clock.Offset.TotalSeconds:F1} s off the database's.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Interval;
            if (await CalibrateAsync(stoppingToken) is { } reason)
            {
                // The last measurement stays good for a while; readiness reports the database itself, and waits for the first one.
                LogUnmeasured(logger, reason);
                wait = TimeSpan.FromSeconds(clock.IsMeasured ? 5 : 1);
            }

            await Task.Delay(wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Why it could not be measured; null if it was.</returns>
    private async Task<string?> CalibrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            clock.Calibrate(await MeasureAsync(cancellationToken));
            return null;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return exception.GetType().Name;
        }
    }

    private async Task<TimeSpan> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select clock_timestamp()", connection);
        var before = TimeProvider.System.GetUtcNow();
        var there = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellationToken))!, TimeSpan.Zero);
        var after = TimeProvider.System.GetUtcNow();
        // The database read its clock somewhere between the two; the middle halves the error of a slow round trip.
        return there - (before + (after - before) / 2);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The clock was not measured against the database: {Reason}")]
    private static partial void LogUnmeasured(ILogger logger, string reason);
}
