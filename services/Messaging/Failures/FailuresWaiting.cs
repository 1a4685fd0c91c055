using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace PartyPlatform.Messaging.Failures;

/// <summary>The alarm of the failed messages: how many wait for a decision.</summary>
internal sealed class FailuresWaiting : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly NpgsqlDataSource _database;
    private long _count;

    public FailuresWaiting(NpgsqlDataSource database, IMeterFactory meters)
    {
        _database = database;
        meters.Create(MessagingTelemetry.Name).CreateObservableGauge(
            "party.messaging.failed.waiting", () => Volatile.Read(ref _count), "{message}", "Failed messages about which nobody has decided.");
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Volatile.Read(ref _count) is > 0 and var count
            ? HealthCheckResult.Degraded($"{count} messages could not be handled; see failed-messages.")
            : HealthCheckResult.Healthy());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var command = _database.CreateCommand("select count(*) from failed_messages where settled_at is null");
                Volatile.Write(ref _count, (long)(await command.ExecuteScalarAsync(stoppingToken))!);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                // The last count stays; readiness and the outbox's own measuring report the database.
            }

            await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
