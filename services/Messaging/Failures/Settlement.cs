using System.Security.Claims;
using Npgsql;
using NpgsqlTypes;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Messaging.Failures;

/// <summary>Notes a decision; of two people who decide at once one is refused.</summary>
internal static class Settlement
{
    /// <summary>Closes a waiting message inside the caller's transaction.</summary>
    /// <returns>The message to send again, or null when there is none with this id.</returns>
    /// <exception cref="RuleViolation">Somebody has decided about it already.</exception>
    public static async Task<WaitingMessage?> TakeAsync(
        NpgsqlConnection connection, Guid id, ClaimsPrincipal user, string settledAs, string? reason, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            update failed_messages set settled_at = now(), settled_by = $2, settled_as = $3, settled_reason = $4
            where id = $1 and settled_at is null
            returning message_id, queue, body, headers::text
            """, connection);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = WhoIs(user) });
        command.Parameters.Add(new() { Value = settledAs });
        command.Parameters.Add(new() { Value = (object?)reason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            if (await reader.ReadAsync(cancellationToken))
                return Read(reader);

        await using var exists = new NpgsqlCommand("select exists (select from failed_messages where id = $1)", connection) { Parameters = { new() { Value = id } } };
        return (bool)(await exists.ExecuteScalarAsync(cancellationToken))!
            ? throw new RuleViolation("failedMessage.settled", "这条消息已经有人处理过了", "Somebody has decided about this message already.")
            : null;
    }

    /// <summary>The member, or the system where no member stands behind the token.</summary>
    public static string WhoIs(ClaimsPrincipal user) =>
        user.FindFirst("sub")?.Value ?? user.FindFirst("client_id")?.Value ?? throw new InvalidOperationException("The caller has neither sub nor client_id.");

    private static WaitingMessage Read(NpgsqlDataReader row) => new(row.IsDBNull(0) ? null : row.GetGuid(0), row.GetString(1), (byte[])row[2], row.GetString(3));
}

/// <summary>What is needed to send a message again as it was.</summary>
internal sealed record WaitingMessage(Guid? MessageId, string Queue, byte[] Body, string Headers);
