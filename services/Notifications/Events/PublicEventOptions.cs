using System.ComponentModel.DataAnnotations;

namespace PartyPlatform.Notifications.Events;

/// <summary>Settings of the public events, read from <c>PublicEvents</c>; the defaults are meant to stay.</summary>
public sealed class PublicEventOptions
{
    /// <summary>Where the settings are read from.</summary>
    public const string Section = "PublicEvents";

    /// <summary>The virtual host of the exchange and of the subscribers' queues.</summary>
    [Required, RegularExpression("^[a-z0-9-]+$")]
    public string VirtualHost { get; set; } = "party-public";

    /// <summary>Where subscribers find the broker, for the documents; the address inside the network where it is not set.</summary>
    public string? BrokerAddress { get; set; }

    /// <summary>Days for which events can be read again.</summary>
    [Range(1, 365)]
    public int ReplayDays { get; set; } = 14;

    /// <summary>
    /// Days for which rows are kept. Longer than messages are remembered in the inbox, so that an old event that is sent
    /// again does not become public twice.
    /// </summary>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 120;

    /// <summary>Days for which a member's messages are kept.</summary>
    [Range(1, 3650)]
    public int InboxDays { get; set; } = 180;

    /// <summary>Messages that a subscriber's queue holds; beyond them the oldest are dropped.</summary>
    [Range(1, 10_000_000)]
    public int QueueLength { get; set; } = 100_000;

    /// <summary>Messages of a dead-letter queue; it is emptied every few seconds.</summary>
    [Range(1, 1_000_000)]
    public int DeadQueueLength { get; set; } = 10_000;

    /// <summary>Deliveries without an acknowledgement after which a message counts as refused.</summary>
    [Range(2, 1000)]
    public int DeliveryLimit { get; set; } = 20;

    /// <summary>How often the broker is brought to the registered subscribers, and looked at.</summary>
    public TimeSpan KeepInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often what the queues dropped is counted.</summary>
    public TimeSpan CountInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the relay sleeps when there is nothing to publish.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(300);
}
