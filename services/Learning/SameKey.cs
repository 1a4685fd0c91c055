using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Learning;

/// <summary>
/// A request that was sent twice at once. Without it the second would meet what the first is about to save — a stem or a
/// name that is taken — before it could find the key and answer as the first does.
/// </summary>
internal static class SameKey
{
    /// <summary>Waits until no other transaction holds the caller's key, to the end of this one. Without a key it does nothing.</summary>
    public static Task WaitForSameKeyAsync(this LearningDb db, Guid callerId, string? key, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(key)
            ? Task.CompletedTask
            : db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('key ' || {callerId.ToString()} || {key}, 0))", cancellationToken);
}
