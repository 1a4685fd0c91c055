using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Messaging;

namespace PartyPlatform.MemberCopy;

/// <summary>Settings of the copy, read from <c>MemberCopy</c>.</summary>
public sealed class MemberCopyOptions
{
    /// <summary>Where the settings are read from.</summary>
    public const string Section = "MemberCopy";

    /// <summary>Whether the service asks Membership for the present state when it starts.</summary>
    public bool AskAtStart { get; set; } = true;

    /// <summary>
    /// A copy cannot know what it has missed (a queue that was deleted, a broker that lost its disk), so it asks again when
    /// it last did longer ago than this. Versions make the answer harmless.
    /// </summary>
    public TimeSpan AskAgainAfter { get; set; } = TimeSpan.FromHours(24);
}

/// <summary>
/// At the start, asks for the present state when the copy is empty or has not been compared for long. The request goes
/// through the outbox: it waits there until Membership listens.
/// </summary>
internal sealed partial class AskForMembers<TContext>(
    string service, IServiceScopeFactory scopes, IOptions<MemberCopyOptions> options, TimeProvider clock, ILogger<AskForMembers<TContext>> logger)
    : BackgroundService
    where TContext : DbContext
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
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        var eventType = typeof(SnapshotRequested).FullName!;
        // The own event log knows when this service last asked; the bound keeps the look-up to a few partitions.
        var since = clock.GetUtcNow() - options.Value.AskAgainAfter;
        var lately = await db.Database.SqlQuery<int>(
            $"select 1 as \"Value\" from outbox_messages where event_type = {eventType} and body->>'snapshot' = {SnapshotRequested.Members} and occurred_at > {since}").AnyAsync(cancellationToken);
        var isEmpty = !await db.Set<LocalMember>().AnyAsync(cancellationToken);
        // Asked lately and still empty: the request waits in the outbox, or there is nobody yet.
        if (lately && (!isEmpty || await WaitsAsync(db, eventType, cancellationToken)))
            return;

        db.Publish(new SnapshotRequested(SnapshotRequested.Members, service), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        LogAsked(logger, isEmpty ? "empty" : "not compared lately");
    }

    private static async Task<bool> WaitsAsync(TContext db, string eventType, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<int>(
            $"select 1 as \"Value\" from outbox_messages where event_type = {eventType} and body->>'snapshot' = {SnapshotRequested.Members} and published_at is null").AnyAsync(cancellationToken);

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Asked for a snapshot of the members, the copy is {State}")]
    private static partial void LogAsked(ILogger logger, string state);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "The snapshot of the members is asked for later: {Kind}")]
    private static partial void LogLater(ILogger logger, string kind);
}
