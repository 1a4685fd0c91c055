using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PartyPlatform.Messaging.Handling;

namespace PartyPlatform.Messaging.Transport;

/// <summary>Everything that is said to MassTransit is said here; to leave it, this folder is rewritten.</summary>
internal static class BusRegistration
{
    public static void AddBus(this IServiceCollection services, string service)
    {
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.ConfigureHealthCheckOptions(check =>
            {
                // Its check has no part in readiness: BrokerState reports the broker.
                check.Name = "masstransit";
                check.MinimalFailureStatus = HealthStatus.Degraded;
                check.Tags.Clear();
            });
            bus.UsingRabbitMq((context, rabbit) => Configure(rabbit, context, service));
        });
        services.Configure<MassTransitHostOptions>(host =>
        {
            // A service starts without its broker and finds it later.
            host.WaitUntilStarted = false;
            host.StopTimeout = TimeSpan.FromSeconds(8);
            // A handler that is at work may finish; one that waits for its database is called off and its message goes back.
            host.ConsumerStopTimeout = TimeSpan.FromSeconds(3);
        });
    }

    private static void Configure(IRabbitMqBusFactoryConfigurator rabbit, IBusRegistrationContext context, string service)
    {
        rabbit.Host(BrokerAddress.Of(context.GetRequiredService<IConfiguration>()), service);

        // The body is the event and nothing else, so that consumers need not share this transport.
        rabbit.ClearSerialization();
        rabbit.UseRawJsonSerializer(RawSerializerOptions.AnyMessageType | RawSerializerOptions.AddTransportHeaders, isDefault: true);
        rabbit.ConfigureJsonSerializerOptions(MessagingJson.Apply);
        rabbit.MessageTopology.SetEntityNameFormatter(new ExchangeNames());

        var options = context.GetRequiredService<IOptions<MessagingOptions>>().Value;
        var errors = EventNames.ErrorQueue(service);
        rabbit.SendTopology.ErrorQueueNameFormatter = new OneErrorQueue(errors);
        rabbit.SendTopology.ConfigureErrorSettings = ErrorQueue.Configure;

        foreach (var subscription in context.GetServices<Subscription>())
            rabbit.ReceiveEndpoint(subscription.Queue, endpoint =>
            {
                endpoint.SetQuorumQueue();
                endpoint.SetQueueArgument("x-delivery-limit", 20);
                // Past the limit a quorum queue drops what has no dead-letter exchange.
                endpoint.BindDeadLetterQueue(errors, errors, ErrorQueue.Configure);
                endpoint.ConcurrentMessageLimit = options.ConcurrencyPerQueue;
                endpoint.PrefetchCount = options.ConcurrencyPerQueue * 2;
                // Straight to the error queue: nobody listens to the Fault<T> events that the default adds.
                endpoint.ConfigureError(pipe =>
                {
                    pipe.UseFilter(new GiveBackWhenStopping());
                    pipe.UseFilter(new ErrorTransportFilter());
                });
                subscription.Connect(endpoint, context);
            });
    }

    private sealed class ExchangeNames : IEntityNameFormatter
    {
        public string FormatEntityName<T>() => EventNames.Exchange(typeof(T));
    }

    private sealed class OneErrorQueue(string name) : IErrorQueueNameFormatter
    {
        public string FormatErrorQueueName(string queueName) => name;
    }
}
