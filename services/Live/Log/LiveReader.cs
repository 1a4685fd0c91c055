using System.Buffers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PartyPlatform.Live.Fanout;

namespace PartyPlatform.Live;

/// <summary>Reads live events from this service's database.</summary>
internal sealed partial class LiveReader(NpgsqlDataSource database, LiveSignal signal, IOptions<LiveOptions> options, ILogger<LiveReader> logger)
{
    /// <summary>Events that are read at a time.</summary>
    public const int PageSize = 500;

    /// <summary>What a page's bytes are cut at, beyond its first event.</summary>
    private const int PageBytes = 256 * 1024;

    public IEventSource Source(string channel) => new LogSource(this, channel);

    /// <summary>Events after a position in one piece, <paramref name="limit"/> at most.</summary>
    public async Task<EventPage> PageAsync(string channel, long after, int limit, CancellationToken cancellationToken)
    {
        var (bytes, ends) = (new ArrayBufferWriter<byte>(4 * 1024), new List<int>());
        await foreach (var (_, frame) in ReadAsync(channel, after, limit, cancellationToken))
        {
            bytes.Write(frame);
            ends.Add(bytes.WrittenCount);
            if (bytes.WrittenCount >= PageBytes)
                break;
        }

        // Not the buffer: that may be twice as long as what is in it.
        return new EventPage(bytes.WrittenSpan.ToArray(), after, ends);
    }

    private async IAsyncEnumerable<(long Position, byte[] Frame)> ReadAsync(
        string channel, long after, int limit, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select position, type, data from live_events where channel = $1 and position > $2 order by position limit $3");
        command.Parameters.AddWithValue(channel);
        command.Parameters.AddWithValue(after);
        command.Parameters.AddWithValue(limit);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            yield return (rows.GetInt64(0), Frames.Of(rows.GetInt64(0), rows.GetString(1), rows.GetString(2)));
    }

    private async Task<long> LastAsync(string channel, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select last_position from live_channels where channel = $1");
        command.Parameters.AddWithValue(channel);
        return await command.ExecuteScalarAsync(cancellationToken) as long? ?? 0;
    }

    private async Task FollowAsync(string channel, Hub hub, CancellationToken cancellationToken)
    {
        using var news = signal.Follow(channel);
        var (begun, failing) = (false, false);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (!begun)
                    hub.Begin(Math.Max(0, await LastAsync(channel, cancellationToken) - options.Value.EventsKept));
                begun = true;
                while (await TakeNewAsync(channel, hub, cancellationToken) == PageSize)
                {
                }

                failing = false;
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or IOException)
            {
                // Said once an outage: it looks again each second.
                if (!failing)
                    LogAway(logger, exception.GetType().Name, exception.Message);
                failing = true;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            await news.WaitAsync(options.Value.Poll, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> TakeNewAsync(string channel, Hub hub, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var (position, frame) in ReadAsync(channel, hub.Ring.Last, PageSize, cancellationToken))
        {
            hub.Add(position, frame);
            count++;
        }

        if (count > 0)
            hub.Announce();
        return count;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A live channel cannot be read just now: {Reason}: {Detail}")]
    private static partial void LogAway(ILogger logger, string reason, string detail);

    private sealed class LogSource(LiveReader reader, string channel) : IEventSource
    {
        public Task FollowAsync(Hub hub, CancellationToken cancellationToken) => reader.FollowAsync(channel, hub, cancellationToken);

        public Task<EventPage> PageAsync(long after, CancellationToken cancellationToken) =>
            reader.PageAsync(channel, after, PageSize, cancellationToken);
    }
}
