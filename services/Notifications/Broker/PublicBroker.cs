using Microsoft.Extensions.Options;
using PartyPlatform.Notifications.Events;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace PartyPlatform.Notifications.Broker;

/// <summary>
/// The exchange that other systems are bound to. What they see — routing key, message id, content type, queue — is AMQP
/// itself and promised to them, so this folder speaks AMQP plainly and not through the transport of the internal events.
/// </summary>
internal sealed class PublicBroker(IConfiguration configuration, IOptions<PublicEventOptions> options)
{
    /// <summary>The topic exchange of all public events.</summary>
    public const string Exchange = "party.events";

    /// <summary>Where the subscribers' queues put what they drop or what was refused.</summary>
    public const string DeadExchange = "party.dead";

    /// <summary>Where the broker is, as the AppHost gives it; the account of the platform is part of it.</summary>
    public static Uri AddressOf(IConfiguration configuration) =>
        new(configuration.GetConnectionString("rabbitmq")
            ?? throw new InvalidOperationException("ConnectionStrings__rabbitmq is not set; the AppHost gives it to each service."));

    /// <summary>Connects to the public virtual host once; the caller decides whether and when to try again.</summary>
    public Task<IConnection> OpenAsync(string purpose, CancellationToken cancellationToken) => new ConnectionFactory
    {
        Uri = AddressOf(configuration),
        // Said after the address, which names the internal one.
        VirtualHost = options.Value.VirtualHost,
        ClientProvidedName = $"notifications {purpose}",
        AutomaticRecoveryEnabled = false,
        RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        RequestedHeartbeat = TimeSpan.FromSeconds(10),
        ContinuationTimeout = TimeSpan.FromSeconds(10),
    }.CreateConnectionAsync(cancellationToken);

    /// <summary>True if the broker, not our use of it, is the reason.</summary>
    public static bool IsAway(Exception exception) =>
        exception is BrokerUnreachableException or OperationInterruptedException or AlreadyClosedException or PublishException
            or IOException or TimeoutException or HttpRequestException or OperationCanceledException;
}
