// The part of Aspire's application model that AppHost.cs uses: same names, same namespaces, same shape.
namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of the application, known by its name.</summary>
public interface IResource
{
    /// <summary>The name, unique in the application.</summary>
    string Name { get; }
}

/// <summary>A resource whose processes get environment variables.</summary>
public interface IResourceWithEnvironment : IResource;

/// <summary>A resource whose processes get command line arguments.</summary>
public interface IResourceWithArgs : IResource;

/// <summary>A resource with network endpoints.</summary>
public interface IResourceWithEndpoints : IResource;

/// <summary>A resource that others find by its endpoints.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

/// <summary>A resource that can wait for another one.</summary>
public interface IResourceWithWaitSupport : IResource;

/// <summary>A resource that others reach by a connection string.</summary>
public interface IResourceWithConnectionString : IResource
{
    /// <summary>The connection string; known when the ports are.</summary>
    string ConnectionString { get; }

    /// <summary>The parts of the connection, as <c>Host</c>, <c>Port</c>, …, <c>Uri</c>.</summary>
    IEnumerable<KeyValuePair<string, string>> GetConnectionProperties();
}

/// <summary>A resource whose files can be put into another one's container.</summary>
public interface IResourceWithContainerFiles : IResource;

/// <summary>A resource whose container can take another one's files.</summary>
public interface IContainerFilesDestinationResource : IResource;

/// <summary>What all resources have; the members beyond the name are the stand-in's own.</summary>
/// <param name="name">The name, unique in the application.</param>
public abstract class Resource(string name) : IResource
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    internal List<WaitCondition> Waits { get; } = [];
    internal List<Func<IEnumerable<KeyValuePair<string, string>>>> Environment { get; } = [];
    internal List<string> Arguments { get; } = [];

    /// <summary>Ports by endpoint name, given before anything starts; one for each replica.</summary>
    internal Dictionary<string, IReadOnlyList<int>> Endpoints { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal int Port(string endpoint) => Endpoints.TryGetValue(endpoint, out var ports)
        ? ports[0]
        : throw new InvalidOperationException($"Resource '{Name}' has no endpoint '{endpoint}', or its port is not given yet.");
}

internal enum WaitKind { Healthy, Completed }

internal sealed record WaitCondition(IResource Resource, WaitKind Kind, int ExitCode = 0);

/// <summary>An endpoint of a resource, by name.</summary>
/// <param name="owner">The resource.</param>
/// <param name="endpointName">The endpoint's name, such as <c>http</c>.</param>
public sealed class EndpointReference(IResourceWithEndpoints owner, string endpointName)
{
    /// <summary>The resource.</summary>
    public IResourceWithEndpoints Resource { get; } = owner;

    /// <summary>The endpoint's name.</summary>
    public string EndpointName { get; } = endpointName;

    /// <summary>The address, such as <c>http://localhost:23001</c>; known when the ports are.</summary>
    public string Url => $"http://localhost:{((Resource)Resource).Port(EndpointName)}";
}
