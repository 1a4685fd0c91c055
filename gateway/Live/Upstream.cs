using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using PartyPlatform.Live;
using PartyPlatform.Live.Fanout;
using PartyPlatform.Live.Streams;
using Yarp.ReverseProxy.Model;

namespace PartyPlatform.Gateway.Live;

/// <summary>
/// One channel of one service, read under the gateway's own identity. When the replica that it reads from dies, it goes on
/// at another after the last position; the viewers notice nothing.
/// </summary>
internal sealed partial class Upstream(
    string service, string channel, Replicas replicas, MachineToken token, LiveOptions options, ILogger<Upstream> logger) : IEventSource
{
    private const int PageSize = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>A stream that went on for this long was a good one; what ends it is a new outage.</summary>
    private static readonly TimeSpan Lasted = TimeSpan.FromSeconds(5);

    private readonly string _path = $"/api/{service}/live-channels/{Uri.EscapeDataString(channel)}";

    /// <summary>Heartbeats come more often than this: silence for longer means that nobody is at the other end.</summary>
    private TimeSpan Silence => options.Heartbeat * 2.5;

    public async Task FollowAsync(Hub hub, CancellationToken cancellationToken)
    {
        var (pause, begun, said) = (TimeSpan.Zero, false, false);
        DestinationState? replica = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            replica = replicas.Pick(service, butNot: replica);
            var started = Environment.TickCount64;
            try
            {
                if (replica is null)
                    throw new HttpRequestException($"There is no replica of {service}.");
                using var response = await OpenAsync(replica, begun ? $"?after={hub.Ring.Last}" : "", cancellationToken);
                if (!begun)
                    hub.Begin(BeginOf(response));
                begun = true;
                await ReadAsync(hub, replica, response, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (IsPassing(exception))
            {
                // Once for each outage: while nothing is there to go on at, the same line would come each second.
                if (!said)
                    LogBroken(logger, service, hub.Ring.Last, exception.GetType().Name, exception.Message);
                said = true;
            }

            // Nearly at once at first, since a replica that stopped leaves another; then not so often.
            if (Environment.TickCount64 - started > Lasted.TotalMilliseconds)
                (pause, said) = (TimeSpan.Zero, false);
            pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, (pause.Ticks * 2) + TimeSpan.FromMilliseconds(50).Ticks));
            LiveTelemetry.Reconnects.Add(1);
            await Task.Delay(pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task<EventPage> PageAsync(long after, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        DestinationState? replica = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                replica = replicas.Pick(service, butNot: replica) ?? throw new HttpRequestException($"There is no replica of {service}.");
                using var response = await OpenAsync(replica, $"?after={after}&limit={PageSize}", limit.Token);
                return FrameReader.Page(await response.Content.ReadAsByteArrayAsync(limit.Token), after);
            }
            catch (HttpRequestException) when (attempt < 3)
            {
                // Another replica may answer.
            }
        }
    }

    private static bool IsPassing(Exception exception) =>
        exception is HttpRequestException or IOException or InvalidDataException or InvalidOperationException or OperationCanceledException
            or TimeoutException or Polly.ExecutionRejectedException;

    private static long BeginOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(ServeUpstream.AfterHeader, out var values) && long.TryParse(values.First(), out var after)
            ? after
            : throw new InvalidDataException($"A live channel's stream has no {ServeUpstream.AfterHeader}.");

    private async Task<HttpResponseMessage> OpenAsync(DestinationState replica, string query, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, Replicas.AddressOf(replica, _path + query));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(Frames.MediaType));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token.GetAsync(limit.Token));
        var response = await replicas.SendAsync(service, replica, request, limit.Token);
        if (response.StatusCode == HttpStatusCode.OK)
            return response;

        response.Dispose();
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            token.Forget();
        throw new HttpRequestException($"{service} answered {(int)response.StatusCode}.", null, response.StatusCode);
    }

    private async Task ReadAsync(Hub hub, DestinationState replica, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(Silence);
        var stream = PipeReader.Create(await response.Content.ReadAsStreamAsync(silence.Token));
        try
        {
            while (true)
            {
                var read = await stream.ReadAsync(silence.Token);
                silence.CancelAfter(Silence);
                var buffer = read.Buffer;
                Take(hub, ref buffer);
                stream.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted)
                    return;
            }
        }
        catch (IOException)
        {
            replicas.Failed(service, replica);
            throw;
        }
        finally
        {
            await stream.CompleteAsync();
        }
    }

    private static void Take(Hub hub, ref System.Buffers.ReadOnlySequence<byte> buffer)
    {
        var last = hub.Ring.Last;
        while (FrameReader.TryTake(ref buffer, out var position, out var frame))
            hub.Add(position, frame);
        if (hub.Ring.Last != last)
            hub.Announce();
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A live stream of {Service} broke off after {Position}; another replica is asked. {Reason}: {Detail}")]
    private static partial void LogBroken(ILogger logger, string service, long position, string reason, string detail);
}
