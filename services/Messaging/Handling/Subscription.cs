using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Messaging.Transport;

namespace PartyPlatform.Messaging.Handling;

/// <summary>An event that a service reacts to: its queue and its handlers.</summary>
internal abstract class Subscription(string service, Type eventType)
{
    public string Service { get; } = service;

    public Type EventType { get; } = eventType;

    public string Queue { get; } = EventNames.Queue(service, eventType);

    /// <summary>Lets the endpoint of the queue deliver to the handlers.</summary>
    public abstract void Connect(IReceiveEndpointConfigurator endpoint, IServiceProvider services);
}

/// <summary>One handler and the name under which the inbox remembers it.</summary>
internal sealed record Reaction<TEvent>(string Consumer, Func<IServiceProvider, IEventHandler<TEvent>> Resolve)
    where TEvent : class;

internal sealed class Subscription<TEvent>(string service) : Subscription(service, typeof(TEvent))
    where TEvent : class
{
    private readonly List<Reaction<TEvent>> _reactions = [];

    public void Add<THandler>()
        where THandler : class, IEventHandler<TEvent>
    {
        var name = typeof(THandler).Name;
        if (name.IndexOf('`') is > 0 and var arity)
            name = name[..arity];
        if (_reactions.Exists(reaction => reaction.Consumer == name))
            throw new InvalidOperationException($"{Service} has two handlers named {name} for {typeof(TEvent).Name}; the inbox could not tell them apart.");
        _reactions.Add(new Reaction<TEvent>(name, services => services.GetRequiredService<THandler>()));
    }

    public override void Connect(IReceiveEndpointConfigurator endpoint, IServiceProvider services)
    {
        var delivery = services.GetRequiredService<Delivery>();
        endpoint.Handler<TEvent>(context => delivery.DeliverAsync(
            context.Message,
            new EventContext(
                context.MessageId ?? throw new InvalidDataException("The message has no id, so a second delivery could not be told from the first."),
                OccurredAt(context)),
            Queue,
            context.Headers.Get<string>(WireHeaders.TraceParent),
            _reactions,
            context.CancellationToken));
    }

    private static DateTimeOffset OccurredAt(ConsumeContext context) =>
        DateTimeOffset.TryParse(context.Headers.Get<string>(WireHeaders.OccurredAt), null, System.Globalization.DateTimeStyles.RoundtripKind, out var at)
            ? at
            : context.SentTime is { } sent ? new DateTimeOffset(DateTime.SpecifyKind(sent, DateTimeKind.Utc)) : default;
}
