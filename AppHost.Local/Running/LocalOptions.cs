using Microsoft.Extensions.Configuration;

namespace PartyPlatform.AppHost.Local.Running;

/// <summary>What ./run says to the stand-in, as <c>--Local:Name=value</c>.</summary>
internal sealed record LocalOptions
{
    /// <summary>The folder whose <c>.local/</c> is used; one instance of the platform runs for each.</summary>
    public required string Checkout { get; init; }

    /// <summary>Where the data lies, if not at the usual place.</summary>
    public string? Data { get; init; }

    /// <summary>The public port that was asked for.</summary>
    public int? Port { get; init; }

    /// <summary>The list of the demo members, <c>demo/accounts.json</c>.</summary>
    public string? Accounts { get; init; }

    /// <summary>Where telemetry goes, such as <c>http://localhost:4317</c>.</summary>
    public string? Otlp { get; init; }

    /// <summary>The name for https, the machine's first address if empty; null for plain HTTP on loopback.</summary>
    public string? Https { get; init; }

    /// <summary>Who the services run as if we are root.</summary>
    public string ServiceUser { get; init; } = "party-platform";

    /// <summary>How long the start may take in all.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Less free space than this and the start is refused: RabbitMQ stops taking messages at 200 MB.</summary>
    public long LeastFreeBytes { get; init; } = 400L * 1024 * 1024;

    /// <summary>The root of the file system in which the servers are looked for.</summary>
    public string ProgramsRoot { get; init; } = "/";

    public RunnerTiming Timing { get; init; } = new();

    public static LocalOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Local");
        var defaults = new LocalOptions { Checkout = section["Checkout"] ?? Directory.GetCurrentDirectory() };
        return defaults with
        {
            Data = section["Data"],
            Accounts = section["Accounts"],
            Port = section.GetValue<int?>("Port"),
            Otlp = section["Otlp"] is { Length: > 0 } otlp ? otlp : null,
            Https = section["Https"],
            ServiceUser = section["ServiceUser"] ?? defaults.ServiceUser,
            StartTimeout = section.GetValue<int?>("StartSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : defaults.StartTimeout,
            LeastFreeBytes = section.GetValue<long?>("LeastFreeBytes") ?? defaults.LeastFreeBytes,
            ProgramsRoot = section["ProgramsRoot"] ?? defaults.ProgramsRoot,
        };
    }
}
