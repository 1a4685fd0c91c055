using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PartyPlatform.Faults;

/// <summary>
/// Stands between a service and a server and does to their TCP connections what networks do: nothing, delay, silence,
/// dropped and refused connections. What a test does to it holds for present and new connections.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<Link, byte> _links = new();
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accepting;
    private volatile bool _refusing;
    private volatile TaskCompletionSource _open = Opened();
    private volatile byte[]? _trigger;
    private long _delayTicks;
    private long _bytes;

    private FaultProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the service connects to instead.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections that are open now.</summary>
    public int Connections => _links.Count;

    /// <summary>True while nothing passes.</summary>
    public bool Swallowed => !_open.Task.IsCompleted;

    /// <summary>Bytes carried in both directions so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Starts a proxy for a server.</summary>
    public static FaultProxy To(string host, int port) => new(host, port);

    /// <summary>Holds back every chunk, in each direction, for this long.</summary>
    public void Delay(TimeSpan time) => Interlocked.Exchange(ref _delayTicks, time.Ticks);

    /// <summary>
    /// Black hole: connections stay open and are accepted, and nothing arrives any more on either side, as behind a dead
    /// router. What was sent meanwhile arrives after <see cref="Heal"/>.
    /// </summary>
    public void Swallow()
    {
        if (_open.Task.IsCompleted)
            _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary><see cref="Swallow()"/> from the moment on at which somebody sends these bytes, which arrive no more either.</summary>
    public void Swallow(ReadOnlySpan<byte> from) => _trigger = from.ToArray();

    /// <summary>Ends all present connections as if both sides had closed them; new ones are welcome.</summary>
    public void Drop() => End(link => link.Close(reset: false));

    /// <summary>Ends all present connections with a reset, unsent data thrown away; new ones are welcome.</summary>
    public void Reset() => End(link => link.Close(reset: true));

    /// <summary>Ends all present connections with a reset and every new one at once, until <see cref="Heal"/>.</summary>
    public void Refuse()
    {
        _refusing = true;
        Reset();
    }

    /// <summary>Everything passes again.</summary>
    public void Heal()
    {
        _refusing = false;
        _trigger = null;
        Delay(TimeSpan.Zero);
        _open.TrySetResult();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        _open.TrySetResult();
        Reset();
        await _accepting;
        _ended.Dispose();
    }

    private void End(Action<Link> how)
    {
        foreach (var link in _links.Keys)
            how(link);
    }

    private async Task AcceptAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_ended.Token);
                if (_refusing)
                    Link.Close(client, reset: true);
                else
                    _ = CarryAsync(client);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                if (_ended.IsCancellationRequested)
                    return;
            }
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        var server = new TcpClient();
        var link = new Link(client, server);
        try
        {
            client.NoDelay = server.NoDelay = true;
            await server.ConnectAsync(_host, _port, _ended.Token);
            _links[link] = 0;
            await Task.WhenAny(PumpAsync(client, server), PumpAsync(server, client));
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // The server is away: the client sees its connection end, as it would without a proxy.
        }
        finally
        {
            _links.TryRemove(link, out _);
            link.Close(reset: false);
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, _ended.Token) is > 0 and var read)
            {
                if (_trigger is { } trigger && buffer.AsSpan(0, read).IndexOf(trigger) >= 0)
                {
                    _trigger = null;
                    Swallow();
                }

                if (Interlocked.Read(ref _delayTicks) is > 0 and var ticks)
                    await Task.Delay(TimeSpan.FromTicks(ticks), _ended.Token);
                await _open.Task.WaitAsync(_ended.Token);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _ended.Token);
                Interlocked.Add(ref _bytes, read);
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or OperationCanceledException or SocketException)
        {
            // One side is gone; the other is closed by the caller.
        }
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        opened.SetResult();
        return opened;
    }

    private sealed class Link(TcpClient client, TcpClient server)
    {
        public void Close(bool reset)
        {
            Close(client, reset);
            Close(server, reset);
        }

        public static void Close(TcpClient side, bool reset)
        {
            try
            {
                // Lingering for no time is what makes the kernel send a reset. Null once closed from the other end.
                if (reset && side.Client is { } socket)
                    socket.LingerState = new LingerOption(true, 0);
                side.Dispose();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // Closed already.
            }
        }
    }
}
