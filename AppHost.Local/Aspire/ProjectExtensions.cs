namespace Aspire.Hosting;

/// <summary>Adds projects.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>A project with its <c>http</c> launch profile.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new()
        => builder.AddProject<TProject>(name, "http");

    /// <summary>A project with a launch profile, or with none: then it has no endpoint.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new()
        => builder.AddResource(new ProjectResource(name, new TProject(), launchProfileName));

    /// <summary>How many processes of the project run.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        builder.Resource.Replicas = replicas;
        return builder;
    }

    /// <summary>The project listens at the public address. One process: there is no proxy before it here.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        if (builder.Resource is ProjectResource project)
            project.IsExternal = true;
        return builder;
    }

    /// <summary>Healthy means: <paramref name="path"/> answers 200. The stand-in knows no other status and no other endpoint than <c>http</c>.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        if (builder.Resource is not ProjectResource { HasEndpoint: true } project)
            throw new InvalidOperationException($"Resource '{builder.Resource.Name}' has no endpoint to check.");
        if (statusCode is not (null or 200) || endpointName is not (null or ProjectResource.HttpEndpointName))
            throw new NotSupportedException("The stand-in checks the endpoint 'http' for 200.");
        project.HealthPath = path ?? "/";
        return builder;
    }

    /// <summary>An endpoint by name.</summary>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints
        => new(builder.Resource, name);

    /// <summary>Nothing to do here: it shapes the published container only.</summary>
    public static IResourceBuilder<T> PublishWithContainerFiles<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithContainerFiles> source, string destinationPath)
        where T : IContainerFilesDestinationResource
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrEmpty(destinationPath);
        return builder;
    }
}

/// <summary>Adds the web client.</summary>
public static class JavaScriptHostingExtensions
{
    /// <summary>The web client. The stand-in does not start Vite; see the table of differences in docs/orchestration.md.</summary>
    public static IResourceBuilder<ViteAppResource> AddViteApp(
        this IDistributedApplicationBuilder builder, string name, string appDirectory, string runScriptName = "dev")
    {
        ArgumentException.ThrowIfNullOrEmpty(appDirectory);
        ArgumentException.ThrowIfNullOrEmpty(runScriptName);
        return builder.AddResource(new ViteAppResource(name));
    }
}
