using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace PartyPlatform.Membership.Account;

/// <summary>How a member proves who they are. Apart from the member, so that no directory query ever carries a hash.</summary>
internal sealed class SignInAccount
{
    /// <summary>Letters and digits that nobody mistakes for one another when reading them out.</summary>
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static readonly TimeSpan OneTimeLasts = TimeSpan.FromDays(14);

    private SignInAccount()
    {
    }

    public Guid MemberId { get; private set; }

    /// <summary>Null until the person has chosen a password.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>
    /// SHA-256 of a one-time password. It carries 80 random bits, so a slow hash would add nothing but seconds to an
    /// import of a whole office.
    /// </summary>
    public string? OneTimeHash { get; private set; }

    public DateTimeOffset? OneTimeUntil { get; private set; }

    /// <summary>Sessions and refresh tokens made under another stamp are over.</summary>
    public Guid Stamp { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public bool MustChangePassword => OneTimeHash is not null;

    public static SignInAccount For(Guid memberId, DateTimeOffset now) =>
        new() { MemberId = memberId, Stamp = Guid.CreateVersion7(now), ChangedAt = now };

    /// <summary>
    /// Makes a password that opens one thing alone: choosing another. It is good until that is done, so that whoever is
    /// interrupted there can come back. The old one ends.
    /// </summary>
    /// <returns>The password; it is kept nowhere.</returns>
    public string ResetToOneTime(DateTimeOffset now)
    {
        var characters = RandomNumberGenerator.GetItems<char>(Alphabet, 16);
        var password = string.Join('-', characters.Chunk(4).Select(part => new string(part)));
        OneTimeHash = HashOneTime(password);
        OneTimeUntil = now + OneTimeLasts;
        PasswordHash = null;
        EndSessions(now);
        return password;
    }

    public void SetPassword(string password, IPasswordHasher<SignInAccount> hasher, DateTimeOffset now)
    {
        PasswordHash = hasher.HashPassword(this, password);
        OneTimeHash = null;
        OneTimeUntil = null;
        EndSessions(now);
    }

    /// <summary>For demo accounts, which all have the same password: hashing it once will do.</summary>
    public void TakeHash(string hash) => PasswordHash = hash;

    /// <summary>Takes over a hash made with newer settings; the password is the same, so sessions stay.</summary>
    public void Rehash(string password, IPasswordHasher<SignInAccount> hasher) => PasswordHash = hasher.HashPassword(this, password);

    public void EndSessions(DateTimeOffset now)
    {
        Stamp = Guid.CreateVersion7(now);
        ChangedAt = now;
    }

    public bool IsOneTime(string password, DateTimeOffset now) =>
        OneTimeHash is not null && now < OneTimeUntil
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(OneTimeHash), Encoding.ASCII.GetBytes(HashOneTime(password)));

    private static string HashOneTime(string password) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(password.Trim().Replace("-", "", StringComparison.Ordinal).ToUpperInvariant())));
}

/// <summary>Failed sign-ins of one account from one address: what is locked, so that nobody locks a person out from elsewhere.</summary>
internal sealed class SignInFailures
{
    /// <summary>SHA-256 of what was typed as the account: people type passwords into the wrong field.</summary>
    public string Login { get; init; } = "";

    public string Address { get; init; } = "";

    public int Failures { get; init; }

    public DateTimeOffset WindowStartedAt { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }
}

/// <summary>Failed sign-ins of all accounts from one address: a whole office shares one, so it slows down and never locks.</summary>
internal sealed class AddressFailures
{
    public string Address { get; init; } = "";

    public int Failures { get; init; }

    public DateTimeOffset WindowStartedAt { get; init; }
}
