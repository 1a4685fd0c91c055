using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Polly;

namespace PartyPlatform.Gateway.Session;

/// <summary>
/// Keeps each session's access token fresh. A refresh token is redeemed once however many requests want it: those in this
/// process share one attempt, and a lease in the session's row keeps other replicas away. A lease, not a lock: no
/// database connection waits for the issuer, and a replica that dies holds nobody up for longer than the lease.
/// </summary>
internal sealed partial class AccessTokens(
    Sessions sessions, IServiceScopeFactory scopes, IOptions<SessionOptions> options, TimeProvider clock, ILogger<AccessTokens> logger)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>What is left of a token's life must cover the way to the service.</summary>
    private static readonly TimeSpan Usable = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<SessionTicket?>> _running = new();

    /// <summary>The session with a usable token, or null if the session is over.</summary>
    /// <exception cref="IssuerAway">The token has ended and the issuer does not answer; the session stays.</exception>
    public async ValueTask<SessionTicket?> FreshAsync(SessionTicket ticket, CancellationToken cancellationToken)
    {
        var left = ticket.AccessTokenExpiresAt - clock.GetUtcNow();
        if (left > options.Value.RenewBefore)
            return ticket;

        var key = Convert.ToBase64String(ticket.Secret.Hash);
        var mine = new TaskCompletionSource<SessionTicket?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = _running.GetOrAdd(key, mine);
        if (running == mine)
            _ = RunAsync(key, ticket, mine);
        // While the token is good nobody waits: the next request gets the new one.
        return left > Usable ? ticket : await running.Task.WaitAsync(cancellationToken);
    }

    // Not tied to the request that began it: whoever hangs up must not break off what others wait for.
    private async Task RunAsync(string key, SessionTicket ticket, TaskCompletionSource<SessionTicket?> result)
    {
        SessionTicket? renewed = null;
        Exception? failure = null;
        using var limit = new CancellationTokenSource(AttemptLimit);
        try
        {
            renewed = await RenewAsync(ticket, limit.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or ExecutionRejectedException)
        {
            LogNotRenewed(logger, exception.GetType().Name, exception.Message);
            failure = new IssuerAway(exception);
            await ReleaseAsync(ticket);
        }
        catch (Exception exception)
        {
            // Whoever waits answers for it.
            failure = exception;
        }

        // In this order: who comes now begins anew, and does not get what has just failed.
        sessions.Forget(ticket.Secret);
        _running.TryRemove(key, out _);
        if (failure is null)
            result.SetResult(renewed);
        else
            result.SetException(failure);
    }

    private async Task<SessionTicket?> RenewAsync(SessionTicket ticket, CancellationToken cancellationToken)
    {
        while (true)
        {
            var present = await sessions.ReadAsync(ticket.Secret, cancellationToken);
            if (present is null || present.AccessTokenExpiresAt > clock.GetUtcNow() + options.Value.RenewBefore)
                return present;
            if (await TakeLeaseAsync(present, cancellationToken) is { } refreshToken)
                return await RedeemAsync(present, refreshToken, cancellationToken);
            await Task.Delay(LookAgain, cancellationToken);
        }
    }

    private async Task<SessionTicket?> RedeemAsync(SessionTicket ticket, string refreshToken, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var issuer = scope.ServiceProvider.GetRequiredService<IssuerClient>();
        IssuedTokens issued;
        try
        {
            issued = await issuer.RefreshAsync(refreshToken, cancellationToken);
        }
        catch (GrantRefused)
        {
            LogRefused(logger, ticket.MemberId);
            await sessions.EndAsync(ticket.Secret, cancellationToken);
            return null;
        }

        var stored = sessions.Protect(issued);
        var db = scope.ServiceProvider.GetRequiredService<GatewayDb>();
        // The old refresh token is spent: what came for it is written down even if the time is nearly up.
        var kept = await db.WebSessions.Where(s => s.SecretHash == ticket.Secret.Hash).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.AccessToken, stored.AccessToken)
            .SetProperty(s => s.AccessTokenExpiresAt, stored.AccessTokenExpiresAt)
            .SetProperty(s => s.RefreshToken, stored.RefreshToken)
            .SetProperty(s => s.RefreshLeaseUntil, (DateTimeOffset?)null), CancellationToken.None);
        if (kept == 0)
        {
            // Signed out or deactivated meanwhile.
            await issuer.RevokeAsync(issued.RefreshToken, cancellationToken);
            return null;
        }

        return ticket with { AccessToken = issued.AccessToken, AccessTokenExpiresAt = issued.ExpiresAt };
    }

    private async Task<string?> TakeLeaseAsync(SessionTicket ticket, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDb>();
        var now = clock.GetUtcNow();
        var taken = await db.WebSessions
            .Where(s => s.SecretHash == ticket.Secret.Hash && s.AccessTokenExpiresAt == ticket.AccessTokenExpiresAt)
            .Where(s => s.RefreshLeaseUntil == null || s.RefreshLeaseUntil < now)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.RefreshLeaseUntil, now + Lease), cancellationToken);
        if (taken == 0)
            return null;
        var stored = await db.WebSessions.Where(s => s.SecretHash == ticket.Secret.Hash).Select(s => s.RefreshToken).SingleOrDefaultAsync(cancellationToken);
        return stored is null ? null : sessions.Unprotect(stored);
    }

    private async Task ReleaseAsync(SessionTicket ticket)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<GatewayDb>().WebSessions
                .Where(s => s.SecretHash == ticket.Secret.Hash)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.RefreshLeaseUntil, (DateTimeOffset?)null), CancellationToken.None);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            // The lease ends by itself.
            LogNotRenewed(logger, exception.GetType().Name, exception.Message);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "An access token was not renewed: {Reason}: {Detail}")]
    private static partial void LogNotRenewed(ILogger logger, string reason, string detail);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "The issuer ended the web session of member {MemberId}")]
    private static partial void LogRefused(ILogger logger, Guid memberId);
}

/// <summary>The issuer cannot be reached just now; answered as 503, and the session stays.</summary>
internal sealed class IssuerAway(Exception reason) : TimeoutException("The issuer does not answer.", reason);
