using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PartyPlatform.Contracts;
using PartyPlatform.Messaging.Transport;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace PartyPlatform.Messaging.Publishing;

/// <summary>
/// Holds an event back until every service that its contract names has its queue, for a while at most: a service that is
/// not installed must not stop the others. What it misses then can be sent again from the event log.
/// </summary>
internal sealed partial class Listeners(BrokerConnection broker, IOptions<MessagingOptions> options, ILogger<Listeners> logger) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<Type, byte> _there = new();
    private readonly ConcurrentDictionary<Type, (string Queue, long At)> _missing = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private long _since = Stopwatch.GetTimestamp();

    /// <summary>The queue for which an event waits; null if it may be sent.</summary>
    public async ValueTask<string?> MissingAsync(Type eventType, CancellationToken cancellationToken)
    {
        if (_there.ContainsKey(eventType))
            return null;
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_there.ContainsKey(eventType))
                return null;
            if (_missing.TryGetValue(eventType, out var known) && Stopwatch.GetElapsedTime(known.At) < LookEvery)
                return known.Queue;
            var missing = await LookAsync(eventType, cancellationToken);
            if (missing is not null && Stopwatch.GetElapsedTime(Interlocked.Read(ref _since)) < options.Value.LongestWaitForListeners)
            {
                _missing[eventType] = (missing, Stopwatch.GetTimestamp());
                return missing;
            }

            if (missing is not null)
                LogWithout(logger, eventType.Name, missing);
            _there[eventType] = 0;
            return null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The broker went away; the one that comes may be empty.</summary>
    public void Forget()
    {
        Interlocked.Exchange(ref _since, Stopwatch.GetTimestamp());
        _there.Clear();
        _missing.Clear();
    }

    public void Dispose() => _one.Dispose();

    private async Task<string?> LookAsync(Type eventType, CancellationToken cancellationToken)
    {
        if (eventType.GetCustomAttribute<HeardByAttribute>() is not { Services.Count: > 0 } heardBy)
            return null;
        await using var connection = await broker.OpenAsync("looks for listeners", cancellationToken);
        foreach (var service in heardBy.Services)
            if (EventNames.Queue(service, eventType) is var queue && !await IsThereAsync(connection, queue, cancellationToken))
                return queue;
        return null;
    }

    private static async Task<bool> IsThereAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        // The broker closes the channel on which it says no.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            await channel.QueueDeclarePassiveAsync(queue, cancellationToken);
            return true;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == 404)
        {
            return false;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{EventType} is sent although {Queue} is not there; once it is, send again what it missed with the republish verb")]
    private static partial void LogWithout(ILogger logger, string eventType, string queue);
}
