using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PartyPlatform.Gateway.Session;
using PartyPlatform.Live;
using PartyPlatform.Live.Fanout;

namespace PartyPlatform.Gateway.Live;

/// <summary>
/// Ends streams whose session is over, or whose member may not act any more. At once where this replica hears of it, by a
/// hint where another did, and within seconds even if no hint comes.
/// </summary>
internal sealed partial class EndWatching : BackgroundService
{
    private const string MemberHint = "member:";
    private const int SessionsAtATime = 1_000;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>A service may hear of it a moment later than the gateway and let the member in once more.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(15);

    private readonly Hubs _hubs;
    private readonly LiveHints _hints;
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private readonly ILogger<EndWatching> _logger;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new();

    public EndWatching(Hubs hubs, LiveHints hints, Sessions sessions, IServiceScopeFactory scopes, TimeProvider clock, ILogger<EndWatching> logger)
    {
        (_hubs, _hints, _scopes, _clock, _logger) = (hubs, hints, scopes, clock, logger);
        sessions.Ended += hash => End(viewer => hash.AsSpan().SequenceEqual(viewer.Session));
        hints.Heard += hint =>
        {
            if (hint.StartsWith(MemberHint, StringComparison.Ordinal))
                End(hint);
        };
    }

    /// <summary>Ends all streams of a member, here and at the other replicas.</summary>
    public void EndOf(Guid memberId)
    {
        End($"{MemberHint}{memberId}");
        _hints.Send($"{MemberHint}{memberId}");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var forget = _clock.GetUtcNow() - Remembered;
            foreach (var (member, at) in _ended)
                if (at < forget)
                    _ended.TryRemove(member, out _);
            if (!_ended.IsEmpty)
                End(viewer => _ended.ContainsKey(viewer.Member));
            try
            {
                await LookAtSessionsAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or OperationCanceledException
                or InvalidOperationException { InnerException: NpgsqlException })
            {
                // Looked at again in a moment; grants end by themselves meanwhile.
                LogUnknown(_logger, exception.GetType().Name);
            }
        }
    }

    private void End(string member)
    {
        _ended[member] = _clock.GetUtcNow();
        End(viewer => viewer.Member == member);
    }

    private void End(Func<Viewer, bool> which) => _hubs.ForEachViewer(viewer =>
    {
        if (which(viewer))
            viewer.Stop(StreamEnd.Revoked);
    });

    private async Task LookAtSessionsAsync(CancellationToken cancellationToken)
    {
        var sessions = new Dictionary<string, byte[]>();
        _hubs.ForEachViewer(viewer =>
        {
            if (viewer.Session is { } hash)
                sessions.TryAdd(Convert.ToBase64String(hash), hash);
        });
        foreach (var some in sessions.Values.Chunk(SessionsAtATime))
        {
            await using var scope = _scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<GatewayDb>();
            foreach (var alive in await db.WebSessions.Where(session => some.Contains(session.SecretHash)).Select(session => session.SecretHash).ToListAsync(cancellationToken))
                sessions.Remove(Convert.ToBase64String(alive));
        }

        if (sessions.Count > 0)
            End(viewer => viewer.Session is { } hash && sessions.ContainsKey(Convert.ToBase64String(hash)));
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Whether the sessions of viewers go on cannot be asked just now: {Reason}")]
    private static partial void LogUnknown(ILogger logger, string reason);
}
