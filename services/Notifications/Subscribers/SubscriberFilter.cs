using PartyPlatform.Notifications.Events;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Notifications.Subscribers;

/// <summary>Says which patterns a system may subscribe to.</summary>
internal static class SubscriberFilter
{
    /// <summary>The patterns without repetitions.</summary>
    /// <exception cref="InputRejected">One cannot be read, means no event that there is, or one that the system may not have.</exception>
    public static IReadOnlyList<string> Check(IReadOnlyList<string> patterns, KnownSystem system)
    {
        var distinct = patterns.Distinct(StringComparer.Ordinal).ToList();
        if (distinct.Count is 0 or > Subscriber.MostPatterns)
            throw Rejected("subscriber.patterns", $"订阅范围要有 1 到 {Subscriber.MostPatterns} 条", $"Name 1 to {Subscriber.MostPatterns} patterns.");
        var areas = system.Areas.ToHashSet();
        foreach (var pattern in distinct)
            Check(pattern, areas);
        return distinct;
    }

    private static void Check(string pattern, HashSet<string> areas)
    {
        if (!RoutingPattern.IsWellFormed(pattern))
            throw Rejected("subscriber.pattern", $"“{pattern}”不是能用的订阅范围，例如 learning.quiz.*.v1", $"{pattern} is no pattern; learning.quiz.*.v1 is one.");
        // A type or a version that does not exist: the queue would stay empty and nobody would know why.
        if (!EventTypes.All.Any(type => RoutingPattern.Matches(pattern, type.RoutingKey)))
            throw Rejected("subscriber.type", $"没有“{pattern}”这种事件", $"No event type matches {pattern}.");
        // The area is said in words: a joker there would also take in areas that are not granted.
        if (pattern.Split('.')[0] is var area && !areas.Contains(area))
            throw Rejected("subscriber.scope", $"这个系统没有 events:{area} 权限，订阅范围要以已授权的领域开头", $"The system lacks the scope events:{area}; a pattern begins with a granted area.");
    }

    private static InputRejected Rejected(string code, string chinese, string english) => new(code, chinese, english, "patterns");
}
