namespace PartyPlatform.Learning.Quizzes;

/// <summary>The figures of a quiz, computed from its graded attempts. Pure, so that they can be checked by hand.</summary>
internal static class QuizFigures
{
    /// <summary>From this many people on a discrimination index says something.</summary>
    private const int LeastForIndex = 10;

    /// <summary>The usual share of the best and of the weakest that are compared.</summary>
    private const decimal GroupShare = 0.27m;

    /// <summary>The attempt that counts of each member: the best, and of equals the first.</summary>
    public static IReadOnlyList<Graded> Counting(IEnumerable<Graded> attempts) =>
        [.. attempts.GroupBy(attempt => attempt.MemberId)
            .Select(own => own.OrderByDescending(attempt => attempt.Percent).ThenBy(attempt => attempt.Number).First())];

    public static decimal? Average(IReadOnlyCollection<Graded> counting) =>
        counting.Count == 0 ? null : counting.Average(attempt => attempt.Percent);

    public static int? MedianSeconds(IReadOnlyCollection<Graded> counting)
    {
        if (counting.Count == 0)
            return null;
        var sorted = counting.Select(attempt => attempt.Seconds).Order().ToArray();
        return (int)Math.Round((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2d, MidpointRounding.AwayFromZero);
    }

    /// <summary>
    /// How each question came out. Papers are drawn, so a question is judged by those who had it: facility is the part of
    /// them that were right; discrimination is the facility among their best 27 % less that among their weakest 27 %.
    /// </summary>
    public static IEnumerable<QuestionFigure> Questions(IEnumerable<Graded> counting) =>
        counting.SelectMany(attempt => attempt.Items.Select(item => (Attempt: attempt, Item: item)))
            .GroupBy(had => had.Item.VersionId)
            .Select(had => new QuestionFigure(
                had.Key, had.Count(), had.Count(taker => taker.Item.Correct),
                Discrimination([.. had.Select(taker => (taker.Attempt, taker.Item.Correct))])));

    private static decimal? Discrimination(IReadOnlyList<(Graded Attempt, bool Correct)> takers)
    {
        if (takers.Count < LeastForIndex)
            return null;
        var ranked = takers.OrderByDescending(taker => taker.Attempt.Percent).ThenBy(taker => taker.Attempt.AttemptId).ToList();
        var group = (int)Math.Round(takers.Count * GroupShare, MidpointRounding.AwayFromZero);
        var best = ranked.Take(group).Count(taker => taker.Correct);
        var weakest = ranked.TakeLast(group).Count(taker => taker.Correct);
        return Math.Round((decimal)(best - weakest) / group, 2);
    }
}

/// <summary>A graded attempt, as the figures see it.</summary>
internal sealed record Graded(
    Guid AttemptId, Guid MemberId, Guid BranchId, int Number, decimal Percent, bool Passed, bool CountsForGrade, double Seconds, IReadOnlyList<GradedItem> Items);

/// <summary>One question of it.</summary>
internal sealed record GradedItem(Guid VersionId, bool Correct);

/// <summary>How a question came out.</summary>
internal sealed record QuestionFigure(Guid VersionId, int Takers, int Correct, decimal? Discrimination);
