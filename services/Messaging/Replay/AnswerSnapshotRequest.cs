using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Messaging.Handling;
using PartyPlatform.Messaging.Transport;

namespace PartyPlatform.Messaging.Replay;

/// <summary>Writes a snapshot into the outbox, addressed to the queues of the one service that needs it.</summary>
internal sealed class SnapshotWriter(IEnumerable<ISnapshotSource> sources, TimeProvider clock)
{
    public IEnumerable<string> Names => sources.Select(source => source.Name);

    /// <returns>How many events were written; null if there is no such snapshot here.</returns>
    public async Task<int?> WriteAsync(DbContext db, string snapshot, string service, CancellationToken cancellationToken)
    {
        if (sources.FirstOrDefault(source => source.Name == snapshot) is not { } source)
            return null;

        // Saved at the end: the source reads through the same connection, which does one thing at a time.
        var count = 0;
        await foreach (var message in source.ReadAsync(cancellationToken))
        {
            db.Send(message, EventNames.Queue(service, message.GetType()), clock.GetUtcNow());
            count++;
        }

        await db.SaveChangesAsync(cancellationToken);
        return count;
    }
}

/// <summary>Answers a service whose copy is empty or behind, and nobody else.</summary>
internal sealed partial class AnswerSnapshotRequest(
    MessagingContext context, SnapshotWriter writer, ILogger<AnswerSnapshotRequest> logger) : IEventHandler<SnapshotRequested>
{
    public async Task HandleAsync(SnapshotRequested message, EventContext eventContext, CancellationToken cancellationToken)
    {
        if (await writer.WriteAsync(context.Db, message.Snapshot, message.ReplyTo, cancellationToken) is { } count)
            LogAnswered(logger, message.Snapshot, count, message.ReplyTo);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The snapshot {Snapshot}, {Count} events, goes to {Service}")]
    private static partial void LogAnswered(ILogger logger, string snapshot, int count, string service);
}
