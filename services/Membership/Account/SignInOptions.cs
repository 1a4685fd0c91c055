using System.ComponentModel.DataAnnotations;

namespace PartyPlatform.Membership.Account;

/// <summary>When sign-in is locked or slowed down; configuration section <c>SignIn</c>.</summary>
internal sealed class SignInOptions
{
    /// <summary>Wrong passwords for one account from one address before that pair is locked.</summary>
    [Range(1, 100)]
    public int MaxFailures { get; set; } = 5;

    /// <summary>Within which they count together.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long the pair is locked.</summary>
    public TimeSpan LockedFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Failures of one address, for all accounts, after which each further try waits. An office shares one address.</summary>
    [Range(1, 100_000)]
    public int SlowDownAfter { get; set; } = 100;

    /// <summary>How long each of those waits.</summary>
    public TimeSpan SlowDownBy { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a sign-in at this page lasts before it is asked for again.</summary>
    public TimeSpan SessionLasts { get; set; } = TimeSpan.FromHours(12);
}
