using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace PartyPlatform.Membership.Connect;

/// <summary>Reads the keys before the first request and once a minute after; not ready without them.</summary>
internal sealed partial class KeyRingRefresh(KeyRing ring, ILogger<KeyRingRefresh> logger) : BackgroundService, IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(ring.IsLoaded ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The issuer's keys have not been read yet."));

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(ring.IsLoaded ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(2), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await TryAsync(stoppingToken);
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!cancellationToken.IsCancellationRequested)
                await ring.RefreshAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or DbUpdateException or TimeoutException or OperationCanceledException
            or InvalidOperationException { InnerException: NpgsqlException })
        {
            LogUnread(logger, exception.GetType().Name);
        }
        catch (CryptographicException exception)
        {
            // The certificate that protects them is missing or another one: who has keys goes on with them, who has none is not ready.
            LogUnreadable(logger, exception);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The issuer's keys could not be read: {Reason}")]
    private static partial void LogUnread(ILogger logger, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The issuer's keys are there and cannot be opened")]
    private static partial void LogUnreadable(ILogger logger, Exception exception);
}
