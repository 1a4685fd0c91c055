using CsCheck;
using PartyPlatform.Learning.Points;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Tests;

/// <summary>What points are given, without a server.</summary>
public sealed class PointRuleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 4, 0, 0, TimeSpan.Zero);

    private static readonly PointRule[] Rules =
    [
        Rule(PointRule.QuizCompleted, 1, new DateOnly(2026, 1, 1), 20, new PointBand(0, 2, "完成")),
        Rule(PointRule.QuizPassed, 1, new DateOnly(2026, 1, 1), 20, new PointBand(0, 8, "通过"), new PointBand(80, 10, "良好"), new PointBand(90, 12, "优秀")),
        Rule(PointRule.QuizPassed, 2, new DateOnly(2026, 12, 1), 20, new PointBand(0, 5, "新办法")),
    ];

    [Theory]
    [InlineData(59.99, false, 2)]
    [InlineData(60, true, 8)]
    [InlineData(79.99, true, 8)]
    [InlineData(80, true, 10)]
    [InlineData(89.99, true, 10)]
    [InlineData(90, true, 12)]
    [InlineData(100, true, 12)]
    public void The_score_decides_the_step(double percent, bool passed, int points) =>
        Assert.Equal(points, Entry(Quiz((decimal)percent, passed))!.Amount);

    [Fact]
    public void A_rule_holds_from_its_day_on_cut_at_midnight_in_Shanghai()
    {
        var before = Entry(Quiz(100, true) with { At = new DateTimeOffset(2026, 11, 30, 15, 59, 59, TimeSpan.Zero) })!;
        var after = Entry(Quiz(100, true) with { At = new DateTimeOffset(2026, 11, 30, 16, 0, 0, TimeSpan.Zero) })!;

        Assert.Equal((1, 12, new DateOnly(2026, 11, 30)), (before.RuleVersion, before.Amount, before.Day));
        Assert.Equal((2, 5, new DateOnly(2026, 12, 1)), (after.RuleVersion, after.Amount, after.Month));
    }

    [Fact]
    public void A_better_attempt_adds_the_difference_and_a_worse_one_nothing()
    {
        var better = Entry(Quiz(95, true), new PointsSoFar(2, 2, 1))!;

        Assert.Equal(10, better.Amount);
        Assert.Contains("先前已记 2 分，补记 10 分", better.Reason, StringComparison.Ordinal);
        Assert.Null(Entry(Quiz(70, true), new PointsSoFar(12, 12, 2)));
    }

    [Fact]
    public void What_lies_over_the_cap_is_not_given_and_the_line_says_so()
    {
        var entry = Entry(Quiz(95, true), new PointsSoFar(0, 16, 2))!;

        Assert.Equal((4, 12, 3), (entry.Amount, entry.Worth, entry.Ordinal));
        Assert.Contains("上限 20 分，先前已记 16 分，这次记 4 分", entry.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attempt_without_any_answer_gives_nothing() => Assert.Null(Entry(Quiz(0, false) with { Answered = false }));

    [Fact]
    public void However_many_quizzes_a_day_the_cap_holds_and_each_is_worth_its_best_attempt_once() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 100]).Array[1, 30].Sample(attempts =>
        {
            var (counted, given, ordinal) = (0, new Dictionary<int, int>(), 0);
            foreach (var (quiz, percent) in attempts)
            {
                var entry = Entry(Quiz(percent, percent >= 60), new PointsSoFar(given.GetValueOrDefault(quiz), counted, ordinal));
                if (entry is null)
                    continue;
                counted += entry.Amount;
                given[quiz] = given.GetValueOrDefault(quiz) + entry.Worth;
                ordinal = entry.Ordinal;
                Assert.InRange(entry.Amount, 0, entry.Worth);
            }

            var best = attempts.GroupBy(attempt => attempt.Item1).Sum(quiz => Worth(quiz.Max(attempt => attempt.Item2)));
            Assert.Equal(best, given.Values.Sum());
            Assert.Equal(Math.Min(20, best), counted);
        });

    [Fact]
    public void A_reversal_takes_back_what_was_given_and_cannot_be_reversed_itself()
    {
        var entry = Entry(Quiz(85, true))!;

        var reversal = entry.Reverse("题目有误", lastOrdinal: 1, Noon);

        Assert.Equal((-10, entry.Id, 2), (reversal.Amount, reversal.ReversesId, reversal.Ordinal));
        Assert.Equal("points.reversal", Assert.Throws<RuleViolation>(() => reversal.Reverse("再来", 2, Noon)).Code);
    }

    private static int Worth(int percent) => percent switch { >= 90 => 12, >= 80 => 10, >= 60 => 8, _ => 2 };

    private static PointEntry? Entry(QuizOccasion quiz, PointsSoFar? soFar = null) => PointEntry.For(quiz, Rules, soFar ?? new PointsSoFar(0, 0, 0));

    private static QuizOccasion Quiz(decimal percent, bool passed) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), "十一月微测试", Guid.CreateVersion7(), Guid.CreateVersion7(), true, passed, percent, percent, Noon);

    private static PointRule Rule(string code, int version, DateOnly from, int cap, params PointBand[] bands) => new()
    {
        Code = code,
        Version = version,
        ValidFrom = from,
        Clause = "第 1 条",
        CapGroup = PointRule.QuizGroup,
        CapName = "测试类",
        DailyCap = cap,
        Bands = bands,
    };
}
