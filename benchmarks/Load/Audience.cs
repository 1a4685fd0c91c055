using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PartyPlatform.Benchmarks;

/// <summary>
/// Thousands of viewers of one event stream in this process, each a bare socket. An event carries <c>@number@ticks@</c>;
/// whoever gets one late, twice or out of turn is noticed.
/// </summary>
internal sealed class Audience : IAsyncDisposable
{
    private const int ConnectAtATime = 64;

    private readonly Seat[] _seats;
    private readonly double[] _delays;
    private int _delivered;
    private volatile string? _fault;

    private Audience(int viewers, int events) => (_seats, _delays) = (new Seat[viewers], new double[viewers * events]);

    /// <summary>From the request to the first byte of the answer, in milliseconds, sorted.</summary>
    public double[] HeaderTimes => [.. _seats.Select(seat => seat.HeaderTime).Order()];

    /// <summary>From before the entry was posted until a viewer had it, in milliseconds, sorted.</summary>
    public double[] Delays => [.. _delays.Take(_delivered).Order()];

    /// <summary>Seats everybody; the answers' headers have come.</summary>
    public static async Task<Audience> SeatAsync(Uri address, string path, Func<int, string> token, int viewers, int events)
    {
        var audience = new Audience(viewers, events);
        using var turns = new SemaphoreSlim(ConnectAtATime);
        await Task.WhenAll(Enumerable.Range(0, viewers).Select(async number =>
        {
            await turns.WaitAsync();
            try
            {
                audience._seats[number] = await Seat.TakeAsync(audience, address, path, token(number), number);
            }
            finally
            {
                turns.Release();
            }
        }));
        return audience;
    }

    /// <summary>Waits until everybody has had so many events.</summary>
    public async Task HadAsync(int events)
    {
        var started = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _delivered) < events * _seats.Length)
        {
            if (_fault is { } fault)
                throw new InvalidOperationException(fault);
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(30))
                throw new InvalidOperationException($"Only {_delivered} of {events * _seats.Length} deliveries came.");
            await Task.Delay(20);
        }

        if (_fault is { } late)
            throw new InvalidOperationException(late);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var seat in _seats)
            seat?.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Took(int number, long ticks)
    {
        var at = Interlocked.Increment(ref _delivered) - 1;
        if (at < _delays.Length)
            _delays[at] = Stopwatch.GetElapsedTime(ticks).TotalMilliseconds;
        else
            _fault ??= $"Event {number} came where all had come.";
    }

    private sealed class Seat : IDisposable
    {
        private readonly Audience _audience;
        private readonly Socket _socket;
        private readonly byte[] _buffer = new byte[4096];
        private readonly SocketAsyncEventArgs _receive = new();
        private readonly TaskCompletionSource _seated = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _asked;
        private int _length;
        private int _next = 1;
        private volatile bool _left;

        private Seat(Audience audience, Socket socket)
        {
            (_audience, _socket) = (audience, socket);
            _receive.Completed += (_, _) => Received();
        }

        public double HeaderTime { get; private set; }

        public static async Task<Seat> TakeAsync(Audience audience, Uri address, string path, string token, int number)
        {
            // Reset when it leaves, so that thousands of ports do not wait out their minute.
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, LingerState = new LingerOption(true, 0) };
            await socket.ConnectAsync(IPAddress.Loopback, address.Port);
            var seat = new Seat(audience, socket) { _asked = Stopwatch.GetTimestamp() };
            await socket.SendAsync(Encoding.ASCII.GetBytes(
                $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer {token}\r\n\r\n"));
            seat.Receive();
            await seat._seated.Task.WaitAsync(TimeSpan.FromSeconds(30));
            return seat;
        }

        public void Dispose()
        {
            _left = true;
            _socket.Dispose();
            _receive.Dispose();
        }

        private void Receive()
        {
            do
            {
                if (_left)
                    return;
                _receive.SetBuffer(_buffer, _length, _buffer.Length - _length);
            }
            while (!_socket.ReceiveAsync(_receive) && Take());
        }

        private void Received()
        {
            if (Take())
                Receive();
        }

        private bool Take()
        {
            if (_left)
                return false;
            if (_receive.SocketError != SocketError.Success || _receive.BytesTransferred == 0)
            {
                _audience._fault ??= "A viewer's connection was closed.";
                _seated.TrySetException(new IOException("The connection was closed before the headers came."));
                return false;
            }

            _length += _receive.BytesTransferred;
            if (!_seated.Task.IsCompleted)
            {
                HeaderTime = Stopwatch.GetElapsedTime(_asked).TotalMilliseconds;
                if (!_buffer.AsSpan(0, _length).StartsWith("HTTP/1.1 200"u8))
                    _audience._fault ??= Encoding.UTF8.GetString(_buffer, 0, _length);
                _seated.TrySetResult();
            }

            Read();
            return true;
        }

        private void Read()
        {
            var rest = _buffer.AsSpan(0, _length);
            while (true)
            {
                var first = rest.IndexOf((byte)'@');
                if (first < 0)
                {
                    rest = [];
                    break;
                }

                rest = rest[first..];
                if (!Utf8Parser.TryParse(rest[1..], out int number, out var digits) || rest.Length < digits + 3
                    || !Utf8Parser.TryParse(rest[(digits + 2)..], out long ticks, out var more) || rest.Length <= digits + 2 + more)
                    break;
                if (number != _next++)
                    _audience._fault ??= $"Event {number} came where {_next - 1} was next.";
                _audience.Took(number, ticks);
                rest = rest[(digits + 3 + more)..];
            }

            rest.CopyTo(_buffer);
            _length = rest.Length;
        }
    }
}
