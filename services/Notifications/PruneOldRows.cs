using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using PartyPlatform.Notifications.Events;
using PartyPlatform.Notifications.Inbox;

namespace PartyPlatform.Notifications;

/// <summary>Deletes what has been kept long enough. Each statement is right however often and in however many replicas it runs.</summary>
internal sealed partial class PruneOldRows(
    IServiceScopeFactory scopes, IOptions<PublicEventOptions> options, TimeProvider clock, ILogger<PruneOldRows> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await RunAsync(scope.ServiceProvider.GetRequiredService<NotificationsDb>(), options.Value, clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                LogLater(logger, exception);
            }
    }

    public static async Task RunAsync(NotificationsDb db, PublicEventOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Units of the organisation are told again by every snapshot: their rows say that it has been public before.
        var events = now - TimeSpan.FromDays(Math.Max(options.KeepDays, options.ReplayDays));
        await db.Set<PublicEvent>().Where(e => e.ArchivedAt < events && e.PublishedAt != null && e.Type != EventTypes.BranchChanged.Name)
            .ExecuteDeleteAsync(cancellationToken);
        var notices = now - TimeSpan.FromDays(options.InboxDays);
        await db.Set<Notice>().Where(notice => notice.ArrivedAt < notices).ExecuteDeleteAsync(cancellationToken);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Old rows could not be deleted; it is tried again in an hour")]
    private static partial void LogLater(ILogger logger, Exception exception);
}
