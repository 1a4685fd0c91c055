using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using PartyPlatform.Messaging.Transport;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace PartyPlatform.Messaging.Failures;

/// <summary>
/// Moves what arrives in the service's error queue into its database. A queue can only be read by taking messages out of
/// it; a table can be listed, paged and searched, and keeps a message until somebody has decided about it.
/// </summary>
internal sealed partial class CollectFailures(
    BrokerConnection broker, NpgsqlDataSource database, MessagingIdentity identity, IOptions<MessagingOptions> options,
    TimeProvider clock, ILogger<CollectFailures> logger) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CollectAsync(() => pause = TimeSpan.FromSeconds(1), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (BrokerConnection.IsAway(exception))
            {
                LogAway(logger, exception.GetType().Name, exception.Message);
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < Longest ? pause * 2 : Longest;
        }
    }

    private async Task CollectAsync(Action connected, CancellationToken stoppingToken)
    {
        await using var connection = await broker.OpenAsync("failures", stoppingToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stoppingToken);
        var queue = EventNames.ErrorQueue(identity.Service);
        await ErrorQueue.DeclareAsync(channel, queue, stoppingToken);
        await channel.BasicQosAsync(0, 16, global: false, stoppingToken);
        connected();

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        channel.ChannelShutdownAsync += (_, _) => ended.CancelAsync();
        var consumer = new AsyncEventingBasicConsumer(channel);
        // The queue was deleted under us: declare it again.
        consumer.UnregisteredAsync += (_, _) => ended.CancelAsync();
        consumer.ReceivedAsync += (_, delivery) => KeepAsync(channel, delivery, ended.Token);
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, stoppingToken);
        await Task.Delay(Timeout.Infinite, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task KeepAsync(IChannel channel, BasicDeliverEventArgs delivery, CancellationToken ended)
    {
        var failure = FailedDelivery.Read(delivery, options.Value.HandlerTries, clock.GetUtcNow());
        while (!ended.IsCancellationRequested)
        {
            try
            {
                // Acknowledged only once it is in the database: until then the broker keeps it.
                if (await StoreAsync(failure, ended))
                {
                    MessagingTelemetry.Failed.Add(1, new("messaging.destination.name", failure.Queue), new("error.type", failure.ExceptionType));
                    LogFailed(logger, failure.Queue, failure.EventType, failure.MessageId, failure.ExceptionType, failure.Reason);
                }

                await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, ended);
                return;
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                // The statement is always the same and its values are made to fit, so whatever it is, it is about the database.
                LogNotKept(logger, exception.Message);
                await Task.Delay(TimeSpan.FromSeconds(2), ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> StoreAsync(FailedDelivery failure, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            insert into failed_messages (id, message_id, queue, event_type, failed_at, attempts, exception_type, reason, body, headers, fingerprint)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (fingerprint) do nothing
            """);
        var values = command.Parameters;
        values.Add(new() { Value = Guid.CreateVersion7(clock.GetUtcNow()) });
        values.Add(new() { Value = (object?)failure.MessageId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        values.Add(new() { Value = failure.Queue });
        values.Add(new() { Value = failure.EventType });
        values.Add(new() { Value = failure.FailedAt.UtcDateTime });
        values.Add(new() { Value = failure.Attempts });
        values.Add(new() { Value = failure.ExceptionType });
        values.Add(new() { Value = failure.Reason });
        values.Add(new() { Value = failure.Body });
        values.Add(new() { Value = failure.Headers, NpgsqlDbType = NpgsqlDbType.Jsonb });
        values.Add(new() { Value = failure.Fingerprint });
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Queue} could not handle {EventType} {MessageId}, staff decide about it: {Kind}: {Reason}")]
    private static partial void LogFailed(ILogger logger, string queue, string eventType, Guid? messageId, string kind, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "A failed message waits in the error queue, the database does not take it: {Reason}")]
    private static partial void LogNotKept(ILogger logger, string reason);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The error queue cannot be read: {Kind}: {Reason}")]
    private static partial void LogAway(ILogger logger, string kind, string reason);
}
