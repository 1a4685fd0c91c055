using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartyPlatform.Messaging.Publishing;

/// <summary>
/// Wakes the relay of this process. A <c>NOTIFY</c> would reach all replicas, but it takes a lock of the whole database
/// across the commit's flush and so ends group commit; the poll covers what this signal does not see.
/// </summary>
internal sealed class OutboxSignal
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
    {
        try
        {
            if (_raised.CurrentCount == 0)
                _raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else raised it in between: the relay wakes once, which is all that is wanted.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _raised.WaitAsync(atMost, cancellationToken);
}

/// <summary>Raises the signal once what was announced is committed, never before.</summary>
internal sealed class OutboxCommits(OutboxSignal signal) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Saved(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Saved(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Committed(eventData.Context);

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Committed(eventData.Context);
        return Task.CompletedTask;
    }

    // Inside an explicit transaction a save is no commit yet: that one raises the signal.
    private void Saved(DbContext? context)
    {
        if (context is { Database.CurrentTransaction: null })
            Committed(context);
    }

    private void Committed(DbContext? context)
    {
        if (context is not null && Outbox.TakeAnnouncing(context))
            signal.Raise();
    }
}
