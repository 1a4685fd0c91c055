using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Npgsql;
using PartyPlatform.Messaging.Transport;
using PartyPlatform.ServiceDefaults.Problems;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace PartyPlatform.Messaging.Failures;

/// <summary>
/// Sends a failed message to its queue again, the same bytes under the same id: if it had an effect after all, the inbox
/// knows it.
/// </summary>
internal sealed partial class ResendFailedMessage
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, ClaimsPrincipal user, NpgsqlDataSource database, BrokerConnection broker, ILogger<ResendFailedMessage> logger, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await Settlement.TakeAsync(connection, id, user, "Resent", reason: null, cancellationToken) is not { } message)
            return TypedResults.NotFound();

        await SendAsync(message, broker, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        LogResent(logger, id, message.Queue, Settlement.WhoIs(user));
        return TypedResults.NoContent();
    }

    private static async Task SendAsync(WaitingMessage message, BrokerConnection broker, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            await using var connection = await broker.OpenAsync("resend", deadline.Token);
            await using var channel = await connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), deadline.Token);
            var properties = new BasicProperties
            {
                Persistent = true,
                ContentType = "application/json",
                MessageId = message.MessageId?.ToString(),
                Headers = JsonSerializer.Deserialize<Dictionary<string, string?>>(message.Headers)!
                    .Where(header => !FailedDelivery.IsTrace(header.Key))
                    .ToDictionary(header => header.Key, header => (object?)header.Value),
            };
            await channel.BasicPublishAsync("", message.Queue, mandatory: true, properties, message.Body, deadline.Token);
        }
        catch (PublishException exception) when (exception.IsReturn)
        {
            throw new RuleViolation("failedMessage.noQueue", $"队列 {message.Queue} 已不存在，无法重发", $"The queue {message.Queue} is gone; the message cannot be sent again.");
        }
        catch (Exception exception) when (BrokerConnection.IsAway(exception) && !cancellationToken.IsCancellationRequested)
        {
            // Answered as 503; the message still waits.
            throw new TimeoutException("The broker does not answer.", exception);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The failed message {Id} was sent to {Queue} again by {Who}")]
    private static partial void LogResent(ILogger logger, Guid id, string queue, string who);
}
