using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartyPlatform.Live;

/// <summary>
/// Says that a channel has something new. A hint and no more: whoever follows the channel reads the log, and looks at it
/// each second even if no hint comes.
/// </summary>
public sealed class LiveSignal
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _waiting = new();
    private readonly LiveHints _hints;

    internal LiveSignal(LiveHints hints)
    {
        _hints = hints;
        hints.Heard += Wake;
    }

    /// <summary>
    /// Wakes the streams of this process and hints the other replicas. Called by itself after each commit that
    /// <see cref="LiveLog.AppendAsync"/> took part in; others need it only if they commit past Entity Framework.
    /// </summary>
    public void Appended(string channel)
    {
        Wake(channel);
        _hints.Send(channel);
    }

    internal void Wake(string channel)
    {
        if (!_waiting.TryGetValue(channel, out var raised))
            return;
        try
        {
            if (raised.CurrentCount == 0)
                raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else raised it in between: one look at the log is all that is wanted.
        }
    }

    /// <summary>Follows a channel until disposed; at most one at a time does.</summary>
    internal Waiting Follow(string channel) => new(this, channel);

    internal sealed class Waiting : IDisposable
    {
        private readonly LiveSignal _signal;
        private readonly string _channel;
        private readonly SemaphoreSlim _raised;

        public Waiting(LiveSignal signal, string channel)
        {
            (_signal, _channel) = (signal, channel);
            _raised = signal._waiting.GetOrAdd(channel, static _ => new SemaphoreSlim(0, 1));
        }

        public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _raised.WaitAsync(atMost, cancellationToken);

        // Not disposed itself: a commit that is just raising it must not fail for that.
        public void Dispose() => _signal._waiting.TryRemove(new KeyValuePair<string, SemaphoreSlim>(_channel, _raised));
    }
}

/// <summary>Signals what a transaction added once it is committed, never before; forgets it if it is rolled back.</summary>
internal sealed class LiveCommits(LiveSignal signal) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Committed(eventData.Context);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Committed(eventData.Context);
        return Task.CompletedTask;
    }

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Forget(eventData.Context);

    public override Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context);
        return Task.CompletedTask;
    }

    private void Committed(DbContext? context)
    {
        if (context is null)
            return;
        foreach (var channel in LiveLog.TakeAppended(context))
            signal.Appended(channel);
    }

    private static void Forget(DbContext? context)
    {
        if (context is not null)
            LiveLog.TakeAppended(context);
    }
}
