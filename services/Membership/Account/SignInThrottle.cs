using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartyPlatform.Membership.Members;

namespace PartyPlatform.Membership.Account;

/// <summary>
/// Counts failed sign-ins in the database, so that all replicas count together. A try is counted before the password is
/// looked at: a thousand tries at once are not more than five.
/// </summary>
internal sealed class SignInThrottle(MembershipDb db, IOptions<SignInOptions> options, TimeProvider clock)
{
    private readonly SignInOptions _options = options.Value;

    private sealed record Counted(int Failures, DateTimeOffset? LockedUntil);

    /// <summary>Counts the try.</summary>
    /// <returns>Until when the account is locked from this address; null if it may be tried.</returns>
    public async Task<DateTimeOffset?> CountAsync(string login, string address, CancellationToken cancellationToken)
    {
        var (key, now) = (KeyOf(login), clock.GetUtcNow());
        var (windowStart, lockUntil) = (now - _options.Window, now + _options.LockedFor);
        var counted = await db.Database.SqlQuery<Counted>($"""
            insert into sign_in_failures as f (login, address, failures, window_started_at)
            values ({key}, {address}, 1, {now})
            on conflict (login, address) do update set
                failures = case when f.locked_until > {now} then f.failures
                                when f.locked_until is not null or f.window_started_at < {windowStart} then 1
                                else f.failures + 1 end,
                window_started_at = case when f.locked_until > {now} then f.window_started_at
                                when f.locked_until is not null or f.window_started_at < {windowStart} then {now}
                                else f.window_started_at end,
                locked_until = case when f.locked_until > {now} then f.locked_until
                                when f.locked_until is null and f.window_started_at >= {windowStart} and f.failures >= {_options.MaxFailures} then {lockUntil} end
            returning failures, locked_until
            """).ToListAsync(cancellationToken);
        return counted[0].LockedUntil;
    }

    /// <summary>The try was wrong.</summary>
    /// <returns>Until when the account is locked from this address, if this was the last try.</returns>
    public async Task<DateTimeOffset?> FailAsync(string login, string address, CancellationToken cancellationToken)
    {
        var (key, now) = (KeyOf(login), clock.GetUtcNow());
        var (windowStart, lockUntil) = (now - _options.Window, now + _options.LockedFor);
        await db.Database.ExecuteSqlAsync($"""
            insert into address_failures as f (address, failures, window_started_at) values ({address}, 1, {now})
            on conflict (address) do update set
                failures = case when f.window_started_at < {windowStart} then 1 else f.failures + 1 end,
                window_started_at = case when f.window_started_at < {windowStart} then {now} else f.window_started_at end
            """, cancellationToken);
        var locked = await db.Database.SqlQuery<Counted>($"""
            update sign_in_failures set locked_until = coalesce(locked_until, {lockUntil})
            where login = {key} and address = {address} and failures >= {_options.MaxFailures}
            returning failures, locked_until
            """).ToListAsync(cancellationToken);
        return locked is [var row] ? row.LockedUntil : null;
    }

    /// <summary>The try was right: the account's count from this address starts anew.</summary>
    public Task ForgetAsync(string login, string address, CancellationToken cancellationToken)
    {
        var key = KeyOf(login);
        return db.SignInFailures.Where(row => row.Login == key && row.Address == address).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Waits where very many tries failed from the address. It never refuses: a whole office may stand behind it.</summary>
    public async Task SlowDownAsync(string address, CancellationToken cancellationToken)
    {
        var windowStart = clock.GetUtcNow() - _options.Window;
        if (await db.AddressFailures.AnyAsync(row => row.Address == address && row.WindowStartedAt >= windowStart && row.Failures >= _options.SlowDownAfter, cancellationToken))
            await Task.Delay(_options.SlowDownBy, cancellationToken);
    }

    /// <summary>An address as it is counted; of IPv6 the network, since each device makes up the rest.</summary>
    public static string AddressOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
            return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return $"{new IPAddress(bytes)}/64";
    }

    /// <summary>An administrator has given the person a new password: what others tried wrongly no longer stands in the way.</summary>
    public Task ForgetAsync(Guid memberId, CancellationToken cancellationToken)
    {
        var key = KeyOf(Of(memberId));
        return db.SignInFailures.Where(row => row.Login == key).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>A known account is counted as itself, whether its name or its number was typed.</summary>
    public static string Of(Guid memberId) => $"member {memberId}";

    private static string KeyOf(string login) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Member.NormalizeUserName(login))));
}

/// <summary>Counts that no longer count are forgotten, with the addresses in them.</summary>
internal sealed class ForgetOldFailures(MembershipDb db, IOptions<SignInOptions> options, TimeProvider clock) : IScheduledWork
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var old = clock.GetUtcNow() - options.Value.Window - options.Value.LockedFor;
        await db.SignInFailures.Where(row => row.WindowStartedAt < old).ExecuteDeleteAsync(cancellationToken);
        await db.AddressFailures.Where(row => row.WindowStartedAt < old).ExecuteDeleteAsync(cancellationToken);
    }
}
