namespace Aspire.Hosting;

/// <summary>What resources know of each other.</summary>
public static class ResourceBuilderExtensions
{
    /// <summary>An environment variable.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment
        => builder.Set(() => [new(name, value ?? "")]);

    /// <summary>An environment variable with a parameter's value.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment
        => builder.Set(() => [new(name, parameter.Resource.Value)]);

    /// <summary>An environment variable with an endpoint's address.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : IResourceWithEnvironment
        => builder.Set(() => [new(name, endpointReference.Url)]);

    /// <summary>Command line arguments.</summary>
    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : IResourceWithArgs
    {
        Of(builder).Arguments.AddRange(args);
        return builder;
    }

    /// <summary>Hands over a connection string, and its parts as <c>NAME_HOST</c>, <c>NAME_PORT</c>, ….</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        var name = connectionName ?? source.Resource.Name;
        return builder.Set(() =>
        [
            new($"ConnectionStrings__{name}", source.Resource.ConnectionString),
            .. source.Resource.GetConnectionProperties().Select(property =>
                new KeyValuePair<string, string>($"{Prefix(name)}_{property.Key.ToUpperInvariant()}", property.Value)),
        ]);
    }

    /// <summary>Hands over the addresses of all replicas: <c>services__name__http__0</c>, <c>…__1</c>, … and <c>NAME_HTTP</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
        => builder.Set(() => Of(source).Endpoints.SelectMany(endpoint => endpoint.Value
            .Select((port, index) => new KeyValuePair<string, string>(
                $"services__{source.Resource.Name}__{endpoint.Key}__{index}", $"http://localhost:{port}"))
            .Append(new($"{Prefix(source.Resource.Name)}_{endpoint.Key.ToUpperInvariant()}", $"http://localhost:{endpoint.Value[0]}"))));

    /// <summary>Starts when the other one is running and healthy.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport
    {
        Of(builder).Waits.Add(new WaitCondition(dependency.Resource, WaitKind.Healthy));
        return builder;
    }

    /// <summary>Starts when the other one has exited with the exit code.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport
    {
        Of(builder).Waits.Add(new WaitCondition(dependency.Resource, WaitKind.Completed, exitCode));
        return builder;
    }

    private static IResourceBuilder<T> Set<T>(this IResourceBuilder<T> builder, Func<IEnumerable<KeyValuePair<string, string>>> variables)
        where T : IResource
    {
        Of(builder).Environment.Add(variables);
        return builder;
    }

    private static Resource Of<T>(IResourceBuilder<T> builder)
        where T : IResource
        => (Resource)(IResource)builder.Resource;

    private static string Prefix(string name) => name.ToUpperInvariant().Replace('-', '_');
}
