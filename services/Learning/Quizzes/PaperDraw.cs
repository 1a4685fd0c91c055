using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>A question that may be drawn.</summary>
internal sealed record Candidate(Guid QuestionId, Guid VersionId, IReadOnlyList<string>? OptionKeys);

/// <summary>The bank has too few questions for a rule, counting that no question is drawn twice.</summary>
/// <param name="Row">Which rule, from 0.</param>
/// <param name="Wanted">How many it asks for.</param>
/// <param name="Available">How many are left for it.</param>
internal sealed record DrawShortage(int Row, int Wanted, int Available)
{
    public RuleViolation Violation() => new(
        "quiz.tooFewQuestions",
        $"第 {Row + 1} 条抽题规则要 {Wanted} 道题，题库里只够 {Available} 道，先补题或少抽一些",
        $"Draw rule {Row + 1} asks for {Wanted} questions and the bank has enough for {Available}.")
    {
        Details = { ["row"] = Row, ["wanted"] = Wanted, ["available"] = Available },
    };
}

/// <summary>Draws a paper: for each rule its number of different questions, none twice on the paper.</summary>
internal static class PaperDraw
{
    /// <summary>Draws; the same seed and pools give the same paper.</summary>
    /// <param name="quiz">Its rules and what is shuffled.</param>
    /// <param name="pools">The candidates of each rule.</param>
    /// <param name="seed">Chance.</param>
    /// <param name="shortage">Which rule cannot be met; null when the paper is whole.</param>
    public static IReadOnlyList<PaperItem> Draw(QuizSettings quiz, IReadOnlyList<IReadOnlyList<Candidate>> pools, long seed, out DrawShortage? shortage)
    {
        var chance = new Chance(seed);
        var chosen = Choose(quiz.Draws, pools, chance, out shortage);
        if (shortage is not null)
            return [];

        var items = chosen.Select(slot => new PaperItem(
            slot.Candidate.VersionId, quiz.Draws[slot.Row].PointsEach,
            quiz.ShuffleOptions && slot.Candidate.OptionKeys is { } keys ? Shuffled(keys, chance) : null)).ToArray();
        return quiz.ShuffleQuestions ? Shuffled(items, chance) : items;
    }

    /// <summary>What a draw would lack.</summary>
    public static DrawShortage? Shortage(IReadOnlyList<DrawRule> rules, IReadOnlyList<IReadOnlyList<Candidate>> pools)
    {
        Choose(rules, pools, new Chance(0), out var shortage);
        return shortage;
    }

    private static IEnumerable<(int Row, Candidate Candidate)> Choose(
        IReadOnlyList<DrawRule> rules, IReadOnlyList<IReadOnlyList<Candidate>> pools, Chance chance, out DrawShortage? shortage)
    {
        var shuffled = pools.Select(pool => Shuffled(pool, chance)).ToArray();
        var owners = new Dictionary<Guid, (int Row, int Slot)>();
        var taken = rules.Select(rule => new Candidate?[rule.Count]).ToArray();
        for (var row = 0; row < rules.Count; row++)
            for (var slot = 0; slot < rules[row].Count; slot++)
                if (!Place((row, slot), shuffled, owners, taken, []))
                {
                    shortage = new DrawShortage(row, rules[row].Count, slot);
                    return [];
                }

        shortage = null;
        return taken.SelectMany((slots, row) => slots.Select(candidate => (row, candidate!)));
    }

    /// <summary>
    /// Rules overlap ("any ten", "five of this subject"), so a rule may have taken what only a later one can use. Then the
    /// earlier one moves over to another question, if there is one: the augmenting path of bipartite matching.
    /// </summary>
    private static bool Place(
        (int Row, int Slot) place, IReadOnlyList<Candidate>[] pools, Dictionary<Guid, (int Row, int Slot)> owners, Candidate?[][] taken, HashSet<Guid> tried)
    {
        foreach (var candidate in pools[place.Row])
            if (owners.TryAdd(candidate.QuestionId, place))
            {
                taken[place.Row][place.Slot] = candidate;
                return true;
            }

        foreach (var candidate in pools[place.Row])
            // Moving within the own rule frees nothing.
            if (owners[candidate.QuestionId] is var owner && owner.Row != place.Row && tried.Add(candidate.QuestionId)
                && Place(owner, pools, owners, taken, tried))
            {
                owners[candidate.QuestionId] = place;
                taken[place.Row][place.Slot] = candidate;
                return true;
            }

        return false;
    }

    private static T[] Shuffled<T>(IReadOnlyList<T> source, Chance chance)
    {
        var order = source.ToArray();
        for (var last = order.Length - 1; last > 0; last--)
        {
            var other = chance.Below(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }

    /// <summary>SplitMix64: a draw must be repeatable from its seed with any version of .NET, which <see cref="Random"/> does not promise.</summary>
    private sealed class Chance(long seed)
    {
        private ulong _state = unchecked((ulong)seed);

        public int Below(int bound) => (int)((UInt128)Next() * (ulong)bound >> 64);

        private ulong Next()
        {
            unchecked
            {
                _state += 0x9E3779B97F4A7C15;
                var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
                return mixed ^ (mixed >> 31);
            }
        }
    }
}
