using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace PartyPlatform.Gateway.Session;

/// <summary>Sweeps out sessions past their limits. They are refused anyway; this keeps the table small and the tokens few.</summary>
internal sealed partial class RemoveEndedSessions(
    IServiceScopeFactory scopes, IOptions<SessionOptions> options, TimeProvider clock, ILogger<RemoveEndedSessions> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var idleSince = now - options.Value.IdleLimit;
        var begunBefore = now - options.Value.AbsoluteLimit;
        return await scope.ServiceProvider.GetRequiredService<GatewayDb>().WebSessions
            .Where(s => s.LastSeenAt < idleSince || s.CreatedAt < begunBefore)
            .ExecuteDeleteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                LogNotSwept(logger, exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Ended web sessions were not removed this time: {Reason}")]
    private static partial void LogNotSwept(ILogger logger, string reason);
}
