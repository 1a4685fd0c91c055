namespace Aspire.Hosting;

/// <summary>Adds PostgreSQL.</summary>
public static class PostgresBuilderExtensions
{
    /// <summary>A private PostgreSQL server.</summary>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        var server = new PostgresServerResource(name, userName?.Resource, password?.Resource ?? builder.Password(name));
        ((DistributedApplicationBuilder)builder).FixPort(server, PostgresServerResource.PrimaryEndpointName, port);
        return builder.AddResource(server);
    }

    /// <summary>A database of the server, created if it is not there.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.Databases.Add(database);
        return builder.ApplicationBuilder.AddResource(database);
    }

    /// <summary>Nothing to do here: native servers keep their data below the data folder in any case.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) => builder;
}

/// <summary>Adds RabbitMQ.</summary>
public static class RabbitMQBuilderExtensions
{
    /// <summary>A private RabbitMQ server.</summary>
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        var server = new RabbitMQServerResource(name, userName?.Resource, password?.Resource ?? builder.Password(name));
        ((DistributedApplicationBuilder)builder).FixPort(server, RabbitMQServerResource.PrimaryEndpointName, port);
        return builder.AddResource(server);
    }

    /// <summary>Nothing to do here: native servers keep their data below the data folder in any case.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(
        this IResourceBuilder<RabbitMQServerResource> builder, string? name = null, bool isReadOnly = false) => builder;

    /// <summary>Nothing to do here: the management plugin is always on, since the health check asks it.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> builder)
        => builder.WithManagementPlugin(port: null);

    /// <summary>The management plugin at a fixed port.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> builder, int? port)
    {
        ((DistributedApplicationBuilder)builder.ApplicationBuilder).FixPort(builder.Resource, RabbitMQServerResource.ManagementEndpointName, port);
        return builder;
    }
}

/// <summary>Adds Redis.</summary>
public static class RedisBuilderExtensions
{
    /// <summary>A private Redis server.</summary>
    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder, string name, int? port = null, IResourceBuilder<ParameterResource>? password = null)
    {
        var server = new RedisResource(name, password?.Resource ?? builder.Password(name));
        ((DistributedApplicationBuilder)builder).FixPort(server, RedisResource.PrimaryEndpointName, port);
        return builder.AddResource(server);
    }

    /// <summary>Nothing to do here: native servers keep their data below the data folder in any case.</summary>
    public static IResourceBuilder<RedisResource> WithDataVolume(
        this IResourceBuilder<RedisResource> builder, string? name = null, bool isReadOnly = false) => builder;
}

/// <summary>What only publishing needs.</summary>
public static class PublishingExtensions
{
    /// <summary>Nothing to do here: the stand-in runs the application and publishes nothing.</summary>
    public static void AddDockerComposeEnvironment(this IDistributedApplicationBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
    }
}
