using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PartyPlatform.Live.Fanout;

/// <summary>
/// The channels that somebody watches through this process. A channel is kept for a while after its last viewer, so that a
/// reload of the page finds it warm. Once a second all viewers are looked after.
/// </summary>
internal sealed class Hubs(IOptions<LiveOptions> options, IHostApplicationLifetime lifetime, TimeProvider clock) : BackgroundService
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Hub> _hubs = [];
    private readonly ConcurrentDictionary<string, int> _streams = new();

    /// <summary>Takes hold of a channel, following it if nobody did; null if too many are followed. Give it back with <see cref="Release"/>.</summary>
    public Hub? Hold(string key, Func<IEventSource> source)
    {
        lock (_gate)
        {
            if (!_hubs.TryGetValue(key, out var hub))
            {
                if (_hubs.Count >= options.Value.Channels && !DropLongestIdle())
                    return null;
                _hubs[key] = hub = new Hub(key, source(), options.Value, lifetime.ApplicationStopping);
                hub.Start();
                LiveTelemetry.Channels.Add(1);
            }

            hub.Holders++;
            return hub;
        }
    }

    public void Release(Hub hub)
    {
        lock (_gate)
        {
            hub.Holders--;
            hub.IdleSince = Environment.TickCount64;
        }
    }

    /// <summary>Counts a stream of a member; false if it would be one too many. Give it back with <see cref="Uncount"/>.</summary>
    public bool TryCount(string member)
    {
        if (_streams.AddOrUpdate(member, 1, static (_, open) => open + 1) <= options.Value.StreamsPerMember)
            return true;
        Uncount(member);
        return false;
    }

    public void Uncount(string member)
    {
        if (_streams.AddOrUpdate(member, 0, static (_, open) => open - 1) <= 0)
            _streams.TryRemove(new KeyValuePair<string, int>(member, 0));
    }

    /// <summary>Members who have a stream open here.</summary>
    public IReadOnlyCollection<string> Members => [.. _streams.Keys];

    /// <summary>The channels with somebody watching through this process, and how many do.</summary>
    public IReadOnlyCollection<(string Channel, int Viewers)> Audiences() =>
        [.. All().Select(hub => (hub.Key, hub.Viewers)).Where(audience => audience.Viewers > 0)];

    /// <summary>How many watch a channel through this process.</summary>
    public int ViewersOf(string key)
    {
        lock (_gate)
            return _hubs.TryGetValue(key, out var hub) ? hub.Viewers : 0;
    }

    public void ForEachViewer(Action<Viewer> action)
    {
        foreach (var hub in All())
            hub.ForEachViewer(action);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Open streams would keep the server from stopping until it is made to.
        using var stopping = lifetime.ApplicationStopping.Register(() => ForEachViewer(viewer => viewer.Stop(StreamEnd.Stopping)));
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await TickAsync(timer, stoppingToken))
        {
            var (now, ticks) = (clock.GetUtcNow(), Environment.TickCount64);
            foreach (var hub in All())
            {
                hub.ForEachViewer(viewer => viewer.Check(now, ticks, options.Value));
                hub.Older.DropOld(ticks);
            }

            await DropIdleAsync(ticks);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        ForEachViewer(viewer => viewer.Stop(StreamEnd.Stopping));
        foreach (var hub in Take(_ => true))
            await hub.StopAsync();
    }

    private static async Task<bool> TickAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private Hub[] All()
    {
        lock (_gate)
            return [.. _hubs.Values];
    }

    private async Task DropIdleAsync(long ticks)
    {
        foreach (var hub in Take(hub => hub.Holders == 0 && ticks - hub.IdleSince >= options.Value.KeptAfterLastViewer.TotalMilliseconds))
            await hub.StopAsync();
    }

    private bool DropLongestIdle()
    {
        if (_hubs.Values.Where(hub => hub.Holders == 0).MinBy(hub => hub.IdleSince) is not { } idle)
            return false;
        _hubs.Remove(idle.Key);
        LiveTelemetry.Channels.Add(-1);
        // It ends by itself; nobody can find it any more.
        _ = idle.StopAsync();
        return true;
    }

    private List<Hub> Take(Func<Hub, bool> which)
    {
        lock (_gate)
        {
            var taken = _hubs.Values.Where(which).ToList();
            foreach (var hub in taken)
                _hubs.Remove(hub.Key);
            LiveTelemetry.Channels.Add(-taken.Count);
            return taken;
        }
    }
}
