using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>The parts of the bank that quizzes draw from, and the questions on papers, kept at hand for many who begin at once.</summary>
internal sealed class QuestionPools(IMemoryCache cache)
{
    /// <summary>A question that was suspended may be drawn this much longer.</summary>
    private static readonly TimeSpan PoolKept = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan QuestionKept = TimeSpan.FromMinutes(30);

    /// <summary>The candidates of each rule, as the bank is now.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<Candidate>>> ReadAsync(
        LearningDb db, IReadOnlyList<DrawRule> rules, CancellationToken cancellationToken)
    {
        var pools = new List<IReadOnlyList<Candidate>>(rules.Count);
        foreach (var rule in rules)
        {
            var rows = await db.ActiveVersions(rule.CategoryId, rule.Type, rule.Difficulty)
                .OrderBy(version => version.QuestionId)
                .Select(version => new { version.QuestionId, version.Id, version.Type, version.Options })
                .ToListAsync(cancellationToken);
            pools.Add([.. rows.Select(row => new Candidate(row.QuestionId, row.Id, Shufflable(row.Type, row.Options)))]);
        }

        return pools;
    }

    /// <summary>The same, a few seconds old at most: the rules of a published quiz do not change.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Candidate>>> OfAsync(
        LearningDb db, Guid quizId, IReadOnlyList<DrawRule> rules, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue<IReadOnlyList<IReadOnlyList<Candidate>>>((nameof(QuestionPools), quizId), out var known))
            return known!;
        return cache.Set((nameof(QuestionPools), quizId), await ReadAsync(db, rules, cancellationToken), PoolKept);
    }

    /// <summary>The questions of a paper. A version never changes, so it may be kept as long as it is used.</summary>
    public async Task<IReadOnlyDictionary<Guid, QuestionVersion>> OfAsync(
        LearningDb db, IEnumerable<Guid> versionIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, QuestionVersion>();
        var missing = new List<Guid>();
        foreach (var id in versionIds)
            if (cache.TryGetValue<QuestionVersion>((nameof(QuestionVersion), id), out var known))
                found[id] = known!;
            else
                missing.Add(id);

        if (missing.Count > 0)
            foreach (var version in await db.Set<QuestionVersion>().AsNoTracking().Where(v => missing.Contains(v.Id)).ToListAsync(cancellationToken))
                found[version.Id] = cache.Set((nameof(QuestionVersion), version.Id), version, new MemoryCacheEntryOptions { SlidingExpiration = QuestionKept });
        return found;
    }

    // 对 stays before 错; blanks have their own order.
    private static IReadOnlyList<string>? Shufflable(QuestionType type, IReadOnlyList<QuestionOption> options) =>
        type is QuestionType.SingleChoice or QuestionType.MultipleChoice ? [.. options.Select(option => option.Key)] : null;
}
