using System.ComponentModel.DataAnnotations;
using System.Text;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Topics;

/// <summary>What holds a post back: words that the Party office has listed. There is one such list.</summary>
internal sealed class TopicRules
{
    public const int TheOne = 1;

    public const int MostWords = 300;

    public const int LongestWord = 20;

    public int Id { get; private set; } = TheOne;

    public string[] Words { get; private set; } = [];

    public uint RowVersion { get; private set; }

    public void Set(IEnumerable<string> words)
    {
        string[] wanted = [.. words.Select(word => word.Trim()).Where(word => word.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        // One letter would hold nearly everything.
        if (wanted.FirstOrDefault(word => word.Length > LongestWord || Bare(word).Length < 2 || word.Any(char.IsControl)) is { } bad)
            throw new InputRejected("topicRules.word", $"“{bad}”不合适：每个词 2 到 {LongestWord} 个字", $"A word has 2 to {LongestWord} characters.", "words");
        Words = wanted;
    }

    /// <summary>The first listed word that the text holds, however it is spaced, whatever the width of its letters.</summary>
    public string? Holds(string text)
    {
        var bare = Bare(text);
        return Words.FirstOrDefault(word => bare.Contains(Bare(word), StringComparison.Ordinal));
    }

    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune))
                bare.Append(rune);
        // Only now: what is no character at all, such as U+FFFF, has no normal form and would throw.
        return bare.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }
}

/// <summary>How the discussion is kept in bounds.</summary>
internal sealed class TopicOptions
{
    public const string Section = "Topics";

    /// <summary>How long after a review's close its topic takes posts.</summary>
    public TimeSpan ReviewStaysOpen { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Posts that a member may write within a minute, over all topics.</summary>
    [Range(1, 60)]
    public int PostsAMinute { get; set; } = 5;

    /// <summary>Posts that stand on top of a topic at most.</summary>
    [Range(1, 10)]
    public int MostPinned { get; set; } = 3;
}
