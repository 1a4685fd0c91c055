using System.Text.Json;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Running;

/// <summary>One of the demo members, as <c>demo/accounts.json</c> lists them.</summary>
internal sealed record DemoAccount(string UserName, IReadOnlyList<string> Roles, string? Name = null, string? Password = null);

/// <summary><c>.local/run.json</c>: all that a script or a test needs to know of the running platform.</summary>
internal sealed record RunFile(
    string? Gateway,
    string? Status,
    IReadOnlyDictionary<string, string> Services,
    string? Postgres,
    string? Rabbitmq,
    string? RabbitmqManagement,
    string? Redis,
    string Data,
    string Logs,
    IReadOnlyDictionary<string, int> Pids,
    IReadOnlyList<DemoAccount> Accounts)
{
    public static RunFile Of(DistributedApplicationBuilder application, Platform platform, string? status)
    {
        var resources = application.Resources;
        var gateway = resources.OfType<ProjectResource>().FirstOrDefault(project => project.IsExternal)?.Name;
        var services = platform.Runners.Where(runner => runner.Unit is ServiceUnit { IsJob: false }).ToDictionary(runner => runner.Unit.Name, runner => runner.Unit.Address!);
        var rabbitmq = resources.OfType<RabbitMQServerResource>().FirstOrDefault();
        return new RunFile(
            gateway is null ? null : services.GetValueOrDefault(gateway),
            status,
            services,
            resources.OfType<PostgresServerResource>().FirstOrDefault()?.ConnectionString,
            rabbitmq?.ConnectionString,
            rabbitmq is null ? null : new EndpointReference(rabbitmq, RabbitMQServerResource.ManagementEndpointName).Url,
            resources.OfType<RedisResource>().FirstOrDefault()?.ConnectionString,
            platform.Folder.Data,
            platform.Folder.Logs,
            platform.Runners.Where(runner => runner.Pid is not null).ToDictionary(runner => runner.Unit.Name, runner => runner.Pid!.Value),
            AccountsOf(application));
    }

    public void Write(string path) => Files.WritePrivately(path, JsonSerializer.Serialize(this, Json.Options));

    public static RunFile? Read(string path)
        => File.Exists(path) ? JsonSerializer.Deserialize<RunFile>(File.ReadAllText(path), Json.Options) : null;

    private static List<DemoAccount> AccountsOf(DistributedApplicationBuilder application)
    {
        var list = application.Options.Accounts;
        var password = application.Resources.OfType<ParameterResource>().FirstOrDefault(parameter => parameter.Name == "demo-password");
        if (password is null || list is null || application.Configuration["Party:Demo"] is not ("true" or "True") || !File.Exists(list))
            return [];
        var accounts = JsonSerializer.Deserialize<List<DemoAccount>>(File.ReadAllText(list), Json.Options) ?? [];
        return [.. accounts.Select(account => account with { Password = password.Value })];
    }
}
