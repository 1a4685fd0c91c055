using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using PartyPlatform.Live.Fanout;
using PartyPlatform.MemberCopy;

namespace PartyPlatform.Live;

/// <summary>Ends the streams of members who were deactivated, within seconds of the service hearing of it.</summary>
internal sealed partial class MembersWatching<TContext>(Hubs hubs, IServiceScopeFactory scopes, ILogger<LiveReader> logger) : BackgroundService
    where TContext : DbContext
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or OperationCanceledException
                or InvalidOperationException { InnerException: NpgsqlException })
            {
                // Tried again in a moment; grants and tokens end by themselves meanwhile.
                LogUnknown(logger, exception.GetType().Name);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var watching = hubs.Members.Select(Guid.Parse).ToList();
        if (watching.Count == 0)
            return;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        var gone = await db.Set<LocalMember>().Where(member => watching.Contains(member.Id) && !member.IsActive)
            .Select(member => member.Id).ToListAsync(cancellationToken);
        if (gone.Count == 0)
            return;
        var ended = gone.Select(id => id.ToString()).ToHashSet();
        hubs.ForEachViewer(viewer =>
        {
            if (ended.Contains(viewer.Member))
                viewer.Stop(StreamEnd.Revoked);
        });
    }

    [LoggerMessage(EventId = 11, Level = LogLevel.Debug, Message = "Whether viewers are still active cannot be asked just now: {Reason}")]
    private static partial void LogUnknown(ILogger logger, string reason);
}
