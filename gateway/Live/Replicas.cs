using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace PartyPlatform.Gateway.Live;

/// <summary>The replicas of a service as the proxy knows them, for requests that the gateway makes itself.</summary>
internal sealed class Replicas(IProxyStateLookup proxy, IDestinationHealthUpdater health)
{
    private static readonly TimeSpan TakenOutFor = TimeSpan.FromSeconds(3);

    /// <summary>One of the replicas that answer, at random, rather another than the one named; null if there is none at all.</summary>
    public DestinationState? Pick(string service, DestinationState? butNot = null)
    {
        if (!proxy.TryGetCluster(service, out var cluster))
            return null;
        var available = cluster.DestinationsState.AvailableDestinations;
        var others = available.Where(destination => destination != butNot).ToList();
        return others.Count > 0 ? others[Random.Shared.Next(others.Count)] : available.FirstOrDefault();
    }

    /// <summary>Sends a request of the gateway's own to a replica and waits for the headers of the answer.</summary>
    /// <exception cref="HttpRequestException">The replica was not reached, or broke off.</exception>
    public async Task<HttpResponseMessage> SendAsync(string service, DestinationState replica, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!proxy.TryGetCluster(service, out var cluster))
            throw new HttpRequestException($"There is no service {service}.");
        try
        {
            return await cluster.Model.HttpClient.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException)
        {
            Failed(service, replica);
            throw;
        }
    }

    /// <summary>A connection broke: the replica gets nothing for a moment, as after any failure of a proxied request.</summary>
    public void Failed(string service, DestinationState replica)
    {
        if (proxy.TryGetCluster(service, out var cluster))
            health.SetPassive(cluster, replica, DestinationHealth.Unhealthy, cluster.Model.Config.HealthCheck?.Passive?.ReactivationPeriod ?? TakenOutFor);
    }

    public static Uri AddressOf(DestinationState replica, string pathAndQuery) =>
        new(new Uri(replica.Model.Config.Address), pathAndQuery);
}
