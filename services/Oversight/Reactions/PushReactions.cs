using Microsoft.EntityFrameworkCore;
using Npgsql;
using PartyPlatform.Oversight.Entries;
using PartyPlatform.Oversight.Reviews;

namespace PartyPlatform.Oversight.Reactions;

/// <summary>The counts of some entries; told on the comments' channel.</summary>
internal sealed record ReactionsChanged(IReadOnlyList<ReactionsOfEntry> Items);

/// <summary>The counts of an entry.</summary>
internal sealed record ReactionsOfEntry(int Number, int Agree, int Touched);

/// <summary>
/// Pushes changed counts to viewers, together and at most once a second for each review: a thousand taps are one event.
/// Any number of replicas do it; the row of the last push lets one of them through.
/// </summary>
internal sealed partial class PushReactions(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<PushReactions> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // A timer is not exact; a push that comes 20 ms early must not wait for a whole further second.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(950);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await RunAsync(scope.ServiceProvider.GetRequiredService<OversightDb>(), stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException or DbUpdateException)
            {
                LogLater(logger, exception);
            }
    }

    private async Task RunAsync(OversightDb db, CancellationToken cancellationToken)
    {
        foreach (var reviewId in await db.Set<PendingPush>().Select(pending => pending.ReviewId).Distinct().ToListAsync(cancellationToken))
        {
            db.ChangeTracker.Clear();
            await PushAsync(db, reviewId, cancellationToken);
        }
    }

    private async Task PushAsync(OversightDb db, Guid reviewId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = now - Least;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Database.ExecuteSqlAsync($"""
            insert into review_reaction_pushes (review_id, pushed_at) values ({reviewId}, {now})
            on conflict (review_id) do update set pushed_at = excluded.pushed_at where review_reaction_pushes.pushed_at <= {before}
            """, cancellationToken) == 0)
            return;

        // What is being changed right now is locked and comes with the next push.
        var numbers = await db.Database.SqlQuery<int>($"""
            delete from review_reactions_pending where (review_id, number) in
                (select review_id, number from review_reactions_pending where review_id = {reviewId} for update skip locked)
            returning number as "Value"
            """).ToListAsync(cancellationToken);
        if (numbers.Count == 0)
            return;

        var entries = await db.Set<Entry>().AsNoTracking().Where(entry => entry.ReviewId == reviewId && numbers.Contains(entry.Number))
            .Select(entry => new { entry.Id, entry.Number }).ToListAsync(cancellationToken);
        var counts = await db.ReactionsOfAsync([.. entries.Select(entry => entry.Id)], cancellationToken);
        var changed = new ReactionsChanged([.. entries.OrderBy(entry => entry.Number)
            .Select(entry => (entry.Number, Counts: counts.GetValueOrDefault(entry.Id) ?? ReactionCounts.None))
            .Select(entry => new ReactionsOfEntry(entry.Number, entry.Counts.Agree, entry.Counts.Touched))]);
        await ReviewChannels.TellCommentsAsync(db, reviewId, ReviewChannels.Reactions, changed, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Counts of reactions could not be pushed; it is tried again")]
    private static partial void LogLater(ILogger logger, Exception exception);
}
