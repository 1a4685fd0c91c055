using System.Diagnostics.Metrics;

namespace PartyPlatform.Oversight.Reviews;

internal static class ReviewTelemetry
{
    private static readonly Meter Meter = new("Party.Oversight.Reviews");

    private static readonly Counter<long> Entries = Meter.CreateCounter<long>("party.oversight.review.entries", "{entry}", "Entries posted in reviews.");

    private static readonly Counter<long> Comments = Meter.CreateCounter<long>("party.oversight.review.comments", "{comment}", "Comments posted in reviews.");

    public static void Posted() => Entries.Add(1);

    public static void Commented(bool held) => Comments.Add(1, new KeyValuePair<string, object?>("party.review.held", held));
}
