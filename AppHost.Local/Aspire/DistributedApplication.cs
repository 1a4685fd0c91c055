using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PartyPlatform.AppHost.Local;
using PartyPlatform.AppHost.Local.Running;

namespace Aspire.Hosting;

/// <summary>The application that AppHost.cs describes.</summary>
public sealed class DistributedApplication
{
    private readonly DistributedApplicationBuilder builder;

    internal DistributedApplication(DistributedApplicationBuilder builder) => this.builder = builder;

    /// <summary>Starts describing an application.</summary>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new DistributedApplicationBuilder(args);

    /// <summary>Runs what the first argument says (see <see cref="Verbs"/>) until it is stopped, and sets the exit code.</summary>
#pragma warning disable VSTHRD002 // Aspire's Run() blocks, and it is the last line of a program without a synchronisation context.
    public void Run() => Environment.ExitCode = new Verbs(builder).RunAsync().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
}

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly List<IResource> resources = [];

    public DistributedApplicationBuilder(string[] args)
    {
        Verb = args is [{ } first, ..] && !first.StartsWith('-') ? first : "run";
        Environment = new LocalEnvironment();
        Configuration
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{Environment.EnvironmentName}.json", optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine([.. args.SkipWhile(argument => !argument.StartsWith('-'))]);
        Options = LocalOptions.From(Configuration);
        Folder = new DataFolder(Options);
        Secrets = new Secrets(Folder.SecretsFile);
    }

    public ConfigurationManager Configuration { get; } = new();

    public IHostEnvironment Environment { get; }

    public string Verb { get; }

    public LocalOptions Options { get; init; }

    public DataFolder Folder { get; private set; }

    public Secrets Secrets { get; private set; }

    public IReadOnlyList<IResource> Resources => resources;

    public Dictionary<(string Resource, string Endpoint), int> FixedPorts { get; } = [];

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        if (resources.Exists(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
            throw new InvalidOperationException($"There is a resource '{resource.Name}' already.");
        resources.Add(resource);
        return new ResourceBuilder<T>(resource, this);
    }

    public DistributedApplication Build() => new(this);

    public void FixPort(IResource resource, string endpoint, int? port)
    {
        if (port is { } given)
            FixedPorts[(resource.Name, endpoint)] = given;
    }

    /// <summary>Uses another folder from here on: tests' servers share nothing with a running platform.</summary>
    public void MoveData(string data)
    {
        Folder = new DataFolder(Options with { Data = data, Checkout = data });
        Secrets = new Secrets(Folder.SecretsFile);
    }
}

internal sealed class LocalEnvironment : IHostEnvironment
{
    public string EnvironmentName { get; set; } = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environments.Development;

    public string ApplicationName { get; set; } = "AppHost";

    public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
