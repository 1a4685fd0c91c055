using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PartyPlatform.Testing;

/// <summary>A Redis of one test alone, which may be flushed and killed.</summary>
public sealed class PrivateRedis : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("party-redis-").FullName;
    private readonly string _password = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(12));
    private readonly int _port = HostProcess.FreePort();
    private Process? _process;

    /// <summary>The connection string.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"localhost:{_port},password={_password}");

    /// <summary>Starts the server, empty, and waits until it serves.</summary>
    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo("redis-server",
            ["--bind", "127.0.0.1", "-::1", "--port", _port.ToString(CultureInfo.InvariantCulture), "--requirepass", _password, "--dir", _folder, "--save", "", "--appendonly", "no", "--logfile", "redis.log"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var started = Stopwatch.GetTimestamp();
        // Only the server that knows this run's password is ours.
        while (await SayAsync("PING") != "+PONG")
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(20))
                throw new InvalidOperationException("The private Redis did not start.");
            await Task.Delay(50);
        }
    }

    /// <summary>Forgets everything.</summary>
    public async Task FlushAsync()
    {
        if (await SayAsync("FLUSHALL") is not "+OK" and var answer)
            throw new InvalidOperationException($"Redis answered {answer}.");
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
            return;
        _process = null;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string?> SayAsync(string command)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("localhost", _port);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"AUTH {_password}\r\n{command}\r\nQUIT\r\n"));
            using var answers = new StreamReader(stream, Encoding.ASCII);
            return await answers.ReadLineAsync() == "+OK" ? await answers.ReadLineAsync() : null;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return null;
        }
    }
}
