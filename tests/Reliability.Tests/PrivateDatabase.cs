using System.Diagnostics;
using System.Text;
using Npgsql;

namespace PartyPlatform.Reliability.Tests;

/// <summary>A PostgreSQL of this test alone, which may be killed, and whose disk may be small.</summary>
internal sealed class PrivateDatabase : IAsyncDisposable
{
    private static readonly bool IsRoot = Environment.UserName == "root";
    private static readonly string Programs = Directory.EnumerateDirectories("/usr/lib/postgresql").Order().Last() + "/bin";

    private readonly string _folder = Directory.CreateTempSubdirectory("party-postgres-").FullName;
    private readonly string _password = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12));
    private readonly StringBuilder _said = new();
    private readonly bool _ownDisk;
    private int _port = ProbeProcess.FreePort();
    private Process? _process;

    private PrivateDatabase(bool ownDisk) => _ownDisk = ownDisk;

    /// <summary>Its maintenance database, with the right to make others.</summary>
    public string Address => $"Host=localhost;Port={_port};Username=postgres;Password={_password};Database=postgres;Timeout=5";

    private string Data => Path.Combine(_folder, "data");

    private string Filler => Path.Combine(_folder, "filler");

    /// <summary>Makes a cluster and starts it.</summary>
    /// <param name="megabytes">The size of its disk; null for what the machine has.</param>
    public static async Task<PrivateDatabase> CreateAsync(int? megabytes = null)
    {
        var database = new PrivateDatabase(megabytes is not null);
        if (megabytes is not null)
            await MountAsync(megabytes.Value, database._folder);
        await database.InitialiseAsync();
        await database.StartAsync();
        return database;
    }

    /// <summary>Starts the server on the data that it had, and waits until it serves.</summary>
    public async Task StartAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            // After a kill -9 what the server had started takes a moment to notice, and holds its memory till then.
            _process ??= Launch();
            if (await ServesAsync())
                return;
            if (_process.HasExited)
                _process = null;
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(30))
                throw new InvalidOperationException($"The private database did not start:\n{_said}");
            await Task.Delay(100);
        }
    }

    /// <summary>kill -9 of the server; what it had started notices and ends.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts the server again if the full disk brought it down, as whoever runs the platform does.</summary>
    public Task StartIfItEndedAsync() => _process is { HasExited: false } ? StartAsync() : Task.Run(async () =>
    {
        _process?.Dispose();
        _process = null;
        await StartAsync();
    });

    /// <summary>Leaves no byte free on its own disk.</summary>
    public void FillDisk()
    {
        using var filler = File.Create(Filler);
        var block = new byte[1 << 16];
        try
        {
            while (true)
                filler.Write(block);
        }
        catch (IOException)
        {
            // Full, as meant; the last pages too.
        }

        try
        {
            while (true)
                filler.Write(block, 0, 1 << 12);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Makes room again.</summary>
    public void FreeDisk() => File.Delete(Filler);

    /// <summary>A setting of the running server.</summary>
    public async Task<string> SettingAsync(string name)
    {
        await using var source = NpgsqlDataSource.Create(Address);
        await using var command = source.CreateCommand($"show {name}");
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_process is not null)
            await KillAsync();
        if (_ownDisk)
            await RunAsync("umount", "--lazy", _folder);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Tries to mount a disk of a given size; in most containers even root may not.</summary>
    /// <returns>Why it cannot be done; null where it can.</returns>
    public static async Task<string?> WhyNoOwnDiskAsync()
    {
        var folder = Directory.CreateTempSubdirectory("party-disk-").FullName;
        try
        {
            await MountAsync(1, folder);
            await RunAsync("umount", folder);
            return null;
        }
        catch (InvalidOperationException refused)
        {
            return refused.Message;
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    private static Task MountAsync(int megabytes, string folder) =>
        RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "party-test", folder);

    private async Task InitialiseAsync()
    {
        var secret = Path.Combine(_folder, "secret");
        await File.WriteAllTextAsync(secret, _password);
        if (IsRoot)
            await RunAsync("chown", "-R", "postgres:postgres", _folder);
        await RunAsync(AsServer([$"{Programs}/initdb", "-D", Data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", secret, "-E", "UTF8", "--locale=C.UTF-8", "--wal-segsize=1"]));
        File.Delete(secret);
        await File.AppendAllTextAsync(Path.Combine(Data, "postgresql.conf"), $"""

            listen_addresses = '127.0.0.1'
            unix_socket_directories = '{_folder}'
            shared_buffers = 16MB
            max_wal_size = 8MB
            min_wal_size = 2MB

            """);
    }

    private Process Launch()
    {
        var command = AsServer([$"{Programs}/postgres", "-D", Data, "-p", $"{_port}"]);
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task<bool> ServesAsync()
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(Address + ";Pooling=false");
            await using var command = source.CreateCommand("select 1");
            await command.ExecuteScalarAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
    }

    // Changes the user and becomes the server: the process that is killed is the server itself.
    private static string[] AsServer(string[] command) =>
        IsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. command] : command;

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}:\n{said}");
    }
}
