using System.Diagnostics.Metrics;

namespace PartyPlatform.Showcase.Stories;

internal static class StoryTelemetry
{
    private static readonly Meter Meter = new("Party.Showcase.Stories");

    private static readonly Counter<long> Submissions = Meter.CreateCounter<long>("party.showcase.story.submissions", "{submission}", "Versions that were handed in.");

    private static readonly Counter<long> Decisions = Meter.CreateCounter<long>("party.showcase.story.decisions", "{decision}", "Versions that were decided.");

    private static readonly Counter<long> Withdrawals = Meter.CreateCounter<long>("party.showcase.story.withdrawals", "{story}", "Stories that were taken back.");

    public static void Submitted(Story story) => Submissions.Add(1, new KeyValuePair<string, object?>("party.story.kind", story.Kind.ToString()));

    public static void Decided(StoryStepKind decision) => Decisions.Add(1, new KeyValuePair<string, object?>("party.story.decision", decision.ToString()));

    public static void Withdrawn(bool wasPublished) => Withdrawals.Add(1, new KeyValuePair<string, object?>("party.story.published", wasPublished));
}
