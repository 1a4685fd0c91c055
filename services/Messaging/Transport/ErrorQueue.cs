using MassTransit;
using RabbitMQ.Client;

namespace PartyPlatform.Messaging.Transport;

/// <summary>
/// The shape of a service's error queue. Whoever declares it must say exactly the same, so these are no settings: to
/// change one, the queue is emptied and deleted first.
/// </summary>
internal static class ErrorQueue
{
    private static readonly IReadOnlyDictionary<string, object?> Arguments = new Dictionary<string, object?>
    {
        ["x-queue-type"] = "quorum",
        // A message goes from here to the database and nowhere else: it must not be dropped for being delivered often.
        ["x-delivery-limit"] = 1_000_000,
        // Bounds for the time in which nobody empties it; the list in the database is what is kept.
        ["x-max-length"] = 100_000,
        ["x-message-ttl"] = 30 * 86_400_000L,
    };

    /// <summary>As MassTransit declares it, with the endpoints whose messages end there.</summary>
    public static void Configure(IRabbitMqQueueConfigurator queue)
    {
        queue.Durable = true;
        queue.AutoDelete = false;
        foreach (var (name, value) in Arguments)
            queue.SetQueueArgument(name, value);
        // MassTransit starts from the arguments of the queue that failed, whose dead letters would come back to themselves here.
        queue.SetQueueArgument("x-dead-letter-exchange", (object?)null);
    }

    /// <summary>As whoever reads it declares it.</summary>
    public static async Task DeclareAsync(IChannel channel, string name, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>(Arguments), cancellationToken: cancellationToken);
        await channel.QueueBindAsync(name, name, "", cancellationToken: cancellationToken);
    }
}
