using MassTransit;

namespace PartyPlatform.Messaging.Transport;

/// <summary>The shape of a service's error queue; whoever declares it must say exactly the same.</summary>
internal static class ErrorQueue
{
    public static IReadOnlyDictionary<string, object?> Arguments(MessagingOptions options) => new Dictionary<string, object?>
    {
        ["x-queue-type"] = "quorum",
        // A message goes from here to the database and to nowhere else: it must not be dropped for being delivered often.
        ["x-delivery-limit"] = 1_000_000,
        ["x-max-length"] = options.ErrorQueueLength,
        ["x-message-ttl"] = options.ErrorQueueDays * 86_400_000L,
    };

    public static void Configure(IRabbitMqQueueConfigurator queue, MessagingOptions options)
    {
        queue.Durable = true;
        queue.AutoDelete = false;
        foreach (var (name, value) in Arguments(options))
            queue.SetQueueArgument(name, value);
    }
}
