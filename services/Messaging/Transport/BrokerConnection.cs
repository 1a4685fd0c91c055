using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace PartyPlatform.Messaging.Transport;

/// <summary>A plain connection, for what has to be exact to the byte: messages that failed.</summary>
internal sealed class BrokerConnection(IConfiguration configuration, MessagingIdentity identity)
{
    /// <summary>Connects once; the caller decides whether and when to try again.</summary>
    public Task<IConnection> OpenAsync(string purpose, CancellationToken cancellationToken) => new ConnectionFactory
    {
        Uri = BrokerAddress.Of(configuration),
        ClientProvidedName = $"{identity.Service} {purpose}",
        AutomaticRecoveryEnabled = false,
        RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        RequestedHeartbeat = TimeSpan.FromSeconds(10),
        ContinuationTimeout = TimeSpan.FromSeconds(10),
    }.CreateConnectionAsync(cancellationToken);

    /// <summary>True if the broker, not our use of it, is the reason.</summary>
    public static bool IsAway(Exception exception) =>
        exception is BrokerUnreachableException or OperationInterruptedException or AlreadyClosedException or IOException or TimeoutException;
}
