using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace PartyPlatform.Messaging.Transport;

/// <summary>A plain connection, for what has to be exact to the byte: messages that failed.</summary>
internal sealed class BrokerConnection(IConfiguration configuration, MessagingIdentity identity, IOptions<MessagingOptions> options)
{
    /// <summary>Connects once; the caller decides whether and when to try again.</summary>
    public Task<IConnection> OpenAsync(string purpose, CancellationToken cancellationToken) => new ConnectionFactory
    {
        Uri = BrokerAddress.Of(configuration),
        ClientProvidedName = $"{identity.Service} {purpose}",
        AutomaticRecoveryEnabled = false,
        RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        RequestedHeartbeat = TimeSpan.FromSeconds(10),
        ContinuationTimeout = options.Value.BrokerTimeout,
    }.CreateConnectionAsync(cancellationToken);

    /// <summary>
    /// True if the broker, not our use of it, is the reason. An answer that did not come in time ends as a cancellation:
    /// whoever has a token of their own asks it first.
    /// </summary>
    public static bool IsAway(Exception exception) =>
        exception is BrokerUnreachableException or OperationInterruptedException or AlreadyClosedException or PublishException
            or IOException or TimeoutException or OperationCanceledException;
}
