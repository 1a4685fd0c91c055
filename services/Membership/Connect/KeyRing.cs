using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace PartyPlatform.Membership.Connect;

/// <summary>
/// The issuer's keys in memory. They are made once, kept in the database and read again every minute, so that all
/// replicas sign with the same key and know the next one before it is used.
/// </summary>
internal sealed class KeyRing(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock) : IOptionsChangeTokenSource<OpenIddictServerOptions>
{
    private const long LockId = 0x4D454D42_0003;

    private static readonly TimeSpan UsedFor = TimeSpan.FromDays(90);

    /// <summary>How long a new key is published before it signs: longer than anybody caches the key set.</summary>
    private static readonly TimeSpan PublishedBefore = TimeSpan.FromHours(36);

    /// <summary>Longer than a refresh token lives that was encrypted with the key.</summary>
    private static readonly TimeSpan KeptAfter = TimeSpan.FromDays(30);

    private readonly IDataProtector _protector = protection.CreateProtector("PartyPlatform.Membership.SigningKeys.v1");
    private CancellationTokenSource _change = new();
    private volatile Ring? _ring;

    private sealed record Ring(string Print, IReadOnlyList<SecurityKey> Signing, IReadOnlyList<SecurityKey> Encryption);

    public string? Name => Options.DefaultName;

    public bool IsLoaded => _ring is not null;

    /// <summary>The keys that tokens are signed with or may have been, the present one first.</summary>
    public IReadOnlyList<SecurityKey> Signing => Present.Signing;

    public IReadOnlyList<SecurityKey> Encryption => Present.Encryption;

    // A request that comes before the database was reachable is told to come again (503), and nothing broken is cached.
    private Ring Present => _ring ?? throw new TimeoutException("The issuer's keys have not been read yet.");

    public IChangeToken GetChangeToken() => new CancellationChangeToken(_change.Token);

    /// <summary>Makes what is missing or due, reads the keys, and lets the server take them over if they changed.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        var now = clock.GetUtcNow();
        var keys = await db.SigningKeys.AsNoTracking().Where(key => key.KeptUntil > now).ToListAsync(cancellationToken);
        if (Enum.GetValues<KeyUse>().Any(use => IsDue(keys, use, now)))
            keys = await MakeDueAsync(db, now, cancellationToken);

        var ring = Arrange(keys, now);
        if (ring.Print == _ring?.Print)
            return;
        _ring = ring;
        var previous = Interlocked.Exchange(ref _change, new CancellationTokenSource());
        await previous.CancelAsync();
    }

    private static bool IsDue(List<SigningKey> keys, KeyUse use, DateTimeOffset now) =>
        !keys.Any(key => key.Use == use && key.ActiveFrom + UsedFor - PublishedBefore > now);

    private async Task<List<SigningKey>> MakeDueAsync(MembershipDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockId})", cancellationToken);
        var keys = await db.SigningKeys.Where(key => key.KeptUntil > now).ToListAsync(cancellationToken);
        foreach (var use in Enum.GetValues<KeyUse>().Where(use => IsDue(keys, use, now)))
        {
            // The very first key is needed at once; there is nobody yet who could not know it.
            var activeFrom = keys.Any(key => key.Use == use) ? now + PublishedBefore : now;
            using var rsa = RSA.Create(3072);
            var made = SigningKey.Make(use, _protector.Protect(rsa.ExportPkcs8PrivateKey()), activeFrom, activeFrom + UsedFor + KeptAfter, now);
            db.SigningKeys.Add(made);
            keys.Add(made);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return keys;
    }

    private Ring Arrange(List<SigningKey> keys, DateTimeOffset now)
    {
        // The newest that may be used comes first; OpenIddict signs with the first and publishes all.
        var ordered = keys.OrderBy(key => key.ActiveFrom > now).ThenByDescending(key => key.ActiveFrom).ToList();
        return new Ring(
            string.Join(' ', ordered.Select(key => key.Id)),
            [.. ordered.Where(key => key.Use == KeyUse.Signing).Select(Open)],
            [.. ordered.Where(key => key.Use == KeyUse.Encryption).Select(Open)]);
    }

    private RsaSecurityKey Open(SigningKey key)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(_protector.Unprotect(key.Protected), out _);
        return new RsaSecurityKey(rsa) { KeyId = key.Id.ToString("N") };
    }
}
