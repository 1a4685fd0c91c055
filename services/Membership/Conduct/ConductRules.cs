using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Membership.Conduct;

/// <summary>A version of the conduct rules (群规). A version is never changed; what is new gets the next number.</summary>
internal sealed class ConductRules
{
    private ConductRules()
    {
    }

    public int Version { get; private set; }

    public IReadOnlyList<string> Rules { get; private set; } = [];

    public DateTimeOffset PublishedAt { get; private set; }

    public Guid? PublishedBy { get; private set; }

    public static ConductRules Publish(int version, IReadOnlyList<string> rules, Guid? publishedBy, DateTimeOffset now)
    {
        var texts = rules.Select(rule => rule.Trim()).ToList();
        if (texts.Any(text => text.Length == 0))
            throw new RuleViolation("conductRules.empty", "有一条群规是空的，写上或删掉", "One of the rules is empty.");
        if (texts.Distinct(StringComparer.Ordinal).Count() != texts.Count)
            throw new RuleViolation("conductRules.doubled", "有两条群规一样，删掉一条", "Two of the rules are the same.");
        return new ConductRules { Version = version, Rules = texts, PublishedBy = publishedBy, PublishedAt = now };
    }
}
