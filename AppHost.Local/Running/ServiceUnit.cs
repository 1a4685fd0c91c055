using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using PartyPlatform.AppHost.Local.Https;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Running;

/// <summary>One process of a project: a replica that serves, or a job such as a migration.</summary>
/// <param name="project">The project.</param>
/// <param name="replica">Which of its processes, from 0.</param>
/// <param name="home">Where it runs from.</param>
/// <param name="publicly">The public address, for the one that listens there.</param>
internal sealed class ServiceUnit(ProjectResource project, int replica, ServiceHome home, PublicEndpoint? publicly = null)
    : Unit(NameOf(project, replica), project.Name), IDisposable
{
    private readonly HttpClient http = new(Connections(publicly));
    private string? folder;
    private string? fingerprint;

    public override bool IsJob => !project.HasEndpoint;

    public override string? Address => publicly?.Address ?? (Port is { } port ? $"http://localhost:{port}" : null);

    public override bool IsDone => fingerprint is not null && home.Completions.Has(Name, fingerprint);

    // Services stop before the servers that they use.
    public override int StopOrder => 1;

    private int? Port => project.HasEndpoint ? project.Endpoints[ProjectResource.HttpEndpointName][replica] : null;

    public static string NameOf(ProjectResource project, int replica) => replica == 0 ? project.Name : $"{project.Name}-{replica + 1}";

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        folder = await home.BinariesAsync(project.Project.ProjectPath, cancellationToken);
        Files.Folder(home.FilesOf(project.Name), Files.OwnerFolder, home.User);
        Files.Folder(home.Media, Files.OwnerFolder, home.User);
        if (IsJob)
            fingerprint = Completions.Fingerprint(folder, project.Arguments, project.Environment.SelectMany(entries => entries()), home.DatabaseFolders(project));
    }

    public override void Completed(int exitCode)
    {
        if (exitCode == 0)
            home.Completions.Add(Name, fingerprint!);
    }

    public override ProcessSpec Spec()
    {
        var assembly = Path.Combine(folder!, Path.GetFileNameWithoutExtension(project.Project.ProjectPath) + ".dll");
        return new ProcessSpec(DotNet, [assembly, .. project.Arguments], home.ContentRoot(project.Project.ProjectPath, folder!))
        {
            User = home.User,
            InheritEnvironment = true,
            Environment = Variables(),
        };
    }

    public override async Task<string?> ProbeAsync(int pid, CancellationToken cancellationToken)
    {
        if (Port is not { } port)
            return null;
        if (!Ports.IsListening(pid, port))
            return $"not listening on {port}";
        if (project.HealthPath is not { } path)
            return null;
        using var answer = await http.GetAsync(new Uri((publicly?.LoopbackAddress ?? Address) + path), cancellationToken);
        return answer.StatusCode == HttpStatusCode.OK
            ? null
            : $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}";
    }

    public void Dispose() => http.Dispose();

    /// <summary>The environment that Aspire gives a project; later entries win, as there.</summary>
    internal Dictionary<string, string> Variables()
    {
        var variables = new Dictionary<string, string>
        {
            ["OTEL_SERVICE_NAME"] = project.Name,
            ["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={Name}-{home.Instance}",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        };
        foreach (var (key, value) in home.Common)
            variables[key] = value;
        if (home.Otlp is { } otlp)
        {
            variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = otlp;
            variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = new Uri(otlp).Port == 4318 ? "http/protobuf" : "grpc";
        }

        if (Port is { } port)
            variables["ASPNETCORE_URLS"] = $"http://localhost:{port}";
        foreach (var (key, value) in publicly?.Variables() ?? [])
            variables[key] = value;
        variables["HOME"] = home.FilesOf(project.Name);
        variables["Party__DataPath"] = home.FilesOf(project.Name);
        variables["Media__Path"] = home.Media;

        foreach (var (key, value) in LaunchProfile())
            variables[key] = value;
        foreach (var (key, value) in project.Environment.SelectMany(entries => entries()))
            variables[key] = value;
        return variables;
    }

    /// <summary>Behind TLS it is healthy only if it shows the certificate that it was given.</summary>
    private static SocketsHttpHandler Connections(PublicEndpoint? publicly)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = publicly?.Certificate?.Trust();
        return handler;
    }

    private Dictionary<string, string> LaunchProfile()
    {
        if (project.LaunchProfileName is not { } name)
            return [];
        var path = Path.Combine(Path.GetDirectoryName(project.Project.ProjectPath)!, "Properties", "launchSettings.json");
        using var settings = JsonDocument.Parse(File.ReadAllBytes(path));
        if (!settings.RootElement.GetProperty("profiles").TryGetProperty(name, out var profile))
            throw new StartupFailure(project.Name, $"{path} 中没有启动配置“{name}”。", $"{path} has no launch profile '{name}'.");

        var variables = new Dictionary<string, string> { ["DOTNET_LAUNCH_PROFILE"] = name };
        if (profile.TryGetProperty("environmentVariables", out var listed))
        {
            foreach (var variable in listed.EnumerateObject())
                variables[variable.Name] = variable.Value.GetString() ?? "";
        }

        return variables;
    }

    private static readonly string DotNet =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
}
