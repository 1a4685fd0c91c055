using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Sockets;
using System.Text;
using PartyPlatform.Testing;

namespace PartyPlatform.Live.Tests;

public sealed class SlowReaderTests(TwoReplicas service) : IClassFixture<TwoReplicas>
{
    private static readonly string Long = new('长', 10_000);

    [Fact]
    public async Task A_slow_reader_holds_nobody_up_and_gets_everything_in_the_end()
    {
        await using var replica = service.Start(("Live:EventsKept", "10"));
        var room = TwoReplicas.NewRoom();
        using var slow = await ConnectAsync(replica, room, service.NewMember());
        await using var quick = await replica.As(service.NewMember()).WatchAsync(room);
        using var client = replica.As(service.NewMember());

        // Six megabytes: far beyond what the buffers on the way take, and beyond the ring.
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < 20; number++)
            await client.PostAsync(room, [.. Enumerable.Repeat(Long, 10)]);
        Assert.Equal(1L.To(200), await quick.TakeAsync(200));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"The quick one had to wait {watch.Elapsed.TotalSeconds:0} s.");

        Assert.Equal(1L.To(200), await SeenAsync(slow, 200));
    }

    [Fact]
    public async Task Many_who_come_late_and_read_slowly_share_what_is_read_for_them_and_hold_little()
    {
        const int Many = 100, Events = 120;
        await using var replica = service.Start(("Live:EventsKept", "5"), ("Live:StreamsPerMember", "200"));
        var room = TwoReplicas.NewRoom();
        using (var client = replica.As(service.NewMember()))
            for (var number = 0; number < Events / 10; number++)
                await client.PostAsync(room, [.. Enumerable.Repeat(Long, 10)]);
        var member = service.NewMember();
        using var pages = new Counter("party.live.catch_ups");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var late = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => ConnectAsync(replica, room, member)));
        await Task.Delay(500);

        // They have 3.6 MB before them and take none of it: a page each, and its copy on the way out, would be 51 MB.
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(held < 25_000_000, $"{Many} slow viewers hold {held / 1e6:0.0} MB.");
        foreach (var positions in await Task.WhenAll(late.Select(socket => SeenAsync(socket, Events))))
            Assert.Equal(1L.To(Events), positions);
        // For each on its own it would be fourteen times as many as they are.
        Assert.InRange(pages.Total, 1, Many * 3);
        foreach (var socket in late)
            socket.Dispose();
    }

    [Fact]
    public async Task Who_takes_nothing_at_all_is_let_go()
    {
        await using var replica = service.Start(("Live:StuckAfter", "00:00:02"));
        var room = TwoReplicas.NewRoom();
        using var stuck = await ConnectAsync(replica, room, service.NewMember());
        using var client = replica.As(service.NewMember());
        for (var number = 0; number < 20; number++)
            await client.PostAsync(room, [.. Enumerable.Repeat(Long, 10)]);
        await Task.Delay(TimeSpan.FromSeconds(5));

        // What was on its way can still be read; then the connection is at its end, long before the last event.
        var read = 0L;
        var buffer = new byte[64 * 1024];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            while (await stuck.ReceiveAsync(buffer, patience.Token) is > 0 and var count)
                read += count;
        }
        catch (SocketException)
        {
            // Reset, which is an end as well.
        }

        Assert.InRange(read, 1, 200 * 30_000 - 1);
    }

    private static async Task<List<long>> SeenAsync(Socket socket, int count)
    {
        var seen = new List<long>();
        using var lines = new StreamReader(new NetworkStream(socket));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (seen.Count < count && await lines.ReadLineAsync(patience.Token) is { } line)
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                seen.Add(long.Parse(line.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture));
        return seen;
    }

    private sealed class Counter : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _total;

        public Counter(string name)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == name)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref _total, change));
            _listener.Start();
        }

        public long Total => Interlocked.Read(ref _total);

        public void Dispose() => _listener.Dispose();
    }

    // A small window, so that little is on its way.
    private static async Task<Socket> ConnectAsync(Replica replica, string room, Guid member)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 16 * 1024 };
        await socket.ConnectAsync(System.Net.IPAddress.Loopback, replica.ClientOptions.BaseAddress.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /api/oversight/rooms/{room}/live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer {TestTokens.For(member)}\r\n\r\n"));
        await Task.Delay(300);
        return socket;
    }
}
