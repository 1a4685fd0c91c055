using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PartyPlatform.Messaging.Transport;

/// <summary>Whether the broker is there. It only degrades a service: requests go on, the outbox waits.</summary>
internal sealed class BrokerState(IBusControl bus) : IHealthCheck
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>False while every endpoint is without a connection.</summary>
    public bool IsConnected => bus.CheckHealth().Status != BusHealthStatus.Unhealthy;

    /// <summary>Returns once all queues of this service are declared and read.</summary>
    public async Task WaitUntilDeclaredAsync(CancellationToken cancellationToken)
    {
        while (bus.CheckHealth().Status != BusHealthStatus.Healthy)
            await Task.Delay(LookEvery, cancellationToken);
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var health = bus.CheckHealth();
        return Task.FromResult(health.Status == BusHealthStatus.Healthy
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"The broker is not reached; events wait in the outbox. {health.Description}"));
    }
}
