using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Messaging.Failures;

/// <summary>What waits for a decision, the newest failure first.</summary>
internal static class ListFailedMessages
{
    private readonly record struct Key(DateTimeOffset FailedAt, Guid Id);

    public static async Task<Ok<PagedResponse<FailedMessage>>> Handle(
        [AsParameters] PageRequest page, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var backwards = page.Before is not null;
        var cursor = backwards ? page.Before : page.After;
        await using var command = database.CreateCommand($"""
            select {FailedMessage.Columns} from failed_messages
            where settled_at is null {(cursor is null ? "" : backwards ? "and (failed_at, id) > ($2, $3)" : "and (failed_at, id) < ($2, $3)")}
            order by failed_at {(backwards ? "asc" : "desc")}, id {(backwards ? "asc" : "desc")}
            limit $1
            """);
        // One more than asked for tells whether the list goes on.
        command.Parameters.Add(new() { Value = page.Size + 1 });
        if (cursor is not null)
        {
            var key = Cursor.Decode<Key>(cursor);
            command.Parameters.Add(new() { Value = key.FailedAt.UtcDateTime });
            command.Parameters.Add(new() { Value = key.Id });
        }

        var items = new List<FailedMessage>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            items.Add(FailedMessage.Read(reader));

        var more = items.Count > page.Size;
        if (more)
            items.RemoveAt(page.Size);
        if (backwards)
            items.Reverse();
        return TypedResults.Ok(new PagedResponse<FailedMessage>(
            items,
            Next: items.Count > 0 && (more || backwards) ? CursorOf(items[^1]) : null,
            Previous: items.Count > 0 && (backwards ? more : cursor is not null) ? CursorOf(items[0]) : null));
    }

    private static string CursorOf(FailedMessage message) => Cursor.Encode(new Key(message.FailedAt, message.Id));
}
