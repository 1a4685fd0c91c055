using Npgsql;
using NpgsqlTypes;

namespace PartyPlatform.Messaging.Publishing;

/// <summary>A claimed row of the outbox.</summary>
internal sealed record OutboxRow(
    Guid Id, DateTimeOffset OccurredAt, string EventType, string? Destination, string Body, string? TraceParent, int Attempts);

/// <summary>
/// Rows claimed by one transaction. Other relays skip them until it ends, so a row is sent twice only if this process
/// dies between the broker's confirm and the commit.
/// </summary>
internal sealed class OutboxBatch : IAsyncDisposable
{
    // Ready rows in the order in which they became ready; late commits with an older id are found like all others.
    private const string Claim = """
        select id, occurred_at, event_type, destination, body::text, trace_parent, attempts
        from outbox_messages
        where published_at is null and next_attempt_at <= now() and occurred_at >= $1
        order by next_attempt_at, id
        limit $2
        for update skip locked
        """;

    // The bounds let PostgreSQL look into the few partitions that can hold the rows.
    private const string Mark = """
        update outbox_messages o set published_at = now(), last_error = null
        from unnest($1, $2) as sent (id, occurred_at)
        where o.id = sent.id and o.occurred_at = sent.occurred_at and o.occurred_at between $3 and $4
        """;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private OutboxBatch(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<OutboxRow> rows)
    {
        _connection = connection;
        _transaction = transaction;
        Rows = rows;
    }

    public IReadOnlyList<OutboxRow> Rows { get; }

    /// <summary>Claims what is ready and not older than <paramref name="from"/>.</summary>
    public static async Task<OutboxBatch> ClaimAsync(NpgsqlDataSource database, DateTimeOffset from, int limit, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var rows = new List<OutboxRow>();
            // Longer than the wait for the confirms, shorter than for ever: a relay whose network is gone must not keep the rows.
            await using var batch = new NpgsqlBatch(connection, transaction)
            {
                BatchCommands =
                {
                    new NpgsqlBatchCommand("set local idle_in_transaction_session_timeout = '20s'"),
                    new NpgsqlBatchCommand(Claim) { Parameters = { new() { Value = from.UtcDateTime }, new() { Value = limit } } },
                },
            };
            await batch.PrepareAsync(CancellationToken.None);
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                rows.Add(Read(reader));
            return new OutboxBatch(connection, transaction, rows);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // The row is in memory already: nothing here waits.
    private static OutboxRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5), row.GetInt32(6));

    /// <summary>Marks rows as published and commits; the rows left out are free again.</summary>
    public async Task CommitAsync(IReadOnlyCollection<OutboxRow> published, CancellationToken cancellationToken)
    {
        if (published.Count > 0)
        {
            await using var command = new NpgsqlCommand(Mark, _connection, _transaction)
            {
                Parameters =
                {
                    new() { Value = published.Select(row => row.Id).ToArray() },
                    new() { Value = published.Select(row => row.OccurredAt.UtcDateTime).ToArray() },
                    new() { Value = published.Min(row => row.OccurredAt).UtcDateTime },
                    new() { Value = published.Max(row => row.OccurredAt).UtcDateTime },
                },
            };
            await command.PrepareAsync(CancellationToken.None);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await _transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Notes when rows that were given back are tried again. A statement of its own: the claim is rolled back or committed by
    /// then, and what failed must not be tried at once by everybody.
    /// </summary>
    public static async Task PostponeAsync(
        NpgsqlDataSource database, IReadOnlyCollection<(OutboxRow Row, TimeSpan Pause, string Error)> rows, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            update outbox_messages o
            set attempts = o.attempts + 1, next_attempt_at = now() + failed.pause, last_error = left(failed.error, 300)
            from unnest($1, $2, $3, $4) as failed (id, occurred_at, pause, error)
            where o.id = failed.id and o.occurred_at = failed.occurred_at and o.published_at is null
                and o.occurred_at between $5 and $6
            """);
        command.Parameters.Add(new() { Value = rows.Select(failed => failed.Row.Id).ToArray() });
        command.Parameters.Add(new() { Value = rows.Select(failed => failed.Row.OccurredAt.UtcDateTime).ToArray() });
        command.Parameters.Add(new() { Value = rows.Select(failed => failed.Pause).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Interval });
        command.Parameters.Add(new() { Value = rows.Select(failed => failed.Error).ToArray() });
        command.Parameters.Add(new() { Value = rows.Min(failed => failed.Row.OccurredAt).UtcDateTime });
        command.Parameters.Add(new() { Value = rows.Max(failed => failed.Row.OccurredAt).UtcDateTime });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
