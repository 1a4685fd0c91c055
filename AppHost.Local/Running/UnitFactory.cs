using Microsoft.Extensions.Hosting;
using PartyPlatform.AppHost.Local.Https;
using PartyPlatform.AppHost.Local.Servers;

namespace PartyPlatform.AppHost.Local.Running;

/// <summary>Gives every endpoint of the application a port and makes the units that are to run, in the order of their start.</summary>
internal sealed class UnitFactory(DistributedApplicationBuilder application, PortBook ports, DataFolder folder)
{
    private readonly Completions completions = new(folder.CompletionsFile);
    private readonly ServerPrograms programs = new(application.Options.ProgramsRoot);

    /// <summary>RabbitMQ needs longest by far, so it comes first; nothing waits for it.</summary>
    public IEnumerable<Unit> Servers()
    {
        foreach (var server in application.Resources.OfType<RabbitMQServerResource>())
        {
            var settings = new RabbitMqSettings(
                Give(server, RabbitMQServerResource.PrimaryEndpointName),
                Give(server, RabbitMQServerResource.ManagementEndpointName),
                ports.Give($"{server.Name}/distribution"),
                ports.Give($"{server.Name}/epmd"),
                server.UserName,
                server.PasswordParameter.Value);
            yield return new Epmd($"{server.Name}-epmd", settings.EpmdPort, programs);
            yield return new RabbitMqServer(server.Name, folder.Of(server.Name), settings, programs);
        }

        foreach (var server in application.Resources.OfType<PostgresServerResource>())
        {
            var settings = new PostgresSettings(Give(server, PostgresServerResource.PrimaryEndpointName), server.UserName, server.PasswordParameter.Value)
            {
                Databases = [.. server.Databases.Select(database => database.DatabaseName)],
                DatabaseCreated = completions.Forget,
                Arguments = server.Arguments,
            };
            yield return new PostgresServer(server.Name, folder.Of(server.Name), settings, programs);
        }

        foreach (var server in application.Resources.OfType<RedisResource>())
            yield return new RedisServer(server.Name, folder.Of(server.Name), Give(server, RedisResource.PrimaryEndpointName), server.PasswordParameter.Value, programs);
    }

    public IEnumerable<Unit> Services(PublicEndpoint publicly)
    {
        var home = new ServiceHome(folder, application.Options, completions, application.Environment.IsDevelopment());
        if (application.Configuration["Gateway:WebRoot"] is { Length: > 0 } webRoot)
            ReplaceValue("Gateway__WebRoot", webRoot, home.Readable("web", webRoot));

        var projects = application.Resources.OfType<ProjectResource>().ToList();
        foreach (var project in projects.Where(project => project.HasEndpoint))
        {
            project.Endpoints[ProjectResource.HttpEndpointName] = project.IsExternal
                ? [publicly.Port]
                : [.. Enumerable.Range(0, project.Replicas).Select(replica => ports.Give($"{ServiceUnit.NameOf(project, replica)}/http"))];
        }

        return projects.SelectMany(project => Enumerable.Range(0, project.HasEndpoint && !project.IsExternal ? project.Replicas : 1)
            .Select(replica => new ServiceUnit(project, replica, home, project.IsExternal ? publicly : null)));
    }

    private int Give(Resource server, string endpoint)
    {
        var port = ports.Give(
            $"{server.Name}/{endpoint}",
            application.FixedPorts.TryGetValue((server.Name, endpoint), out var wanted) ? wanted : null);
        server.Endpoints[endpoint] = [port];
        return port;
    }

    /// <summary>The services of root find the web client in the copy that they may read.</summary>
    private void ReplaceValue(string variable, string value, string replacement)
    {
        if (value == replacement)
            return;
        foreach (var project in application.Resources.OfType<ProjectResource>().Where(project => project.Environment
            .Exists(entries => entries().Any(entry => entry.Key == variable && entry.Value == value))))
            project.Environment.Add(() => [new(variable, replacement)]);
    }
}
