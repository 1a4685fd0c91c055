using System.Text.RegularExpressions;

namespace PartyPlatform.Notifications.Events;

/// <summary>A pattern of a topic exchange: words and dots, <c>*</c> for one word, <c>#</c> for any number of words.</summary>
internal static partial class RoutingPattern
{
    public const int LongestPattern = 100;

    /// <summary>True if it can be read as a pattern.</summary>
    public static bool IsWellFormed(string pattern) => pattern.Length <= LongestPattern && Form().IsMatch(pattern);

    /// <summary>True if a routing key is one that the broker would route by this pattern.</summary>
    public static bool Matches(string pattern, string routingKey) => Matches(pattern.Split('.'), routingKey.Split('.'));

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> words) => pattern switch
    {
        [] => words is [],
        ["#", .. var rest] => Matches(rest, words) || (words is [_, .. var later] && Matches(pattern, later)),
        [var word, .. var rest] => words is [var first, .. var others] && (word == "*" || word == first) && Matches(rest, others),
    };

    [GeneratedRegex(@"^([a-z][a-z0-9]*|\*|#)(\.([a-z][a-z0-9]*|\*|#)){0,7}$")]
    private static partial Regex Form();
}
