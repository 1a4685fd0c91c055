using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace PartyPlatform.Learning.Points;

/// <summary>The rules, at hand for every grading. A new version is dated ahead, so a minute's delay changes nothing.</summary>
internal sealed class PointRules(IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<PointRule>> AllAsync(LearningDb db, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue<IReadOnlyList<PointRule>>(nameof(PointRules), out var known))
            return known!;
        return cache.Set(nameof(PointRules), (IReadOnlyList<PointRule>)await db.Set<PointRule>().AsNoTracking()
            .OrderBy(rule => rule.Code).ThenBy(rule => rule.Version).ToListAsync(cancellationToken), Kept);
    }
}
