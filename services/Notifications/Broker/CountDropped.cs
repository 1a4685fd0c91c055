using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using PartyPlatform.Notifications.Events;
using PartyPlatform.Notifications.Subscribers;
using RabbitMQ.Client;

namespace PartyPlatform.Notifications.Broker;

/// <summary>
/// Empties the dead-letter queues and counts, by subscriber, what its queue dropped for its size and what it refused. The
/// events themselves are in the archive: the owner is told the figure and reads them again over HTTP.
/// </summary>
internal sealed partial class CountDropped(
    IServiceScopeFactory scopes, PublicBroker broker, IOptions<PublicEventOptions> options, TimeProvider clock, ILogger<CountDropped> logger) : BackgroundService
{
    /// <summary>At a time; the rest is counted in the next round.</summary>
    private const int MostAtOnce = 5_000;

    private bool _failed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CountAsync(stoppingToken);
                _failed = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (PublicBroker.IsAway(exception) || exception is NpgsqlException or InvalidOperationException or DbUpdateException)
            {
                if (!_failed)
                    LogLater(logger, exception.GetType().Name, exception.Message);
                _failed = true;
            }

            await Task.Delay(options.Value.CountInterval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        // Only queues that are there: asking for one that is not ends the channel.
        var subscribers = await db.Set<Subscriber>().AsNoTracking()
            .Where(s => s.DisabledAt == null && s.RemovedAt == null
                && db.Set<KnownSystem>().Any(system => system.ClientId == s.System && !system.IsDisabled)
                && db.Set<SubscriberState>().Any(state => state.SubscriberId == s.Id && state.KeptAt != null && state.Trouble == null))
            .ToListAsync(cancellationToken);
        if (subscribers.Count == 0)
            return;

        await using var connection = await broker.OpenAsync("dropped", cancellationToken);
        foreach (var subscriber in subscribers)
        {
            // A channel each: a queue that went just now takes nobody else's channel with it.
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            await CountAsync(db, channel, subscriber, cancellationToken);
        }
    }

    private async Task CountAsync(NotificationsDb db, IChannel channel, Subscriber subscriber, CancellationToken cancellationToken)
    {
        var (dropped, refused, lastTag) = (0L, 0L, 0UL);
        while (dropped + refused < MostAtOnce && await channel.BasicGetAsync(subscriber.DeadQueue, autoAck: false, cancellationToken) is { } dead)
        {
            lastTag = dead.DeliveryTag;
            if (ReasonOf(dead.BasicProperties) == "maxlen")
                dropped++;
            else
                refused++;
        }

        if (lastTag == 0)
            return;
        var now = clock.GetUtcNow();
        await db.Set<SubscriberState>().Where(state => state.SubscriberId == subscriber.Id).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Dropped, s => s.Dropped + dropped)
            .SetProperty(s => s.LastDroppedAt, s => dropped > 0 ? now : s.LastDroppedAt)
            .SetProperty(s => s.Refused, s => s.Refused + refused), cancellationToken);
        // Counted first: a stop in between counts twice rather than not at all.
        await channel.BasicAckAsync(lastTag, multiple: true, cancellationToken);
        NotificationsTelemetry.Dropped.Add(dropped, new KeyValuePair<string, object?>("outcome", "dropped"));
        NotificationsTelemetry.Dropped.Add(refused, new KeyValuePair<string, object?>("outcome", "refused"));
        LogCounted(logger, subscriber.Queue, dropped, refused);
    }

    private static string? ReasonOf(IReadOnlyBasicProperties properties) =>
        properties.Headers?.TryGetValue("x-death", out var deaths) == true && deaths is IList<object> { Count: > 0 } list
            && list[0] is IDictionary<string, object?> death && death.TryGetValue("reason", out var reason) && reason is byte[] text
            ? Encoding.UTF8.GetString(text)
            : null;

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Queue} dropped {Dropped} and refused {Refused} events; its owner reads them again over HTTP")]
    private static partial void LogCounted(ILogger logger, string queue, long dropped, long refused);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Dropped events are counted later: {Kind}: {Reason}")]
    private static partial void LogLater(ILogger logger, string kind, string reason);
}
