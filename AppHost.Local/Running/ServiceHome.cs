using System.Collections.Concurrent;
using PartyPlatform.AppHost.Local.Processes;

namespace PartyPlatform.AppHost.Local.Running;

/// <summary>Where services run from, and as whom.</summary>
internal sealed class ServiceHome(DataFolder folder, LocalOptions options, Completions completions, bool development)
{
    private readonly ConcurrentDictionary<string, Lazy<string>> binaries = new();

    /// <summary>Null: whoever runs this. Root's services run as an unprivileged user.</summary>
    public SystemUser? User { get; } = UserFor(options);

    /// <summary>Tells the processes of one start from those of another in telemetry.</summary>
    public string Instance { get; } = Guid.CreateVersion7().ToString("N")[^8..];

    public string? Otlp => options.Otlp;

    public Completions Completions => completions;

    /// <summary>As Aspire does, telemetry is not held back in development.</summary>
    public IReadOnlyDictionary<string, string> Common { get; } = development
        ? new Dictionary<string, string>
        {
            ["OTEL_BSP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "1000",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
            ["OTEL_TRACES_SAMPLER"] = "always_on",
            ["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based",
        }
        : new Dictionary<string, string>();

    /// <summary>The folders of the servers whose databases a job waits for.</summary>
    public IEnumerable<string> DatabaseFolders(ProjectResource job)
        => job.Waits.Select(wait => wait.Resource).OfType<PostgresDatabaseResource>().Select(database => folder.Of(database.Parent.Name));

    /// <summary>What a service writes beside its database.</summary>
    public string FilesOf(string service) => Path.Combine(Files.Folder(folder.Of("files"), Files.PassThrough), service);

    /// <summary>Pictures: one folder for all services, their replicas and their migrations, since what one writes another serves.</summary>
    public string Media => FilesOf("media");

    /// <summary>The built project; for root a copy of it, since the unprivileged user may not enter the checkout.</summary>
    public Task<string> BinariesAsync(string projectPath, CancellationToken cancellationToken) => Task.Run(
        () => binaries.GetOrAdd(projectPath, path => new Lazy<string>(() => User is null ? Built(path) : Copied(path))).Value,
        cancellationToken);

    /// <summary>Where appsettings.json is looked for: the project's folder, as with Aspire, or the copy.</summary>
    public string ContentRoot(string projectPath, string binariesFolder) => User is null ? Path.GetDirectoryName(projectPath)! : binariesFolder;

    /// <summary>Makes a folder of the checkout readable for the services; returns where they find it.</summary>
    public string Readable(string name, string source)
    {
        if (User is null)
            return source;
        var target = Path.Combine(Files.Folder(folder.Of("app"), Files.PassThrough), name);
        FolderCopy.Mirror(source, target);
        return target;
    }

    public static SystemUser? UserFor(LocalOptions options) => Posix.IsRoot ? Unprivileged(options.ServiceUser) : null;

    private string Copied(string projectPath)
    {
        var name = Path.GetFileNameWithoutExtension(projectPath);
        var target = Readable(name, Built(projectPath));

        // It names folders of the checkout, which the service may not read; what it would find there is copied.
        File.Delete(Path.Combine(target, $"{name}.staticwebassets.runtime.json"));
        var webRoot = Path.Combine(Path.GetDirectoryName(projectPath)!, "wwwroot");
        if (Directory.Exists(webRoot))
            FolderCopy.Mirror(webRoot, Path.Combine(target, "wwwroot"));
        return target;
    }

    /// <summary>Services are built in the same configuration and for the same framework as this program.</summary>
    private static string Built(string projectPath)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var built = Path.Combine(Path.GetDirectoryName(projectPath)!, "bin", own.Parent!.Name, own.Name);
        return Directory.Exists(built)
            ? built
            : throw new StartupFailure(
                Path.GetFileNameWithoutExtension(projectPath), $"还没有编译：{built}。", $"It is not built: {built}.");
    }

    private static SystemUser Unprivileged(string name) => SystemUser.Find(name) ?? throw new StartupFailure(
        "services",
        $"没有用户 {name}。请运行：useradd --system --no-create-home --shell /usr/sbin/nologin {name}",
        $"There is no user {name}. Run: useradd --system --no-create-home --shell /usr/sbin/nologin {name}");
}
