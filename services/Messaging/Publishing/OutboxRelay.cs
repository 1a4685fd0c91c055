using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PartyPlatform.Messaging.Transport;

namespace PartyPlatform.Messaging.Publishing;

/// <summary>
/// Carries committed events to the broker: claims a batch, sends it together, awaits all confirms and marks the rows in
/// the same transaction. Any number of replicas may run one; each has one such transaction at most.
/// </summary>
internal sealed partial class OutboxRelay(
    NpgsqlDataSource database, EventSender sender, Listeners listeners, BrokerState broker, OutboxSignal signal, OutboxBacklog backlog,
    IOptions<MessagingOptions> options, TimeProvider clock, ILogger<OutboxRelay> logger) : BackgroundService
{
    /// <summary>Ordinary claims look at fresh partitions only; events that were dated back or waited long are found by a look at all.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    private static readonly TimeSpan LookAtAllEvery = TimeSpan.FromSeconds(5);

    private readonly MessagingOptions _options = options.Value;
    private long _lookedAtAll;
    private string? _lastTrouble;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The broker confirms and drops what no queue is bound for: our own queues come first.
        await broker.WaitUntilDeclaredAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var full = await RelayOnceAsync(stoppingToken);
                Recovered();
                if (!full)
                    await signal.WaitAsync(_options.PollInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or OperationCanceledException)
            {
                // The rows stay; readiness reports the database, so one line as it goes and one as it comes back.
                Trouble(exception);
                await Task.Delay(_options.PollInterval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>True if there may be more: the batch was full.</returns>
    private async Task<bool> RelayOnceAsync(CancellationToken stoppingToken)
    {
        // While there is no connection every claim would only burn a time-out with rows locked.
        if (!broker.IsConnected)
        {
            listeners.Forget();
            return false;
        }

        List<(OutboxRow Row, SendOutcome Outcome)> results;
        await using (var batch = await OutboxBatch.ClaimAsync(database, From(), _options.BatchSize, stoppingToken))
        {
            if (batch.Rows.Count == 0)
                return false;

            KillPoint.Reach(KillPoint.AfterCommit);
            results = await SendAsync(batch.Rows, stoppingToken);
            KillPoint.Reach(KillPoint.AfterPublish);
            // What was confirmed is marked even if a neighbour failed. With nothing confirmed this is the roll-back. Not
            // cancelled by a stop: the confirms are here and the commit takes a millisecond.
            await batch.CommitAsync([.. results.Where(result => result.Outcome.IsConfirmed).Select(result => result.Row)], CancellationToken.None);
        }

        await ReportAsync(results);
        return results.Count == _options.BatchSize && results.All(result => result.Outcome.IsConfirmed);
    }

    private async Task<List<(OutboxRow Row, SendOutcome Outcome)>> SendAsync(IReadOnlyList<OutboxRow> rows, CancellationToken stoppingToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        deadline.CancelAfter(_options.ConfirmTimeout);
        var sending = rows.Select(row => sender.SendAsync(row, _options.ConfirmTimeout, deadline.Token)).ToList();
        var outcomes = await Task.WhenAll(sending);
        return [.. rows.Zip(outcomes)];
    }

    private async Task ReportAsync(List<(OutboxRow Row, SendOutcome Outcome)> results)
    {
        foreach (var group in results.GroupBy(result => (result.Row.EventType, result.Outcome.Kind)))
            (group.Key.Kind == SendResult.Confirmed ? MessagingTelemetry.Published : MessagingTelemetry.NotPublished).Add(
                group.Count(), new("messaging.message.type", group.Key.EventType), new("outcome", group.Key.Kind.ToString()));

        var failed = results.Where(result => !result.Outcome.IsConfirmed).ToList();
        foreach (var group in failed.GroupBy(result => (result.Row.EventType, result.Row.Destination, result.Outcome.Kind)))
            if (group.Key.Kind == SendResult.Unroutable)
                LogUnroutable(logger, group.Count(), group.Key.EventType, group.Key.Destination ?? "all");
            else
                LogNotPublished(logger, group.Count(), group.Key.EventType, group.Key.Kind, group.First().Outcome.Error ?? "-");

        backlog.Note(results);
        if (failed.Count > 0)
            await OutboxBatch.PostponeAsync(database,
                [.. failed.Select(result => (result.Row, Pause(result.Row, result.Outcome), result.Outcome.Error ?? result.Outcome.Kind.ToString()))],
                CancellationToken.None);
    }

    private TimeSpan Pause(OutboxRow row, SendOutcome outcome)
    {
        var longest = outcome.Kind == SendResult.Unroutable ? _options.LongestUnroutablePause : _options.LongestRetryPause;
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(row.Attempts, 10)));
        // Jitter, so that what failed together does not come back together.
        return (pause < longest ? pause : longest) * (0.75 + Random.Shared.NextDouble() / 2);
    }

    private DateTimeOffset From()
    {
        if (Stopwatch.GetElapsedTime(_lookedAtAll) < LookAtAllEvery)
            return clock.GetUtcNow() - Fresh;
        _lookedAtAll = Stopwatch.GetTimestamp();
        return DateTimeOffset.MinValue.AddYears(1);
    }

    private void Trouble(Exception exception)
    {
        if (_lastTrouble is null)
            LogPaused(logger, exception.GetType().Name, exception.Message);
        _lastTrouble = exception.Message;
    }

    private void Recovered()
    {
        if (_lastTrouble is not null)
            LogResumed(logger);
        _lastTrouble = null;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The relay pauses, the outbox waits: {Kind}: {Reason}")]
    private static partial void LogPaused(ILogger logger, string kind, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "The relay goes on")]
    private static partial void LogResumed(ILogger logger);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning,
        Message = "No queue takes {EventType} (for {Destination}): {Count} stay in the outbox until one is declared")]
    private static partial void LogUnroutable(ILogger logger, int count, string eventType, string destination);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "{Count} of {EventType} stay in the outbox, {Outcome}: {Reason}")]
    private static partial void LogNotPublished(ILogger logger, int count, string eventType, SendResult outcome, string reason);
}
