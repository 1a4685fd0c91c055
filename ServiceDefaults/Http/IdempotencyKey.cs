using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.ServiceDefaults.Http;

/// <summary>
/// What a POST with an <c>Idempotency-Key</c> created, so that the same request sent again — the answer was lost on the
/// way — finds it instead of creating another. Saved in the transaction of the creation and kept for 24 hours at least.
/// </summary>
public sealed class IdempotencyKey
{
    /// <summary>The name of the request header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>How long a repetition is recognised at least.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private const int LongestKey = 100;

    private IdempotencyKey()
    {
    }

    /// <summary>Who sent it: two callers may use the same key.</summary>
    public Guid CallerId { get; private set; }

    /// <summary>What it was sent to, with the ids of the address.</summary>
    public string Route { get; private set; } = "";

    /// <summary>The key as the caller chose it.</summary>
    public string Key { get; private set; } = "";

    /// <summary>SHA-256 of the body: the same key with another body is a mistake of the caller.</summary>
    public byte[] BodyHash { get; private set; } = [];

    /// <summary>What was created.</summary>
    public Guid ResourceId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The id of what this key created before, or null when the request is new.</summary>
    /// <exception cref="InputRejected">The key is too long, or it was used for another body.</exception>
    public static async Task<Guid?> FindAsync(
        DbContext db, Guid callerId, string route, string? key, object? body, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(key))
            return null;
        if (key.Length > LongestKey)
            throw new InputRejected("idempotency.key", "Idempotency-Key 太长", $"The Idempotency-Key is longer than {LongestKey} characters.");

        var known = await db.Set<IdempotencyKey>().AsNoTracking()
            .FirstOrDefaultAsync(k => k.CallerId == callerId && k.Route == route && k.Key == key, cancellationToken);
        if (known is not null && !known.BodyHash.AsSpan().SequenceEqual(HashOf(body)))
            throw new InputRejected("idempotency.reused", "同一个 Idempotency-Key 用在了不同的内容上", "The Idempotency-Key was used with another body.");
        return known?.ResourceId;
    }

    /// <summary>Adds the key to the unit of work that creates the resource; without a key it does nothing.</summary>
    public static void Remember(DbContext db, Guid callerId, string route, string? key, object? body, Guid resourceId, DateTimeOffset now)
    {
        if (!string.IsNullOrEmpty(key))
            db.Add(new IdempotencyKey
            {
                CallerId = callerId,
                Route = route,
                Key = key,
                BodyHash = HashOf(body),
                ResourceId = resourceId,
                CreatedAt = now,
            });
    }

    /// <summary>True if a save failed because the same request, sent twice at once, was faster; look it up again.</summary>
    public static bool WasTaken(Exception exception) =>
        exception.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: IdempotencyMapping.Table };

    private static byte[] HashOf(object? body) =>
        body is null ? SHA256.HashData([]) : SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType()));
}

/// <summary>Maps the keys into a service's own database.</summary>
public static class IdempotencyMapping
{
    internal const string Table = "idempotency_keys";

    /// <summary>Adds the table; call it in <c>OnModelCreating</c>.</summary>
    public static void AddIdempotency(this ModelBuilder model) => model.Entity<IdempotencyKey>(key =>
    {
        key.ToTable(Table);
        key.HasKey(k => new { k.CallerId, k.Route, k.Key });
        key.Property(k => k.Route).HasMaxLength(200);
        key.Property(k => k.Key).HasMaxLength(100);
        key.HasIndex(k => k.CreatedAt);
    });

    /// <summary>Deletes the keys that need no longer be recognised.</summary>
    public static Task<int> ForgetOldKeysAsync(DbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - IdempotencyKey.Kept;
        return db.Set<IdempotencyKey>().Where(key => key.CreatedAt <= before).ExecuteDeleteAsync(cancellationToken);
    }
}
