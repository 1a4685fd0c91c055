using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartyPlatform.Notifications.Events;
using PartyPlatform.ServiceDefaults;

namespace PartyPlatform.Notifications.Broker;

/// <summary>The alarm of the public events: what waits for the broker, and whether the subscribers' queues could be seen to.</summary>
internal sealed class PublicEventHealth : IHealthCheck
{
    /// <summary>Older than this means that something is wrong, not merely busy.</summary>
    private static readonly TimeSpan Worrying = TimeSpan.FromSeconds(60);

    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private long _waiting;
    private double _oldestSeconds;
    private string? _topologyTrouble;

    public PublicEventHealth(IServiceScopeFactory scopes, IMeterFactory meters, TimeProvider clock)
    {
        (_scopes, _clock) = (scopes, clock);
        var meter = meters.Create(NotificationsTelemetry.Name);
        meter.CreateObservableGauge("party.notifications.events.unpublished", () => Volatile.Read(ref _waiting), "{event}", "Public events that the broker has not confirmed.");
        meter.CreateObservableGauge("party.notifications.events.age", () => Volatile.Read(ref _oldestSeconds), "s", "Age of the oldest of them.");
    }

    public void TopologyKept() => Interlocked.Exchange(ref _topologyTrouble, null);

    /// <returns>True if it is the first time in a row.</returns>
    public bool TopologyFailed(string reason) => Interlocked.Exchange(ref _topologyTrouble, reason) is null;

    /// <summary>Counts what waits; the relay calls it now and then, and the check itself.</summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var waiting = scope.ServiceProvider.GetRequiredService<NotificationsDb>().Set<PublicEvent>().Where(e => e.PublishedAt == null);
        var found = await waiting.GroupBy(_ => 1).Select(all => new { Count = all.LongCount(), Oldest = all.Min(e => e.ArchivedAt) }).FirstOrDefaultAsync(cancellationToken);
        Volatile.Write(ref _waiting, found?.Count ?? 0);
        Volatile.Write(ref _oldestSeconds, found is null ? 0 : Math.Max(0, (_clock.GetUtcNow() - found.Oldest).TotalSeconds));
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await MeasureAsync(cancellationToken);
        var (waiting, oldest) = (Volatile.Read(ref _waiting), Volatile.Read(ref _oldestSeconds));
        if (oldest > Worrying.TotalSeconds)
            return HealthCheckResult.Degraded($"{waiting} public events wait for the broker, the oldest for {oldest:F0} s.");
        return Volatile.Read(ref _topologyTrouble) is { } trouble
            ? HealthCheckResult.Degraded($"The subscribers' queues could not be seen to: {trouble}")
            : HealthCheckResult.Healthy();
    }
}

internal static class PublicBrokerRegistration
{
    public static void AddPublicBroker(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PublicBroker>();
        services.AddSingleton<BrokerAdmin>();
        services.AddSingleton<PublicEventHealth>();
        services.AddSingleton<KeepTopology>();
        services.AddHostedService(provider => provider.GetRequiredService<KeepTopology>());
        services.AddHostedService<PublishEvents>();
        services.AddHostedService<CountDropped>();
        services.AddHealthChecks().Add(new HealthCheckRegistration("public-events",
            provider => provider.GetRequiredService<PublicEventHealth>(), HealthStatus.Degraded, [Health.ReportedTag], TimeSpan.FromSeconds(3)));
    }
}
