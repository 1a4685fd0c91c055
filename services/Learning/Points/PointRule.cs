namespace PartyPlatform.Learning.Points;

/// <summary>
/// What gives points, as data with a date from which it holds: a changed rule is a new version, and entries keep the one
/// that made them.
/// </summary>
internal sealed class PointRule
{
    /// <summary>A quiz was passed; how many points depends on the score.</summary>
    public const string QuizPassed = "quiz.passed";

    /// <summary>A quiz was answered and not passed.</summary>
    public const string QuizCompleted = "quiz.completed";

    /// <summary>A story was approved and published.</summary>
    public const string StoryApproved = "story.approved";

    /// <summary>Everything that quizzes give shares one daily cap.</summary>
    public const string QuizGroup = "quiz";

    /// <summary>And everything that stories give another.</summary>
    public const string StoryGroup = "story";

    public string Code { get; init; } = "";

    public int Version { get; init; }

    /// <summary>The office's day from which it holds, until the next version does.</summary>
    public DateOnly ValidFrom { get; init; }

    /// <summary>Where it stands in the office's points regulation, as members read it.</summary>
    public string Clause { get; init; } = "";

    /// <summary>What shares one daily cap.</summary>
    public string CapGroup { get; init; } = "";

    /// <summary>The group as members read it.</summary>
    public string CapName { get; init; } = "";

    /// <summary>Points a day that the group gives at most.</summary>
    public int DailyCap { get; init; }

    /// <summary>How many points from which part of the score on, lowest first.</summary>
    public IReadOnlyList<PointBand> Bands { get; init; } = [];

    /// <summary>The version of a rule that holds on a day; none before the first.</summary>
    public static PointRule? On(DateOnly day, string code, IEnumerable<PointRule> rules) =>
        rules.Where(rule => rule.Code == code && rule.ValidFrom <= day).MaxBy(rule => rule.Version);

    /// <summary>The band of a score.</summary>
    public PointBand BandOf(decimal percent) => Bands.Last(band => band.FromPercent <= percent);
}

/// <summary>One step of a rule.</summary>
/// <param name="FromPercent">The score from which it holds, 0 to 100.</param>
/// <param name="Points">What it gives.</param>
/// <param name="Text">The reason as members read it.</param>
internal sealed record PointBand(int FromPercent, int Points, string Text);
