using System.Text;
using Npgsql;

namespace PartyPlatform.Messaging;

/// <summary>A message that a handler could not apply, as staff see it.</summary>
/// <param name="Id">The failure; a message that fails again after it was sent again is a new one.</param>
/// <param name="Queue">Where it was to be handled.</param>
/// <param name="EventType">The contract.</param>
/// <param name="MessageId">The event; null if the message carried no readable id.</param>
/// <param name="FailedAt">When it was given up.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Reason">What the last try said.</param>
/// <param name="ExceptionType">What kind of failure it was.</param>
/// <param name="Body">The message as it came.</param>
/// <param name="Settled">What was decided about it; null while it waits.</param>
public sealed record FailedMessage(
    Guid Id, string Queue, string EventType, Guid? MessageId, DateTimeOffset FailedAt, int Attempts, string Reason, string ExceptionType,
    string Body, FailedMessageSettlement? Settled)
{
    internal const string Columns =
        "id, queue, event_type, message_id, failed_at, attempts, reason, exception_type, body, settled_at, settled_by, settled_as, settled_reason";

    internal static FailedMessage Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetGuid(3), row.GetFieldValue<DateTimeOffset>(4),
        row.GetInt32(5), row.GetString(6), row.GetString(7), Encoding.UTF8.GetString((byte[])row[8]),
        row.IsDBNull(9)
            ? null
            : new FailedMessageSettlement(row.GetFieldValue<DateTimeOffset>(9), row.GetString(10), row.GetString(11), row.IsDBNull(12) ? null : row.GetString(12)));
}

/// <summary>What somebody decided about a failed message.</summary>
/// <param name="At">When.</param>
/// <param name="By">The member or system that decided.</param>
/// <param name="As">Resent or Discarded.</param>
/// <param name="Reason">Why it was given up.</param>
public sealed record FailedMessageSettlement(DateTimeOffset At, string By, string As, string? Reason);
