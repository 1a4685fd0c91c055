using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.ServiceDiscovery;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace PartyPlatform.Gateway.Proxy;

/// <summary>Turns <c>http://learning</c> in the routes' configuration into one destination for each replica that service discovery knows.</summary>
internal sealed class DiscoveredDestinations(ServiceEndpointResolver discovery) : IDestinationResolver
{
    public async ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
        IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var replicas = new Dictionary<string, DestinationConfig>();
        var changes = new List<IChangeToken>();
        foreach (var (name, destination) in destinations)
        {
            var found = await discovery.GetEndpointsAsync(destination.Address, cancellationToken);
            if (found.ChangeToken is { } change)
                changes.Add(change);
            foreach (var endpoint in found.Endpoints)
            {
                var address = endpoint.ToString()!;
                if (!address.Contains("://", StringComparison.Ordinal))
                    address = $"{new Uri(destination.Address).Scheme}://{address}";
                replicas[$"{name}/{address}"] = destination with { Address = address };
            }
        }

        return new ResolvedDestinationCollection(replicas, changes is [] ? null : new CompositeChangeToken(changes));
    }
}
