using System.Diagnostics.Metrics;

namespace PartyPlatform.Notifications;

/// <summary>Figures of the service; attributes are bounded, never an id.</summary>
internal static class NotificationsTelemetry
{
    public const string Name = "Party.Notifications";

    private static readonly Meter Meter = new(Name);

    public static readonly Counter<long> Published = Meter.CreateCounter<long>(
        "party.notifications.events.published", "{event}", "Public events that the broker confirmed, by type.");

    public static readonly Counter<long> Dropped = Meter.CreateCounter<long>(
        "party.notifications.events.dropped", "{event}", "Events that subscribers' queues dropped for their size, or that were refused.");
}
