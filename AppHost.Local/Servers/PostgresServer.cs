using Npgsql;
using PartyPlatform.AppHost.Local.Processes;
using PartyPlatform.AppHost.Local.Running;

namespace PartyPlatform.AppHost.Local.Servers;

/// <summary>A private PostgreSQL. A crash of it or of the machine loses no commit: fsync and synchronous_commit are on.</summary>
internal sealed class PostgresServer : Unit, IAsyncDisposable
{
    private readonly PostgresSettings settings;
    private readonly SystemUser? user;
    private readonly NpgsqlDataSource source;
    private readonly string folder;

    public PostgresServer(string name, string folder, PostgresSettings settings, ServerPrograms programs)
        : base(name, name)
    {
        this.settings = settings;
        this.folder = folder;
        Data = Path.Combine(folder, "data");
        var version = Path.Combine(Data, "PG_VERSION");
        Programs = programs.PostgresFolder(File.Exists(version) ? File.ReadAllText(version).Trim() : null);
        user = ServerPrograms.User("postgres", "postgresql");
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = "localhost",
            Port = settings.Port,
            Username = settings.UserName,
            Password = settings.Password,
            Database = "postgres",
            MaxPoolSize = 2,
            Timeout = 5,
            CommandTimeout = 5,
            ApplicationName = "apphost",
        });
    }

    public string ConnectionString => $"Host=localhost;Port={settings.Port};Username={settings.UserName};Password={settings.Password}";

    public override string Address => $"localhost:{settings.Port}";

    // Fast shutdown: open sessions are ended, everything is written.
    public override int StopSignal => Signals.Interrupt;

    public override TimeSpan StopGrace => TimeSpan.FromSeconds(30);

    private string Data { get; }

    private string Programs { get; }

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Files.Folder(folder, Files.OwnerFolder, user);
        if (!File.Exists(Path.Combine(Data, "PG_VERSION")))
            await CreateClusterAsync(cancellationToken);
        RemoveForeignPidFile();
    }

    public override ProcessSpec Spec() => new(Path.Combine(Programs, "postgres"), Arguments(), folder)
    {
        User = user,
        Environment = Environment,
        StopSignal = StopSignal,
    };

    public override async Task<string?> ProbeAsync(int pid, CancellationToken cancellationToken)
    {
        if (!Ports.IsListening(pid, settings.Port))
            return $"not listening on {settings.Port}";

        // Signing in needs the password of this checkout: another server at the port would refuse it.
        await using var command = source.CreateCommand("select 1");
        await command.ExecuteScalarAsync(cancellationToken);
        return null;
    }

    public override async Task WhenUpAsync(CancellationToken cancellationToken)
    {
        foreach (var database in settings.Databases)
        {
            await using var exists = source.CreateCommand("select 1 from pg_database where datname = $1");
            exists.Parameters.Add(new NpgsqlParameter { Value = database });
            if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
                continue;
            await using var create = source.CreateCommand($"create database {new NpgsqlCommandBuilder().QuoteIdentifier(database)}");
            await create.ExecuteNonQueryAsync(cancellationToken);
            settings.DatabaseCreated();
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private IReadOnlyList<string> Arguments()
    {
        (string Name, string Value)[] values =
        [
            ("listen_addresses", "localhost"),
            ("port", $"{settings.Port}"),
            ("unix_socket_directories", ""),
            ("fsync", "on"),
            ("synchronous_commit", "on"),
            ("shared_buffers", "128MB"),
            ("timezone", "UTC"),
            ("log_timezone", "UTC"),
        ];

        // Of a setting that is given twice the server takes the last.
        return ["-D", Data, .. values.SelectMany(value => (string[])["-c", $"{value.Name}={value.Value}"]), .. settings.Arguments];
    }

    private static Dictionary<string, string> Environment => new() { ["PATH"] = "/usr/bin:/bin", ["LANG"] = "C.UTF-8", ["LC_ALL"] = "C.UTF-8" };

    /// <summary>Beside the final place and then moved there, so that an interrupted start leaves no half of a cluster.</summary>
    private async Task CreateClusterAsync(CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(folder, "data.new");
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);

        var password = Path.Combine(folder, "password");
        Files.WritePrivately(password, settings.Password, user);
        try
        {
            var spec = new ProcessSpec(
                Path.Combine(Programs, "initdb"),
                ["-D", unfinished, "-U", settings.UserName, "-A", "scram-sha-256", "--pwfile", password, "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums"],
                folder)
            { User = user, Environment = Environment };
            await ShortCommand.RunAsync(Name, spec, cancellationToken);
            Directory.Move(unfinished, Data);
        }
        finally
        {
            File.Delete(password);
        }
    }

    /// <summary>After a reboot the process id in the file may be anybody's, and PostgreSQL would refuse to start.</summary>
    private void RemoveForeignPidFile()
    {
        var file = Path.Combine(Data, "postmaster.pid");
        if (File.Exists(file) && int.TryParse(File.ReadLines(file).FirstOrDefault(), out var pid)
            && ProcessIdentity.NameOf(pid) != "postgres")
            File.Delete(file);
    }
}

/// <param name="Port">The port on loopback.</param>
/// <param name="UserName">The superuser.</param>
/// <param name="Password">Its password.</param>
internal sealed record PostgresSettings(int Port, string UserName, string Password)
{
    public IReadOnlyList<string> Databases { get; init; } = [];

    public Action DatabaseCreated { get; init; } = () => { };

    /// <summary>More of them for the server's command line, such as <c>-c max_connections=200</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}
