using System.ComponentModel.DataAnnotations;

namespace PartyPlatform.Messaging;

/// <summary>Settings of messaging, read from <c>Messaging</c>; the defaults are meant to stay.</summary>
public sealed class MessagingOptions
{
    /// <summary>Where the settings are read from.</summary>
    public const string Section = "Messaging";

    /// <summary>Rows that the relay publishes together.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 100;

    /// <summary>How long the relay waits for the broker's confirms before it gives the rows back.</summary>
    public TimeSpan ConfirmTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long what is asked of the broker beside the relay (failed messages, queues that must be there) waits for its answer.</summary>
    public TimeSpan BrokerTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The safety net below the signal: what another process wrote is found this soon.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause before an event is tried again while the broker is away or fails.</summary>
    public TimeSpan LongestRetryPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest pause before an event that no queue took is tried again.</summary>
    public TimeSpan LongestUnroutablePause { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long an event waits for the queues of the services that react to it, after the start or after the broker came
    /// back. Then it is sent to those that are there.
    /// </summary>
    public TimeSpan LongestWaitForListeners { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Days for which published events can be sent again; then their partition is dropped.</summary>
    [Range(1, 3650)]
    public int EventLogDays { get; set; } = 90;

    /// <summary>Daily partitions that are made in advance.</summary>
    [Range(1, 60)]
    public int PartitionsAhead { get; set; } = 7;

    /// <summary>
    /// Days for which handled messages are remembered. Longer than <see cref="EventLogDays"/>, so that sending old events
    /// again cannot apply one twice.
    /// </summary>
    [Range(1, 3650)]
    public int InboxDays { get; set; } = 100;

    /// <summary>How often a message is tried in its handler before it counts as poison. Failures that pass by themselves do not count.</summary>
    [Range(1, 20)]
    public int HandlerTries { get; set; } = 5;

    /// <summary>Messages of one queue that are handled at the same time.</summary>
    [Range(1, 64)]
    public int ConcurrencyPerQueue { get; set; } = 8;

    /// <summary>Days for which a failed message that was sent again or given up stays in the list.</summary>
    [Range(1, 3650)]
    public int SettledFailureDays { get; set; } = 90;
}
