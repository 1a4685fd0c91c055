using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using PartyPlatform.Messaging.Publishing;

namespace PartyPlatform.Messaging.Transport;

/// <summary>How sending ended.</summary>
internal enum SendResult
{
    /// <summary>The broker has it on disk in every queue that is bound.</summary>
    Confirmed,

    /// <summary>The broker has no queue for it and gave it back.</summary>
    Unroutable,

    /// <summary>A service that reacts to it has no queue yet.</summary>
    Waiting,

    /// <summary>The broker did not answer in time; it may have it or not.</summary>
    Timeout,

    /// <summary>It could not be sent.</summary>
    Failed,
}

internal readonly record struct SendOutcome(SendResult Kind, string? Error = null)
{
    public bool IsConfirmed => Kind == SendResult.Confirmed;
}

/// <summary>Puts one stored event on the wire and waits for the broker's confirm.</summary>
internal sealed class EventSender(IBus bus, EventTypes types, UnheardEvents unheard, Listeners listeners)
{
    /// <summary>Sends it; never throws, since whatever went wrong the row stays and is tried again.</summary>
    /// <param name="row">The stored event.</param>
    /// <param name="atMost">After which time the sender stops waiting.</param>
    /// <param name="cancellationToken">Ends the wait; the outcome is then a time-out.</param>
    public async Task<SendOutcome> SendAsync(OutboxRow row, TimeSpan atMost, CancellationToken cancellationToken)
    {
        ActivityContext.TryParse(row.TraceParent, null, isRemote: true, out var cause);
        using var activity = MessagingTelemetry.Source.StartActivity($"publish {ShortName(row.EventType)}", ActivityKind.Producer, cause);
        activity?.SetTag("messaging.system", "rabbitmq")
            .SetTag("messaging.operation.type", "send")
            .SetTag("messaging.message.type", row.EventType);

        SendOutcome outcome;
        try
        {
            if (row.Destination is null && types.Find(row.EventType) is { } type && await listeners.MissingAsync(type, cancellationToken) is { } queue)
                return new SendOutcome(SendResult.Waiting, $"{queue} is not there yet.");
            // The transport waits without end for a connection that is gone; this wait does not.
            await SendAsync(row, activity?.Id ?? row.TraceParent, cancellationToken).WaitAsync(atMost, cancellationToken);
            outcome = new SendOutcome(SendResult.Confirmed);
        }
        catch (Exception exception)
        {
            outcome = new SendOutcome(Classify(exception), $"{exception.GetType().Name}: {exception.Message}");
        }

        if (!outcome.IsConfirmed)
            activity?.SetStatus(ActivityStatusCode.Error, outcome.Kind.ToString());
        return outcome;
    }

    private async Task SendAsync(OutboxRow row, string? traceParent, CancellationToken cancellationToken)
    {
        var type = types.Find(row.EventType) ?? throw new NotSupportedException($"No contract is named {row.EventType}.");
        var message = JsonSerializer.Deserialize(row.Body, type, MessagingJson.Options)!;
        var address = Pipe.Execute<SendContext>(context =>
        {
            context.MessageId = row.Id;
            context.Headers.Set(WireHeaders.OccurredAt, row.OccurredAt.ToString("O"));
            if (traceParent is not null)
                context.Headers.Set(WireHeaders.TraceParent, traceParent);
            // What no queue takes comes back instead of vanishing behind a confirm.
            if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
                rabbit.Mandatory = row.Destination is not null || !unheard.Contains(type);
        });

        if (row.Destination is null)
            await bus.Publish(message, type, address, cancellationToken);
        else
            await (await bus.GetSendEndpoint(new Uri($"exchange:{row.Destination}"))).Send(message, type, address, cancellationToken);
    }

    private static SendResult Classify(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            switch (cause)
            {
                case MessageReturnedException or RabbitMQ.Client.Exceptions.PublishException { IsReturn: true }:
                    return SendResult.Unroutable;
                case OperationCanceledException or TimeoutException:
                    return SendResult.Timeout;
            }

        return SendResult.Failed;
    }

    private static string ShortName(string eventType) => eventType[(eventType.LastIndexOf('.') + 1)..];
}

/// <summary>Headers beside the body, the same for every transport.</summary>
internal static class WireHeaders
{
    public const string OccurredAt = "occurred-at";
    public const string TraceParent = "traceparent";
}

/// <summary>Event types of which the service says that nobody needs to listen yet.</summary>
internal sealed class UnheardEvents(IEnumerable<UnheardEvent> events)
{
    private readonly HashSet<Type> _types = [.. events.Select(unheard => unheard.Type)];

    public bool Contains(Type type) => _types.Contains(type);
}

internal sealed record UnheardEvent(Type Type);
