using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Messaging.Failures;
using PartyPlatform.Messaging.Handling;
using PartyPlatform.Messaging.Publishing;
using PartyPlatform.Messaging.Replay;
using PartyPlatform.Messaging.Transport;
using PartyPlatform.ServiceDefaults;

namespace PartyPlatform.Messaging;

/// <summary>Collects what a service reacts to.</summary>
public sealed class MessagingBuilder
{
    private readonly Dictionary<Type, Subscription> _subscriptions = [];

    internal MessagingBuilder(IServiceCollection services, string service) => (Services, Service) = (services, service);

    /// <summary>The service's registrations.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The short name of the service; its queues begin with it.</summary>
    public string Service { get; }

    /// <summary>
    /// Reacts to <typeparamref name="TEvent"/> with <typeparamref name="THandler"/>; one queue a service and event. Several
    /// handlers of an event run one after the other, each in its own transaction.
    /// </summary>
    public MessagingBuilder Handle<TEvent, THandler>()
        where TEvent : class
        where THandler : class, IEventHandler<TEvent>
    {
        Services.TryAddScoped<THandler>();
        if (!_subscriptions.TryGetValue(typeof(TEvent), out var subscription))
        {
            _subscriptions[typeof(TEvent)] = subscription = new Subscription<TEvent>(Service);
            Services.AddSingleton(subscription);
        }

        ((Subscription<TEvent>)subscription).Add<THandler>();
        return this;
    }

    /// <summary>
    /// Says that nobody needs to listen to an event yet: it is published into the void and kept in the event log, instead
    /// of waiting in the outbox with an alarm until a queue takes it.
    /// </summary>
    public MessagingBuilder MayGoUnheard<TEvent>()
        where TEvent : class
    {
        Services.AddSingleton(new UnheardEvent(typeof(TEvent)));
        return this;
    }

    /// <summary>
    /// Answers services that ask for the present state of what this one owns. Several sources share the one queue.
    /// </summary>
    public MessagingBuilder AnswerSnapshots<TSource>()
        where TSource : class, ISnapshotSource
    {
        Services.AddScoped<ISnapshotSource, TSource>();
        return _subscriptions.ContainsKey(typeof(SnapshotRequested)) ? this : Handle<SnapshotRequested, AnswerSnapshotRequest>();
    }

    /// <summary>Adds an assembly whose records may be published, beside the contracts.</summary>
    public MessagingBuilder ContractsFrom(Assembly assembly)
    {
        Services.AddSingleton(new ContractAssembly(assembly));
        return this;
    }
}

/// <summary>Adds outbox, relay, inbox and consumers to a service.</summary>
public static class MessagingRegistration
{
    /// <summary>Adds messaging for the service whose database is <typeparamref name="TContext"/>.</summary>
    public static IHostApplicationBuilder AddMessaging<TContext>(
        this IHostApplicationBuilder builder, string serviceName, Action<MessagingBuilder>? configure = null)
        where TContext : DbContext
    {
        var services = builder.Services;
        services.AddOptions<MessagingOptions>().BindConfiguration(MessagingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var messaging = new MessagingBuilder(services, serviceName).ContractsFrom(typeof(MemberChanged).Assembly);
        configure?.Invoke(messaging);

        services.AddSingleton(new MessagingIdentity(serviceName));
        services.AddScoped(provider => new MessagingContext(provider.GetRequiredService<TContext>()));
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxCommits>();
        services.ConfigureDbContext<TContext>((provider, options) => options.AddInterceptors(provider.GetRequiredService<OutboxCommits>()));

        services.AddSingleton<EventTypes>();
        services.AddSingleton<UnheardEvents>();
        services.AddSingleton<Listeners>();
        services.AddSingleton<EventSender>();
        services.AddSingleton<BrokerState>();
        services.AddSingleton<Delivery>();
        services.AddBus(serviceName);

        services.AddSingleton<OutboxBacklog>();
        services.AddSingleton<OutboxPartitions>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxPartitions>());
        services.AddHostedService(provider => provider.GetRequiredService<OutboxBacklog>());
        services.AddHostedService<OutboxRelay>();

        services.AddScoped<SnapshotWriter>();
        services.AddSingleton<IVerb, RepublishVerb>();

        services.AddSingleton<BrokerConnection>();
        services.AddSingleton<FailuresWaiting>();
        services.AddHostedService(provider => provider.GetRequiredService<FailuresWaiting>());
        services.AddHostedService<CollectFailures>();

        services.AddHealthChecks()
            .Add(Reported<BrokerState>("broker"))
            .Add(Reported<OutboxBacklog>("outbox"))
            .Add(Reported<FailuresWaiting>("failed-messages"));
        return builder;
    }

    private static HealthCheckRegistration Reported<TCheck>(string name)
        where TCheck : IHealthCheck =>
        new(name, provider => provider.GetRequiredService<TCheck>(), HealthStatus.Degraded, [Health.ReportedTag], TimeSpan.FromSeconds(3));
}
