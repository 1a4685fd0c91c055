using System.Diagnostics.Metrics;

namespace PartyPlatform.Learning.Topics;

internal static class TopicTelemetry
{
    private static readonly Meter Meter = new("Party.Learning.Topics");

    private static readonly Counter<long> Topics = Meter.CreateCounter<long>("party.learning.topic.opened", "{topic}", "Topics that were opened.");

    private static readonly Counter<long> Posts = Meter.CreateCounter<long>("party.learning.topic.posts", "{post}", "Posts and replies that were written.");

    private static readonly Counter<long> Refused = Meter.CreateCounter<long>("party.learning.topic.refused", "{post}", "Posts that were refused by a rule.");

    private static readonly Counter<long> Decisions = Meter.CreateCounter<long>("party.learning.topic.decisions", "{decision}", "What moderators decided about posts.");

    public static void Opened(TopicKind kind) => Topics.Add(1, new KeyValuePair<string, object?>("party.topic.kind", kind.ToString()));

    public static void Written(TopicPost post) => Posts.Add(
        1,
        new KeyValuePair<string, object?>("party.post.held", post.State is PostState.Held),
        new KeyValuePair<string, object?>("party.post.reply", post.ParentId is not null));

    public static void Flooded() => Refused.Add(1, new KeyValuePair<string, object?>("party.refusal", "flood"));

    public static void Decided(PostAction action) => Decisions.Add(1, new KeyValuePair<string, object?>("party.post.action", action.ToString()));
}
