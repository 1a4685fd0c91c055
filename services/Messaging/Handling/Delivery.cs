using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PartyPlatform.Messaging.Handling;

/// <summary>The service's context under a name that is the same in all services.</summary>
internal sealed record MessagingContext(DbContext Db);

/// <summary>
/// Applies a delivered event: each handler in one transaction with its inbox row. What passes by itself is tried until
/// it has passed, everything else a few times; then the exception leaves and the message goes to the error queue.
/// </summary>
internal sealed partial class Delivery(
    IServiceScopeFactory scopes, IOptions<MessagingOptions> options, TimeProvider clock, ILogger<Delivery> logger)
{
    private static readonly TimeSpan LongestTransientPause = TimeSpan.FromSeconds(10);

    /// <summary>Returns when all reactions are committed.</summary>
    /// <remarks>
    /// Once the token is cancelled the service stops and reads no more: whatever is thrown then gives the message back to its
    /// queue (<see cref="Transport.GiveBackWhenStopping"/>), it is no failure of the message.
    /// </remarks>
    public async Task DeliverAsync<TEvent>(
        TEvent message, EventContext context, string queue, string? traceParent,
        IReadOnlyList<Reaction<TEvent>> reactions, CancellationToken cancellationToken)
        where TEvent : class
    {
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var cause);
        using var activity = MessagingTelemetry.Source.StartActivity($"process {typeof(TEvent).Name}", ActivityKind.Consumer, cause);
        activity?.SetTag("messaging.system", "rabbitmq")
            .SetTag("messaging.operation.type", "process")
            .SetTag("messaging.destination.name", queue)
            .SetTag("messaging.message.id", context.MessageId.ToString());
        try
        {
            foreach (var reaction in reactions)
                await TryUntilDoneAsync(reaction, message, context, queue, cancellationToken);
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            throw;
        }
    }

    private async Task TryUntilDoneAsync<TEvent>(
        Reaction<TEvent> reaction, TEvent message, EventContext context, string queue, CancellationToken cancellationToken)
        where TEvent : class
    {
        var (tries, passing) = (0, 0);
        while (true)
        {
            TimeSpan pause;
            try
            {
                var fresh = await ApplyAsync(reaction, message, context, cancellationToken);
                (fresh ? MessagingTelemetry.Handled : MessagingTelemetry.Duplicates).Add(1, Tags(queue, reaction.Consumer));
                if (fresh)
                    MessagingTelemetry.Delay.Record(Math.Max(0, (clock.GetUtcNow() - context.OccurredAt).TotalSeconds), new KeyValuePair<string, object?>("messaging.destination.name", queue));
                return;
            }
            catch (Exception exception) when (TransientFailure.Is(exception) && !cancellationToken.IsCancellationRequested)
            {
                // Never an error of the message: the wait holds it, unacknowledged, until the database is back.
                pause = Grow(TimeSpan.FromMilliseconds(100), passing++, LongestTransientPause);
                LogPassing(logger, queue, reaction.Consumer, context.MessageId, exception.GetType().Name, exception.Message);
                MessagingTelemetry.Retried.Add(1, new("messaging.destination.name", queue), new("transient", true));
            }
            // A cancellation that nobody asked for is the handler's own: it counts like any failure.
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ++tries < options.Value.HandlerTries)
            {
                pause = Grow(TimeSpan.FromMilliseconds(100), tries, TimeSpan.FromSeconds(5));
                LogRetry(logger, exception, queue, reaction.Consumer, context.MessageId, tries);
                MessagingTelemetry.Retried.Add(1, new("messaging.destination.name", queue), new("transient", false));
            }

            await Task.Delay(pause, cancellationToken);
        }
    }

    /// <returns>False if the message had been handled before.</returns>
    private async Task<bool> ApplyAsync<TEvent>(
        Reaction<TEvent> reaction, TEvent message, EventContext context, CancellationToken cancellationToken)
        where TEvent : class
    {
        // A new scope each try: a context that failed keeps what it had tracked.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MessagingContext>().Db;
        // A refused save ends the whole transaction and is tried anew, so a savepoint before each would be two round trips for nothing.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var inserted = await db.Database.ExecuteSqlAsync($"""
            -- prepared
            insert into inbox_messages (message_id, consumer) values ({context.MessageId}, {reaction.Consumer}) on conflict do nothing
            """, cancellationToken);
        if (inserted == 0)
            return false;

        await reaction.Resolve(scope.ServiceProvider).HandleAsync(message, context, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        KillPoint.Reach(KillPoint.InHandler);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static TimeSpan Grow(TimeSpan first, int times, TimeSpan longest)
    {
        var pause = first * Math.Pow(2, Math.Min(times, 10));
        return (pause < longest ? pause : longest) * (0.75 + Random.Shared.NextDouble() / 2);
    }

    private static KeyValuePair<string, object?>[] Tags(string queue, string consumer) =>
        [new("messaging.destination.name", queue), new("messaging.consumer", consumer)];

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Queue}: {Consumer} waits with {MessageId}, it passes by itself: {Kind}: {Reason}")]
    private static partial void LogPassing(ILogger logger, string queue, string consumer, Guid messageId, string kind, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Queue}: {Consumer} failed with {MessageId}, try {Try}")]
    private static partial void LogRetry(ILogger logger, Exception exception, string queue, string consumer, Guid messageId, int @try);
}
