using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.ServiceDefaults.Http;

/// <summary>
/// A request that was sent twice at once. Without it the second would meet what the first is about to save — a stem or a
/// name that is taken — before it could find the key and answer as the first does.
/// </summary>
public static class SameKey
{
    /// <summary>Waits until no other transaction holds the caller's key, to the end of this one. Without a key it does nothing.</summary>
    /// <param name="db">The service's database, in a transaction.</param>
    /// <param name="callerId">Whose key it is.</param>
    /// <param name="key">The <c>Idempotency-Key</c> of the request, if it has one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task WaitForSameKeyAsync(this DbContext db, Guid callerId, string? key, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(key)
            ? Task.CompletedTask
            : db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('key ' || {callerId.ToString()} || {key}, 0))", cancellationToken);
}
