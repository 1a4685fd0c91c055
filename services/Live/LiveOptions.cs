using System.ComponentModel.DataAnnotations;

namespace PartyPlatform.Live;

/// <summary>How live streams are kept within bounds; configuration section <c>Live</c>, in services and in the gateway.</summary>
public sealed class LiveOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Live";

    /// <summary>Streams that one member may hold open at a time, over all devices.</summary>
    [Range(1, 10_000)]
    public int StreamsPerMember { get; set; } = 6;

    /// <summary>How long a stream may go on before the viewer's right to it is asked for again; a fifth less at random, so that not all come back at once.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan GrantLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>A stream on which nothing was sent for this long gets a comment, so that nobody between takes it for dead.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A viewer who takes nothing off the connection for this long is let go, and resumes when they can.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often the log is looked at for what no signal told of.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Events of a channel that are kept in memory.</summary>
    [Range(1, 100_000)]
    public int EventsKept { get; set; } = 1_000;

    /// <summary>Bytes of a channel's events that are kept in memory.</summary>
    [Range(1_024, 256 * 1024 * 1024)]
    public int BytesKept { get; set; } = 4 * 1024 * 1024;

    /// <summary>Channels that are watched at a time by this process.</summary>
    [Range(1, 100_000)]
    public int Channels { get; set; } = 200;

    /// <summary>How long a channel is kept in memory after its last viewer has left.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan KeptAfterLastViewer { get; set; } = TimeSpan.FromSeconds(30);
}
