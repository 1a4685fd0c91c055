using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using PartyPlatform.Notifications.Events;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;
using RabbitMQ.Client;

namespace PartyPlatform.Notifications.Broker;

/// <summary>
/// Carries archived events to the exchange in the order of their numbers. Of several replicas one does it at a time, held
/// by a lock of its database session; what was confirmed is marked, so another takes over where it stopped. An event may be
/// sent twice, none is left out.
/// </summary>
internal sealed partial class PublishEvents(
    IServiceScopeFactory scopes, PublicBroker broker, IOptions<PublicEventOptions> options, IOptions<PartyOptions> party, ILogger<PublishEvents> logger)
    : BackgroundService
{
    private const int BatchSize = 100;
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private bool _paused;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LeadAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (PublicBroker.IsAway(exception) || exception is NpgsqlException or InvalidOperationException or DbUpdateException)
            {
                // One line as it goes and one as it comes back; health tells how long it lasts.
                if (!_paused)
                    LogPaused(logger, exception.GetType().Name, exception.Message);
                _paused = true;
            }

            await Task.Delay(Again, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Publishes for as long as this replica is the one that does.</summary>
    private async Task LeadAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        // Open for all that follows: the lock is the session's, and whoever loses the session loses its next statement too.
        await db.Database.OpenConnectionAsync(stoppingToken);
        if (!await db.Database.SqlQuery<bool>($"select pg_try_advisory_lock(hashtext('public events')) as \"Value\"").SingleAsync(stoppingToken))
            return;

        try
        {
            IConnection? connection = null;
            IChannel? channel = null;
            await using var closing = new Closing(() => (channel, connection));
            while (!stoppingToken.IsCancellationRequested)
            {
                var rows = await db.Set<PublicEvent>().AsNoTracking().Where(e => e.PublishedAt == null).OrderBy(e => e.Sequence).Take(BatchSize).ToListAsync(stoppingToken);
                if (rows.Count == 0)
                {
                    await Task.Delay(options.Value.PollInterval, stoppingToken);
                    continue;
                }

                connection ??= await broker.OpenAsync("events", stoppingToken);
                channel ??= await connection.CreateChannelAsync(
                    new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), stoppingToken);
                await PublishAsync(db, channel, rows, stoppingToken);
                Resumed();
            }
        }
        finally
        {
            if (db.Database.GetDbConnection().State == System.Data.ConnectionState.Open)
                await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock(hashtext('public events'))", CancellationToken.None);
        }
    }

    private async Task PublishAsync(NotificationsDb db, IChannel channel, List<PublicEvent> rows, CancellationToken stoppingToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        deadline.CancelAfter(ConfirmTimeout);
        // Written one behind the other, awaited together: a channel keeps the order in which it was given them.
        var sending = rows.Select(row => channel.BasicPublishAsync(
            PublicBroker.Exchange, RoutingKeyOf(row), mandatory: false, Properties(row), CloudEvent.Write(row, party.Value.PublicAddress), deadline.Token).AsTask()).ToList();
        var confirmed = 0;
        try
        {
            foreach (var sent in sending)
            {
                await sent;
                confirmed++;
            }
        }
        finally
        {
            await Task.WhenAll(sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (confirmed > 0)
                await MarkAsync(db, rows[..confirmed]);
        }
    }

    // Up to the first that was not confirmed; what came behind it is sent again with it, so the order holds.
    private static async Task MarkAsync(NotificationsDb db, List<PublicEvent> rows)
    {
        var (first, last) = (rows[0].Sequence, rows[^1].Sequence);
        await db.Set<PublicEvent>().Where(e => e.Sequence >= first && e.Sequence <= last && e.PublishedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.PublishedAt, e => DatabaseClock.Now()), CancellationToken.None);
        foreach (var type in rows.CountBy(row => row.Type))
            NotificationsTelemetry.Published.Add(type.Value, new KeyValuePair<string, object?>("messaging.message.type", type.Key));
    }

    private static string RoutingKeyOf(PublicEvent row) => row.Type["party.".Length..];

    private static BasicProperties Properties(PublicEvent row) => new()
    {
        MessageId = row.Id.ToString(),
        Type = row.Type,
        AppId = "party-platform",
        ContentType = CloudEvent.ContentType,
        DeliveryMode = DeliveryModes.Persistent,
        Timestamp = new AmqpTimestamp(row.Time.ToUnixTimeSeconds()),
    };

    private void Resumed()
    {
        if (_paused)
            LogResumed(logger);
        _paused = false;
    }

    /// <summary>Closes what was opened on the way, the channel first.</summary>
    private sealed class Closing(Func<(IChannel? Channel, IConnection? Connection)> opened) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            var (channel, connection) = opened();
            if (channel is not null)
                await channel.DisposeAsync();
            if (connection is not null)
                await connection.DisposeAsync();
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Public events wait: {Kind}: {Reason}")]
    private static partial void LogPaused(ILogger logger, string kind, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Public events go out again")]
    private static partial void LogResumed(ILogger logger);
}
