using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace PartyPlatform.Gateway.Session;

/// <summary>Begins, finds and ends web sessions. The database is the truth; this process believes it for a second.</summary>
internal sealed partial class Sessions(
    IServiceScopeFactory scopes, IDataProtectionProvider protection, IOptions<SessionOptions> options, TimeProvider clock, ILogger<Sessions> logger) : IDisposable
{
    /// <summary>Writing the time of each request would cost more than the request.</summary>
    private static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(1);

    private static readonly object Found = new();

    private readonly IDataProtector _protector = protection.CreateProtector("web-session-tokens");
    private readonly MemoryCache _believed = new(new MemoryCacheOptions { SizeLimit = 50_000 });
    private readonly MemoryCache _found = new(new MemoryCacheOptions { SizeLimit = 50_000 });
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _ended = new();

    /// <summary>A session was ended by this process; told with the hash of its secret.</summary>
    public event Action<byte[]>? Ended;

    public async ValueTask<SessionTicket?> FindAsync(SessionSecret secret, CancellationToken cancellationToken)
    {
        var key = Convert.ToBase64String(secret.Hash);
        if (_believed.TryGetValue(key, out SessionTicket? believed))
            return believed;

        var began = clock.GetUtcNow();
        var ticket = await ReadAsync(secret, cancellationToken);
        // Ended while it was being read: what was read is old.
        if (ticket is not null && _ended.TryGetValue(ticket.MemberId, out var endedAt) && endedAt >= began)
            return null;
        if (options.Value.BelievedFor > TimeSpan.Zero)
            _believed.Set(key, ticket, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = options.Value.BelievedFor });
        if (ticket is not null)
            _found.Set(key, Found, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = options.Value.IdleLimit });
        else
            _found.Remove(key);
        return ticket;
    }

    /// <summary>Whether the last look here found the session: not that it is still alive, but that it was not made up.</summary>
    public bool HasFound(SessionSecret secret) => _found.TryGetValue(Convert.ToBase64String(secret.Hash), out _);

    /// <summary>Reads past what is believed.</summary>
    public async Task<SessionTicket?> ReadAsync(SessionSecret secret, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDb>();
        var session = await db.WebSessions.AsNoTracking().SingleOrDefaultAsync(s => s.SecretHash == secret.Hash, cancellationToken);
        var now = clock.GetUtcNow();
        if (session is null || EndOf(session) <= now || Open(session) is not { } accessToken)
            return null;
        return new SessionTicket(secret, session.MemberId, accessToken, session.AccessTokenExpiresAt, EndOf(session), session.LastSeenAt);
    }

    public async Task<SessionSecret> BeginAsync(Guid memberId, IssuedTokens tokens, CancellationToken cancellationToken)
    {
        var secret = SessionSecret.Create();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDb>();
        db.WebSessions.Add(WebSession.Begin(secret, memberId, Protect(tokens), clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return secret;
    }

    /// <summary>Ends a session and returns its refresh token, so that it can be revoked; null if there was none.</summary>
    public async Task<string?> EndAsync(SessionSecret secret, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDb>();
        var stored = await db.WebSessions.Where(s => s.SecretHash == secret.Hash).Select(s => s.RefreshToken).SingleOrDefaultAsync(cancellationToken);
        await db.WebSessions.Where(s => s.SecretHash == secret.Hash).ExecuteDeleteAsync(cancellationToken);
        Forget(secret);
        Ended?.Invoke(secret.Hash);
        return stored is null ? null : Unprotect(stored);
    }

    /// <summary>Ends the sessions of a member, in the database through the caller's transaction and in this process at once.</summary>
    public async Task EndAllOfAsync(Guid memberId, GatewayDb db, CancellationToken cancellationToken)
    {
        var hashes = await db.WebSessions.Where(s => s.MemberId == memberId).Select(s => s.SecretHash).ToListAsync(cancellationToken);
        await db.WebSessions.Where(s => s.MemberId == memberId).ExecuteDeleteAsync(cancellationToken);
        _ended[memberId] = clock.GetUtcNow();
        foreach (var hash in hashes)
            _believed.Remove(Convert.ToBase64String(hash));
        LogEnded(logger, hashes.Count, memberId);
    }

    /// <summary>Notes that the session is in use, once a minute at most.</summary>
    public async ValueTask SeenAsync(SessionTicket ticket, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - ticket.LastSeenAt < SeenPrecision)
            return;

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<GatewayDb>().WebSessions
            .Where(s => s.SecretHash == ticket.Secret.Hash && s.LastSeenAt < now)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancellationToken);
        Forget(ticket.Secret);
    }

    public void Forget(SessionSecret secret) => _believed.Remove(Convert.ToBase64String(secret.Hash));

    public ProtectedTokens Protect(IssuedTokens tokens) =>
        new(_protector.Protect(tokens.AccessToken), tokens.ExpiresAt, _protector.Protect(tokens.RefreshToken));

    public string? Unprotect(string stored)
    {
        try
        {
            return _protector.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            // The keys were lost or replaced: the session cannot be used any more, and its owner signs in again.
            LogUnreadable(logger);
            return null;
        }
    }

    public void Dispose()
    {
        _believed.Dispose();
        _found.Dispose();
    }

    private string? Open(WebSession session) => Unprotect(session.AccessToken);

    private DateTimeOffset EndOf(WebSession session)
    {
        var absolute = session.CreatedAt + options.Value.AbsoluteLimit;
        var idle = session.LastSeenAt + options.Value.IdleLimit;
        return absolute < idle ? absolute : idle;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Count} web sessions of member {MemberId} ended")]
    private static partial void LogEnded(ILogger logger, int count, Guid memberId);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "A web session's tokens cannot be read with the present keys")]
    private static partial void LogUnreadable(ILogger logger);
}
