using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using PartyPlatform.Messaging.Transport;

namespace PartyPlatform.Messaging.Publishing;

/// <summary>What waits in the outbox, measured now and then, and what no queue took: the alarm of the outbox.</summary>
internal sealed partial class OutboxBacklog : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Older than this means that something is wrong, not merely busy.</summary>
    private static readonly TimeSpan Worrying = TimeSpan.FromSeconds(60);

    /// <summary>Counting further would read an index of millions to say the same: far too many.</summary>
    private const int CountedAtMost = 100_000;

    private readonly NpgsqlDataSource _database;
    private readonly ILogger<OutboxBacklog> _logger;
    private readonly ConcurrentDictionary<string, bool> _unroutable = new();
    private bool _measured = true;
    private long _count;
    private double _oldestSeconds;

    public OutboxBacklog(NpgsqlDataSource database, IMeterFactory meters, ILogger<OutboxBacklog> logger)
    {
        (_database, _logger) = (database, logger);
        var meter = meters.Create(MessagingTelemetry.Name);
        meter.CreateObservableGauge("party.messaging.outbox.unpublished", () => Volatile.Read(ref _count), "{message}", "Events that wait to be published.");
        meter.CreateObservableGauge("party.messaging.outbox.age", () => Volatile.Read(ref _oldestSeconds), "s", "Age of the oldest unpublished event.");
        meter.CreateObservableGauge("party.messaging.outbox.unroutable", () => _unroutable.Count, "{type}", "Event types that no queue takes.");
    }

    /// <summary>Remembers which event types find no queue until one gets through.</summary>
    public void Note(IEnumerable<(OutboxRow Row, SendOutcome Outcome)> results)
    {
        foreach (var (row, outcome) in results)
        {
            var what = row.Destination is null ? row.EventType : $"{row.EventType} to {row.Destination}";
            if (outcome.Kind == SendResult.Unroutable)
                _unroutable[what] = true;
            else if (outcome.IsConfirmed)
                _unroutable.TryRemove(what, out _);
        }
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (count, oldest) = (Volatile.Read(ref _count), Volatile.Read(ref _oldestSeconds));
        if (!_unroutable.IsEmpty && count > 0)
            return Task.FromResult(HealthCheckResult.Degraded($"No queue takes: {string.Join(", ", _unroutable.Keys.Order().Take(5))}."));
        return Task.FromResult(oldest > Worrying.TotalSeconds
            ? HealthCheckResult.Degraded($"{count} events wait, the oldest for {oldest:F0} s.")
            : HealthCheckResult.Healthy());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await MeasureAsync(stoppingToken);
                _measured = true;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                // The last figures stay; readiness reports the database itself.
                if (_measured)
                    LogUnmeasured(_logger, exception.Message);
                _measured = false;
            }

            await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("""
            select count(*), coalesce(extract(epoch from clock_timestamp() - min(occurred_at)), 0)::float8
            from (select occurred_at from outbox_messages where published_at is null limit $1) as waiting
            """);
        command.Parameters.Add(new() { Value = CountedAtMost });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        Volatile.Write(ref _count, reader.GetInt64(0));
        Volatile.Write(ref _oldestSeconds, Math.Max(0, reader.GetDouble(1)));
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The outbox could not be measured: {Reason}")]
    private static partial void LogUnmeasured(ILogger logger, string reason);
}
