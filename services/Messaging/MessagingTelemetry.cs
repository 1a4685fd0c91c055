using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PartyPlatform.Messaging;

/// <summary>
/// Spans and figures of messaging, after OpenTelemetry's semantic conventions. Attributes are bounded: services, queues,
/// event types and outcomes, never an id.
/// </summary>
internal static class MessagingTelemetry
{
    public const string Name = "Party.Messaging";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    public static readonly Counter<long> Published = Meter.CreateCounter<long>(
        "party.messaging.published", "{message}", "Events that the broker confirmed.");

    public static readonly Counter<long> NotPublished = Meter.CreateCounter<long>(
        "party.messaging.not_published", "{message}", "Events given back to the outbox, by outcome: unroutable, failed, timeout.");

    public static readonly Counter<long> Handled = Meter.CreateCounter<long>(
        "party.messaging.handled", "{message}", "Messages whose effect was committed.");

    public static readonly Counter<long> Duplicates = Meter.CreateCounter<long>(
        "party.messaging.duplicates", "{message}", "Deliveries that had no effect because the message was handled before.");

    public static readonly Counter<long> Retried = Meter.CreateCounter<long>(
        "party.messaging.retried", "{message}", "Tries that failed, by whether the cause passes by itself.");

    public static readonly Counter<long> Failed = Meter.CreateCounter<long>(
        "party.messaging.failed", "{message}", "Messages that went to the error queue.");

    public static readonly Histogram<double> Delay = Meter.CreateHistogram<double>(
        "party.messaging.delay", "s", "From the event to its committed effect.");
}
