using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;

namespace PartyPlatform.Notifications.Subscribers;

/// <summary>Keeps the copy of the registered systems. A disabled one loses its queues' accounts within a minute.</summary>
internal sealed class RecordSystem(NotificationsDb db) : IEventHandler<ConnectedSystemChanged>
{
    public Task HandleAsync(ConnectedSystemChanged message, EventContext context, CancellationToken cancellationToken) => ApplyAsync(db, message, cancellationToken);

    public static Task ApplyAsync(NotificationsDb db, ConnectedSystemChanged message, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            insert into known_systems as known (client_id, version, name, scopes, is_disabled)
            values ({message.ClientId}, {message.Version}, {message.Name}, {message.Scopes.ToArray()}, {message.IsDisabled})
            on conflict (client_id) do update set
                version = excluded.version, name = excluded.name, scopes = excluded.scopes, is_disabled = excluded.is_disabled
            where known.version < excluded.version
            """, cancellationToken);
}

/// <summary>
/// At the start, asks Membership for the registered systems while the copy is empty: those that were registered before this
/// service existed. The request waits in the outbox until Membership listens.
/// </summary>
internal sealed partial class AskForSystems(
    IServiceScopeFactory scopes, IOptions<MemberCopyOptions> options, TimeProvider clock, ILogger<AskForSystems> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.AskAtStart && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await AskAsync(stoppingToken);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException or DbUpdateException)
            {
                // The database is away or not migrated yet; readiness says which.
                LogLater(logger, exception.GetType().Name);
            }

            await Task.Delay(Again, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        if (await db.Set<KnownSystem>().AnyAsync(cancellationToken))
            return;
        db.Publish(new SnapshotRequested(SnapshotRequested.Systems, "notifications"), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The registered systems are asked for later: {Kind}")]
    private static partial void LogLater(ILogger logger, string kind);
}
