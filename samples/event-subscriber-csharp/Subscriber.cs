using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace PartyPlatform.Samples.EventSubscriber;

/// <summary>
/// Reads its queue with its own account, handles each event once, and fetches what it missed over HTTP. Written from
/// docs/integration.md alone.
/// </summary>
internal sealed class Subscriber(Settings settings, Replay replay, SubscriberState state, IReadOnlyDictionary<string, Action<JsonElement, CloudEvent>> handlers)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly JsonEventFormatter Formatter = new();

    // One event after the other: the sequence means nothing if two are handled at once.
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _asking;

    /// <summary>Reads until it is cancelled; connects again when the broker went away.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var pause = TimeSpan.FromMilliseconds(500);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(() => pause = TimeSpan.FromMilliseconds(500), stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is BrokerUnreachableException or OperationInterruptedException or AlreadyClosedException or IOException or TimeoutException or HttpRequestException or OperationCanceledException)
            {
                await Console.Error.WriteLineAsync($"Connects again in {pause.TotalSeconds} s: {exception.Message}");
            }

            await Task.Delay(pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task ReadAsync(Action connected, CancellationToken stopping)
    {
        await using var connection = await Connection().CreateConnectionAsync(stopping);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stopping);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        channel.ChannelShutdownAsync += (_, _) => ended.CancelAsync();
        await channel.BasicQosAsync(0, 20, global: false, stopping);
        // What was published while this was not running, or dropped from a full queue.
        await InTurnAsync(() => CatchUpAsync(ended.Token), ended.Token);

        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.UnregisteredAsync += (_, _) => ended.CancelAsync(); // The queue was taken away.
        consumer.ReceivedAsync += (_, delivery) => InTurnAsync(() => DeliverAsync(channel, delivery, ended.Token), ended.Token);
        await channel.BasicConsumeAsync(settings.Queue, autoAck: false, consumer, stopping);
        connected();
        await Task.Delay(Timeout.Infinite, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task DeliverAsync(IChannel channel, BasicDeliverEventArgs delivery, CancellationToken stopping)
    {
        CloudEvent read;
        try
        {
            read = Read(delivery.Body);
            Handle(read);
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"Refused: {exception.Message}");
            // Ends in the dead-letter queue and is counted there.
            await channel.BasicRejectAsync(delivery.DeliveryTag, requeue: false, stopping);
            return;
        }

        await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, stopping);
        NoteNumber(Sequence(read), stopping);
    }

    /// <summary>Handles one event, from the queue or from the replay; a second time it changes nothing.</summary>
    private void Handle(CloudEvent read)
    {
        if (state.HasSeen(read.Id!))
            return;
        if (handlers.TryGetValue(read.Type!, out var handler))
            handler((JsonElement)read.Data!, read);
        else
            // A type or a version that this program does not know is none of its business: a wide filter brings new ones in time.
            Console.WriteLine($"Ignored: {read.Type}");
        state.Done(read.Id!);
    }

    // Numbers count all types, so one that jumps may be a gap or may be events that the filter leaves out: the replay tells.
    // It is asked a second later, once for all that jumped meanwhile, from the number up to which everything is known to be here.
    private void NoteNumber(string sequence, CancellationToken stopping)
    {
        var (number, last) = (Number(sequence), Number(state.Last ?? "0"));
        if (number == last + 1)
            state.Through(sequence);
        else if (number > last && Interlocked.Exchange(ref _asking, 1) == 0)
            _ = AskLaterAsync(sequence, stopping);
    }

    private async Task AskLaterAsync(string sequence, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(1), stopping);
            Volatile.Write(ref _asking, 0);
            await InTurnAsync(() => CatchUpAsync(stopping), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The next connection begins with catching up.
            Volatile.Write(ref _asking, 0);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Asks again: {exception.Message}");
            NoteNumber(sequence, stopping);
        }
    }

    /// <summary>Reads everything behind the last number over HTTP.</summary>
    private async Task CatchUpAsync(CancellationToken stopping)
    {
        EventPage page;
        do
        {
            page = await replay.ReadAsync(state.Last, stopping);
            foreach (var item in page.Items)
                Handle(Read(JsonSerializer.SerializeToUtf8Bytes(item)));
            state.Through(page.Through);
        }
        while (page.Next is not null);
    }

    private static CloudEvent Read(ReadOnlyMemory<byte> body)
    {
        var read = Formatter.DecodeStructuredModeMessage(body, new ContentType("application/cloudevents+json"), null);
        return Sequence(read) is { Length: 20 } text && text.All(char.IsAsciiDigit) ? read : throw new FormatException("The event has no sequence of the platform.");
    }

    private static string Sequence(CloudEvent read) => read["sequence"] as string ?? "";

    private static long Number(string sequence) => long.Parse(sequence, CultureInfo.InvariantCulture);

    private async Task InTurnAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    private ConnectionFactory Connection() => new()
    {
        Uri = new UriBuilder(settings.Broker) { UserName = Uri.EscapeDataString(settings.Queue), Password = Uri.EscapeDataString(settings.QueuePassword) }.Uri,
        ClientProvidedName = settings.Queue,
        AutomaticRecoveryEnabled = false,
        RequestedHeartbeat = TimeSpan.FromSeconds(10),
        RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
    };
}
