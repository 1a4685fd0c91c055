using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PartyPlatform.Live;

/// <summary>Spans and figures of live streams; the attributes are bounded, never a channel or a member.</summary>
internal static class LiveTelemetry
{
    public const string Name = "Party.Live";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    public static readonly UpDownCounter<long> Viewers = Meter.CreateUpDownCounter<long>("party.live.viewers", "{viewer}", "Streams that are open.");

    public static readonly UpDownCounter<long> Channels = Meter.CreateUpDownCounter<long>("party.live.channels", "{channel}", "Channels that are followed.");

    public static readonly Counter<long> Sent = Meter.CreateCounter<long>("party.live.sent", "{event}", "Events written to viewers.");

    public static readonly Counter<long> CatchUps = Meter.CreateCounter<long>(
        "party.live.catch_ups", "{page}", "Pages read for viewers who resumed before what is in memory, or fell behind it.");

    public static readonly Counter<long> Ended = Meter.CreateCounter<long>("party.live.ended", "{stream}", "Streams that ended, by reason.");

    public static readonly Counter<long> Reconnects = Meter.CreateCounter<long>(
        "party.live.upstream_reconnects", "{connection}", "Upstream streams that broke off and were opened again.");
}
