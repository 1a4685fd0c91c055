using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace PartyPlatform.Messaging.Publishing;

/// <summary>
/// Makes the daily partitions that are coming and drops those whose events need not be sent again any more: dropping a
/// table is free, deleting as many rows is not. One replica at a time does it.
/// </summary>
internal sealed partial class OutboxPartitions(
    NpgsqlDataSource database, IOptions<MessagingOptions> options, TimeProvider clock, ILogger<OutboxPartitions> logger) : BackgroundService
{
    private const string Prefix = "outbox_messages_p";

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Interval;
            try
            {
                await MaintainAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                // Nothing is lost: the default partition takes what has no other.
                LogFailed(logger, exception.Message);
                wait = TimeSpan.FromMinutes(1);
            }

            await Task.Delay(wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Does it once.</summary>
    /// <returns>False if somebody else is at it.</returns>
    internal async Task<bool> MaintainAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (!await ScalarAsync<bool>(connection, "select pg_try_advisory_lock(hashtext('outbox_partitions'))", cancellationToken))
            return false;
        try
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            // Never today's: a row that is being written finds its partition first and its lock second, so an attach in
            // between makes somebody's commit fail. The migration made the first days; a day that was missed stays in the net.
            for (var ahead = 1; ahead <= options.Value.PartitionsAhead; ahead++)
                await MakeAsync(connection, today.AddDays(ahead), cancellationToken);
            await DropOldAsync(connection, today.AddDays(-options.Value.EventLogDays), cancellationToken);
            await PruneInboxAsync(connection, cancellationToken);
            return true;
        }
        finally
        {
            await ExecuteAsync(connection, "select pg_advisory_unlock(hashtext('outbox_partitions'))", CancellationToken.None);
        }
    }

    private async Task MakeAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancellationToken)
    {
        var (name, from, to) = (NameOf(day), Literal(day), Literal(day.AddDays(1)));
        if (await ScalarAsync<bool>(connection, $"select to_regclass('{name}') is not null", cancellationToken))
            return;

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // A busy relay or a long request holds the table for a moment; waiting longer would queue every writer behind us.
        await ExecuteAsync(connection, "set local lock_timeout = '3s'", cancellationToken);
        await ExecuteAsync(connection, $"create table {name} (like outbox_messages including defaults including constraints)", cancellationToken);
        await ExecuteAsync(connection, $"""
            with moved as (delete from outbox_messages_default where occurred_at >= {from} and occurred_at < {to} returning *)
            insert into {name} select * from moved
            """, cancellationToken);
        await ExecuteAsync(connection, $"alter table outbox_messages attach partition {name} for values from ({from}) to ({to})", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogMade(logger, name);
    }

    private async Task DropOldAsync(NpgsqlConnection connection, DateOnly before, CancellationToken cancellationToken)
    {
        foreach (var name in await PartitionsBeforeAsync(connection, before, cancellationToken))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ExecuteAsync(connection, "set local lock_timeout = '3s'", cancellationToken);
            // Both locked before the look: an event that comes in between would go with the table. The whole before its
            // part, as all who read and write do: a relay that has the whole and waits for the part would lock up with us.
            await ExecuteAsync(connection, $"lock table only outbox_messages, only {name} in access exclusive mode", cancellationToken);
            if (await ScalarAsync<bool>(connection, $"select exists (select from {name} where published_at is null)", cancellationToken))
            {
                LogKept(logger, name);
                continue;
            }

            await ExecuteAsync(connection, $"drop table {name}", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            LogDropped(logger, name);
        }

        await ExecuteAsync(connection,
            $"delete from outbox_messages_default where published_at is not null and occurred_at < {Literal(before)}", cancellationToken);
    }

    private async Task PruneInboxAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "delete from inbox_messages where handled_at < now() - make_interval(days => $1)", connection)
        { Parameters = { new() { Value = options.Value.InboxDays } }, CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync(cancellationToken);

        await using var settled = new NpgsqlCommand(
            "delete from failed_messages where settled_at < now() - make_interval(days => $1)", connection)
        { Parameters = { new() { Value = options.Value.SettledFailureDays } } };
        await settled.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<string>> PartitionsBeforeAsync(NpgsqlConnection connection, DateOnly before, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await using var command = new NpgsqlCommand(
            "select inhrelid::regclass::text from pg_inherits where inhparent = 'outbox_messages'::regclass order by 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            if (reader.GetString(0) is var name && name.StartsWith(Prefix, StringComparison.Ordinal)
                && DateOnly.TryParseExact(name[Prefix.Length..], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day < before)
                names.Add(name);
        return names;
    }

    internal static string NameOf(DateOnly day) => Prefix + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Literal(DateOnly day) => $"timestamptz '{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} 00:00:00+00'";

    // Only names and days made above get into these texts.
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Made the outbox partition {Partition}")]
    private static partial void LogMade(ILogger logger, string partition);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Dropped the outbox partition {Partition}")]
    private static partial void LogDropped(ILogger logger, string partition);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The old outbox partition {Partition} holds unpublished events and stays")]
    private static partial void LogKept(ILogger logger, string partition);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "The outbox partitions could not be maintained: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);
}
