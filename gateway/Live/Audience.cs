using System.Collections.Concurrent;
using System.Globalization;
using PartyPlatform.Live;
using PartyPlatform.Live.Fanout;

namespace PartyPlatform.Gateway.Live;

/// <summary>
/// How many watch a channel: through this gateway, and through its other replicas as they said last. Whoever may watch may
/// ask, at the address of the stream.
/// </summary>
internal sealed class Audience : BackgroundService
{
    /// <summary>The media type under which a live address answers with the number instead of the stream.</summary>
    public const string MediaType = "application/vnd.party.audience+json";

    private const string Hint = "audience:";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>A replica that has said nothing for longer is gone, or has no viewers any more.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(7);

    private readonly string _self = Guid.CreateVersion7().ToString("N");
    private readonly ConcurrentDictionary<(string Replica, string Channel), (int Viewers, long At)> _elsewhere = new();
    private readonly Hubs _hubs;
    private readonly LiveHints _hints;

    public Audience(Hubs hubs, LiveHints hints)
    {
        (_hubs, _hints) = (hubs, hints);
        hints.Heard += Heard;
    }

    /// <summary>The viewers of a channel. What other replicas add is up to some seconds old, and missing without Redis.</summary>
    public int Of(string channel) => _hubs.ViewersOf(channel)
        + _elsewhere.Where(other => other.Key.Channel == channel && IsBelieved(other.Value.At)).Sum(other => other.Value.Viewers);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var (channel, viewers) in _hubs.Audiences())
                _hints.Send(string.Create(CultureInfo.InvariantCulture, $"{Hint}{_self}:{viewers}:{channel}"));
            foreach (var (key, said) in _elsewhere)
                if (!IsBelieved(said.At))
                    _elsewhere.TryRemove(new(key, said));
        }
    }

    private void Heard(string hint)
    {
        if (!hint.StartsWith(Hint, StringComparison.Ordinal) || hint[Hint.Length..].Split(':', 3) is not [var replica, var number, var channel])
            return;
        if (replica != _self && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var viewers))
            _elsewhere[(replica, channel)] = (viewers, Environment.TickCount64);
    }

    private static bool IsBelieved(long at) => Environment.TickCount64 - at < Believed.TotalMilliseconds;
}

/// <summary>How many watch.</summary>
/// <param name="Viewers">Open streams; somebody with two pages open counts twice.</param>
internal sealed record AudienceResponse(int Viewers);
