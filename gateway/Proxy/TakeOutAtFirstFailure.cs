using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace PartyPlatform.Gateway.Proxy;

/// <summary>
/// A replica that refuses or drops a connection gets no more requests for a few seconds; the probes of /health/ready then
/// tell whether it is back. One failure is enough: inside one network a broken connection means a process that died.
/// </summary>
internal sealed class TakeOutAtFirstFailure(IDestinationHealthUpdater health) : IPassiveHealthCheckPolicy
{
    private static readonly TimeSpan TakenOutFor = TimeSpan.FromSeconds(3);

    public string Name => "TakeOutAtFirstFailure";

    public void RequestProxied(HttpContext context, ClusterState cluster, DestinationState destination)
    {
        // A caller that hung up, or sent nonsense, says nothing about the replica.
        var failed = context.Features.Get<IForwarderErrorFeature>() is { } error && error.Error is ForwarderError.Request or ForwarderError.ResponseBodyDestination;
        if (failed)
            health.SetPassive(cluster, destination, DestinationHealth.Unhealthy, cluster.Model.Config.HealthCheck?.Passive?.ReactivationPeriod ?? TakenOutFor);
        else if (destination.Health.Passive == DestinationHealth.Unknown)
            health.SetPassive(cluster, destination, DestinationHealth.Healthy, TimeSpan.Zero);
    }
}
