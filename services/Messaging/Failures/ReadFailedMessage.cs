using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace PartyPlatform.Messaging.Failures;

/// <summary>One failed message, also after it was decided about: the record of who did what.</summary>
internal static class ReadFailedMessage
{
    public static async Task<Results<Ok<FailedMessage>, NotFound>> Handle(Guid id, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {FailedMessage.Columns} from failed_messages where id = $1");
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? TypedResults.Ok(FailedMessage.Read(reader)) : TypedResults.NotFound();
    }
}
