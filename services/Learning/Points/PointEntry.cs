using PartyPlatform.ServiceDefaults.Problems;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Learning.Points;

/// <summary>A line of the ledger. Lines are only ever added: a mistake is undone by a line of its own.</summary>
internal sealed class PointEntry
{
    private const int LongestStoryTitle = 100;

    private PointEntry()
    {
    }

    public Guid Id { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>The branch it counts for: the home branch at the time.</summary>
    public Guid BranchId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The office's day, by which caps are cut.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The office's month, by its first day.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>What was credited, after the cap.</summary>
    public int Amount { get; private set; }

    /// <summary>What the rule gives, before the cap; what lies over the cap is not made up for on another day.</summary>
    public int Worth { get; private set; }

    public string RuleCode { get; private set; } = "";

    public int RuleVersion { get; private set; }

    public string CapGroup { get; private set; } = "";

    /// <summary>What the group had given that day before.</summary>
    public int CountedBefore { get; private set; }

    /// <summary>
    /// The how-manieth of this member, group and day. It is unique, so of two that count at once only one is saved, and
    /// the other counts again: the cap holds without a lock.
    /// </summary>
    public int Ordinal { get; private set; }

    public string Title { get; private set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>The quiz or the story.</summary>
    public Guid SourceId { get; private set; }

    /// <summary>The attempt or the story; one gives points once, however often it is told.</summary>
    public Guid OccasionId { get; private set; }

    /// <summary>The line that this one undoes.</summary>
    public Guid? ReversesId { get; private set; }

    /// <summary>
    /// The line for a graded attempt. A quiz counts once for a member, with the best attempt: a better one adds what it
    /// is worth more. None if nothing is added.
    /// </summary>
    public static PointEntry? For(QuizOccasion quiz, IEnumerable<PointRule> rules, PointsSoFar soFar)
    {
        if (!quiz.Answered)
            return null;
        var day = quiz.At.BusinessDate();
        if (PointRule.On(day, quiz.Passed ? PointRule.QuizPassed : PointRule.QuizCompleted, rules) is not { } rule)
            return null;

        var band = rule.BandOf(quiz.Percent);
        var worth = band.Points - soFar.GivenForSource;
        if (worth <= 0)
            return null;

        var why = band.Text + (soFar.GivenForSource > 0 ? $"；这份测试先前已记 {soFar.GivenForSource} 分，补记 {worth} 分" : "");
        return Credit(
            new Credited(quiz.MemberId, quiz.BranchId, quiz.At, $"{quiz.Title} {quiz.Score:0.##} 分", why, quiz.QuizId, quiz.AttemptId), rule, worth, soFar);
    }

    /// <summary>The line for a story that was approved; none if no rule held on that day.</summary>
    public static PointEntry? For(StoryOccasion story, IEnumerable<PointRule> rules, PointsSoFar soFar)
    {
        if (PointRule.On(story.At.BusinessDate(), PointRule.StoryApproved, rules) is not { } rule)
            return null;

        var band = rule.BandOf(100);
        return Credit(
            new Credited(story.AuthorId, story.BranchId, story.At, $"{story.KindName}《{Short(story.Title)}》通过审核", band.Text, story.StoryId, story.StoryId),
            rule, band.Points, soFar);
    }

    private static PointEntry Credit(Credited what, PointRule rule, int worth, PointsSoFar soFar)
    {
        var day = what.At.BusinessDate();
        var amount = Math.Clamp(rule.DailyCap - soFar.CountedToday, 0, worth);
        return new PointEntry
        {
            Id = Guid.CreateVersion7(what.At),
            MemberId = what.MemberId,
            BranchId = what.BranchId,
            At = what.At,
            Day = day,
            Month = day.MonthOf(),
            Amount = amount,
            Worth = worth,
            RuleCode = rule.Code,
            RuleVersion = rule.Version,
            CapGroup = rule.CapGroup,
            CountedBefore = soFar.CountedToday,
            Ordinal = soFar.LastOrdinal + 1,
            Title = what.Title,
            Reason = what.Reason
                + (amount < worth ? $"；今日{rule.CapName}上限 {rule.DailyCap} 分，先前已记 {soFar.CountedToday} 分，这次记 {amount} 分" : ""),
            SourceId = what.SourceId,
            OccasionId = what.OccasionId,
        };
    }

    // The line's title has room for 140 characters, a reversal puts three before it; a story's title may be of any length.
    private static string Short(string title) => title.Length <= LongestStoryTitle ? title : $"{title[..(LongestStoryTitle - 1)]}…";

    /// <summary>The line that undoes this one. What it took of that day's cap stays taken.</summary>
    public PointEntry Reverse(string reason, int lastOrdinal, DateTimeOffset now)
    {
        if (ReversesId is not null)
            throw new RuleViolation("points.reversal", "撤销记录不能再撤销", "A reversal cannot be reversed.");
        var day = now.BusinessDate();
        return new PointEntry
        {
            Id = Guid.CreateVersion7(now),
            MemberId = MemberId,
            BranchId = BranchId,
            At = now,
            Day = day,
            Month = day.MonthOf(),
            Amount = -Amount,
            Worth = -Worth,
            RuleCode = RuleCode,
            RuleVersion = RuleVersion,
            CapGroup = CapGroup,
            Ordinal = lastOrdinal + 1,
            Title = $"撤销：{Title}",
            Reason = reason,
            SourceId = SourceId,
            OccasionId = OccasionId,
            ReversesId = Id,
        };
    }

    private sealed record Credited(Guid MemberId, Guid BranchId, DateTimeOffset At, string Title, string Reason, Guid SourceId, Guid OccasionId);
}

/// <summary>A graded attempt, as the rules see it.</summary>
internal sealed record QuizOccasion(
    Guid AttemptId, Guid QuizId, string Title, Guid MemberId, Guid BranchId, bool Answered, bool Passed, decimal Score, decimal Percent, DateTimeOffset At);

/// <summary>An approved story, as the rules see it.</summary>
internal sealed record StoryOccasion(Guid StoryId, string KindName, string Title, Guid AuthorId, Guid BranchId, DateTimeOffset At);

/// <summary>What the ledger holds already.</summary>
/// <param name="GivenForSource">What the quiz or story has been worth to the member so far, before caps.</param>
/// <param name="CountedToday">What the group has given the member that day.</param>
/// <param name="LastOrdinal">The number of the member's last line of that group and day; 0 if there is none.</param>
internal sealed record PointsSoFar(int GivenForSource, int CountedToday, int LastOrdinal);
