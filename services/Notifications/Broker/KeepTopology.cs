using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using PartyPlatform.Notifications.Events;
using PartyPlatform.Notifications.Subscribers;

namespace PartyPlatform.Notifications.Broker;

/// <summary>
/// Brings the broker to the registered subscribers, at the start and each minute: the rows are the truth, so a broker that
/// lost its disk gets its queues and accounts back. It also notes how the queues stand.
/// </summary>
internal sealed partial class KeepTopology(
    IServiceScopeFactory scopes, BrokerAdmin admin, PublicEventHealth health, IOptions<PublicEventOptions> options, TimeProvider clock, ILogger<KeepTopology> logger)
    : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = options.Value.KeepInterval;
            try
            {
                await KeepAllAsync(stoppingToken);
                health.TopologyKept();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (PublicBroker.IsAway(exception) || exception is NpgsqlException or InvalidOperationException or DbUpdateException)
            {
                if (health.TopologyFailed(exception.Message))
                    LogLater(logger, exception.GetType().Name, exception.Message);
                pause = AfterTrouble < pause ? AfterTrouble : pause;
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Brings the broker to one row as it is now; what goes wrong is noted at the row and tried again within a minute.</summary>
    /// <returns>True if the broker has it.</returns>
    public async Task<bool> KeepAsync(Guid id, bool closeConnections, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // One at a time, and the row read behind the lock: an older state never overtakes a newer one on its way to the broker.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('subscriber'), hashtext({id.ToString()}))", cancellationToken);
        var subscriber = await db.Set<Subscriber>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (subscriber is null)
            return true;

        string? trouble = null;
        QueueFigures? figures = null;
        try
        {
            figures = await ApplyAsync(db, subscriber, closeConnections, cancellationToken);
        }
        catch (Exception exception) when (PublicBroker.IsAway(exception) && !cancellationToken.IsCancellationRequested)
        {
            trouble = exception.Message.Length <= 300 ? exception.Message : exception.Message[..300];
            LogNotKept(logger, subscriber.Queue, exception.GetType().Name, exception.Message);
        }

        await NoteAsync(db, subscriber, figures, trouble, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return trouble is null;
    }

    private async Task KeepAllAsync(CancellationToken cancellationToken)
    {
        await admin.KeepHostAsync(cancellationToken);
        List<Guid> ids;
        await using (var scope = scopes.CreateAsyncScope())
            ids = await scope.ServiceProvider.GetRequiredService<NotificationsDb>().Set<Subscriber>().OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(cancellationToken);
        foreach (var id in ids)
            await KeepAsync(id, closeConnections: false, cancellationToken);
    }

    private async Task<QueueFigures?> ApplyAsync(NotificationsDb db, Subscriber subscriber, bool closeConnections, CancellationToken cancellationToken)
    {
        var system = await db.Set<KnownSystem>().AsNoTracking().FirstOrDefaultAsync(s => s.ClientId == subscriber.System, cancellationToken);
        if (subscriber.RemovedAt is not null || subscriber.DisabledAt is not null || system is null or { IsDisabled: true })
        {
            await admin.DropAsync(subscriber, cancellationToken);
            return null;
        }

        // Asked again here: a pattern whose scope is not granted binds nothing, whatever the row says.
        var areas = system.Areas.ToHashSet();
        await admin.KeepHostAsync(cancellationToken);
        await admin.KeepAsync(subscriber, [.. subscriber.Patterns.Where(pattern => areas.Contains(pattern.Split('.')[0]))], cancellationToken);
        if (closeConnections)
            await admin.CloseConnectionsAsync(subscriber.Queue, cancellationToken);
        return await admin.LookAsync(subscriber.Queue, cancellationToken);
    }

    private async Task NoteAsync(NotificationsDb db, Subscriber subscriber, QueueFigures? figures, string? trouble, CancellationToken cancellationToken)
    {
        if (trouble is null && subscriber.RemovedAt is not null)
        {
            await db.Set<Subscriber>().Where(s => s.Id == subscriber.Id).ExecuteDeleteAsync(cancellationToken);
            return;
        }

        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"""
            insert into subscriber_states as s (subscriber_id, kept_at, trouble, depth, consumers, acknowledged, dropped, refused)
            values ({subscriber.Id}, {(trouble is null ? now : null)}, {trouble}, {figures?.Depth ?? 0}, {figures?.Consumers ?? 0}, {figures?.Acknowledged ?? 0}, 0, 0)
            on conflict (subscriber_id) do update set
                kept_at = coalesce(excluded.kept_at, s.kept_at), trouble = excluded.trouble,
                depth = case when {trouble is null} then excluded.depth else s.depth end,
                consumers = excluded.consumers,
                last_read_at = case when excluded.acknowledged > s.acknowledged then {now} else s.last_read_at end,
                -- The broker counts from its own start.
                acknowledged = case when {trouble is null} then excluded.acknowledged else s.acknowledged end
            """, cancellationToken);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The subscribers' queues are seen to later: {Kind}: {Reason}")]
    private static partial void LogLater(ILogger logger, string kind, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The broker could not be brought to {Queue}: {Kind}: {Reason}")]
    private static partial void LogNotKept(ILogger logger, string queue, string kind, string reason);
}
