using System.Globalization;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PartyPlatform.Messaging.Handling;
using PartyPlatform.Messaging.Publishing;
using PartyPlatform.Messaging.Transport;
using PartyPlatform.ServiceDefaults;

namespace PartyPlatform.Messaging.Replay;

/// <summary>
/// Sends events of the log again, or the present state, to one consumer: how a new service or a rebuilt projection
/// catches up. <c>republish --event QuizCompleted --since 2026-11-01 [--until …] --to oversight-quiz-completed</c>,
/// <c>republish --snapshot members --to learning</c>.
/// </summary>
internal sealed partial class RepublishVerb(
    IServiceScopeFactory scopes, NpgsqlDataSource database, EventTypes types, EventSender sender, BrokerState broker, IBusControl bus,
    IOptions<MessagingOptions> options, ILogger<RepublishVerb> logger) : IVerb
{
    private const int UsageError = 64;
    private const int Unavailable = 69;

    public string Name => "republish";

    public bool TakesArguments => true;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (RepublishArguments.Parse(arguments) is not { } asked)
        {
            LogUsage(logger);
            return UsageError;
        }

        return asked.Snapshot is not null
            ? await SnapshotAsync(asked.Snapshot, asked.To, cancellationToken)
            : await EventsAsync(asked, cancellationToken);
    }

    // Through the outbox, whose relay sends it: the service itself runs, or will.
    private async Task<int> SnapshotAsync(string snapshot, string service, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var writer = scope.ServiceProvider.GetRequiredService<SnapshotWriter>();
        var db = scope.ServiceProvider.GetRequiredService<MessagingContext>().Db;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await writer.WriteAsync(db, snapshot, service, cancellationToken) is not { } count)
        {
            LogNoSnapshot(logger, snapshot, string.Join(", ", writer.Names.DefaultIfEmpty("none")));
            return UsageError;
        }

        await transaction.CommitAsync(cancellationToken);
        LogSnapshot(logger, snapshot, count, service);
        return 0;
    }

    private async Task<int> EventsAsync(RepublishArguments asked, CancellationToken cancellationToken)
    {
        if (types.FindByAnyName(asked.Event!) is not { } type)
        {
            LogNoEvent(logger, asked.Event!);
            return UsageError;
        }

        await bus.StartAsync(cancellationToken);
        try
        {
            await broker.WaitUntilDeclaredAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            var sent = 0;
            var after = (At: asked.Since, Id: Guid.Empty);
            while (await ReadAsync(type.FullName!, after, asked.Until, cancellationToken) is { Count: > 0 } rows)
            {
                var outcomes = await Task.WhenAll(rows.Select(row =>
                    sender.SendAsync(row with { Destination = asked.To }, options.Value.ConfirmTimeout, cancellationToken)));
                if (outcomes.FirstOrDefault(outcome => !outcome.IsConfirmed) is { Kind: not SendResult.Confirmed } failed)
                {
                    LogStopped(logger, asked.Event!, asked.To, failed.Kind, failed.Error ?? "-", after.At);
                    return Unavailable;
                }

                sent += rows.Count;
                after = (rows[^1].OccurredAt, rows[^1].Id);
            }

            LogSent(logger, sent, asked.Event!, asked.To);
            return 0;
        }
        catch (TimeoutException)
        {
            LogNoBroker(logger);
            return Unavailable;
        }
        finally
        {
            await bus.StopAsync(CancellationToken.None);
        }
    }

    private async Task<List<OutboxRow>> ReadAsync(
        string eventType, (DateTimeOffset At, Guid Id) after, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select id, occurred_at, body::text, trace_parent from outbox_messages
            where event_type = $1 and published_at is not null and destination is null
                and occurred_at >= $2 and (occurred_at, id) > ($2, $3) and occurred_at < $4
            order by occurred_at, id limit $5
            """);
        command.Parameters.Add(new() { Value = eventType });
        command.Parameters.Add(new() { Value = after.At.UtcDateTime });
        command.Parameters.Add(new() { Value = after.Id });
        command.Parameters.Add(new() { Value = until.UtcDateTime });
        command.Parameters.Add(new() { Value = options.Value.BatchSize });
        var rows = new List<OutboxRow>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(Read(reader, eventType));
        return rows;
    }

    private static OutboxRow Read(NpgsqlDataReader row, string eventType) => new(
        row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), eventType, null, row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), 0);

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message =
        "Usage: republish --event QuizCompleted --since 2026-11-01 [--until 2026-11-02T08:00Z] --to oversight-quiz-completed, or republish --snapshot members --to learning")]
    private static partial void LogUsage(ILogger logger);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "There is no snapshot {Snapshot} here; there are: {Names}")]
    private static partial void LogNoSnapshot(ILogger logger, string snapshot, string names);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "No contract is named {Event}")]
    private static partial void LogNoEvent(ILogger logger, string @event);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "The snapshot {Snapshot}, {Count} events, waits in the outbox for {Service}")]
    private static partial void LogSnapshot(ILogger logger, string snapshot, int count, string service);

    [LoggerMessage(EventId = 5, Level = LogLevel.Information, Message = "Sent {Count} of {Event} to {Queue} again")]
    private static partial void LogSent(ILogger logger, int count, string @event, string queue);

    [LoggerMessage(EventId = 6, Level = LogLevel.Error, Message =
        "Sending {Event} to {Queue} stopped, {Outcome}: {Reason}. All before {Since:O} was sent; sending some twice does no harm")]
    private static partial void LogStopped(ILogger logger, string @event, string queue, SendResult outcome, string reason, DateTimeOffset since);

    [LoggerMessage(EventId = 7, Level = LogLevel.Error, Message = "The broker is not reached; nothing was sent")]
    private static partial void LogNoBroker(ILogger logger);
}

/// <summary>What the command line asks for.</summary>
internal sealed record RepublishArguments(string? Event, string? Snapshot, DateTimeOffset Since, DateTimeOffset Until, string To)
{
    /// <returns>Null if something is missing, unknown, said twice or no time.</returns>
    public static RepublishArguments? Parse(IReadOnlyList<string> arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < arguments.Count; index += 2)
            if (index + 1 == arguments.Count || arguments[index] is not ("--event" or "--snapshot" or "--since" or "--until" or "--to")
                || !given.TryAdd(arguments[index], arguments[index + 1]))
                return null;

        var (what, snapshot) = (given.GetValueOrDefault("--event"), given.GetValueOrDefault("--snapshot"));
        if (!given.TryGetValue("--to", out var to) || what is null == (snapshot is null))
            return null;
        if (snapshot is not null)
            return given.Count == 2 ? new RepublishArguments(null, snapshot, default, default, to) : null;
        return Time(given, "--since") is { } since && (Time(given, "--until") ?? (given.ContainsKey("--until") ? null : DateTimeOffset.MaxValue.AddYears(-1))) is { } until
            ? new RepublishArguments(what, null, since, until, to)
            : null;
    }

    // Without an offset a time is meant in UTC, like the log.
    private static DateTimeOffset? Time(Dictionary<string, string> given, string name) =>
        given.TryGetValue(name, out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
}
