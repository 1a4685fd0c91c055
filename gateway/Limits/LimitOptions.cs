using System.ComponentModel.DataAnnotations;

namespace PartyPlatform.Gateway.Limits;

/// <summary>How much one caller may ask for; configuration section <c>Gateway:Limits</c>. Each replica counts for itself.</summary>
internal sealed class LimitOptions
{
    /// <summary>Of one member or system, over all its sessions and tokens.</summary>
    [Required]
    public Allowance Caller { get; set; } = new() { Burst = 400, PerSecond = 60 };

    /// <summary>Of one address, for callers who are not known (yet): high, since a whole office shares one.</summary>
    [Required]
    public Allowance Address { get; set; } = new() { Burst = 4_000, PerSecond = 400 };

    /// <summary>Of one address at the places where passwords and codes are tried: a full office at half past eight, but no dictionary.</summary>
    [Required]
    public Allowance SignIn { get; set; } = new() { Burst = 300, PerSecond = 5 };
}

/// <summary>A bucket of requests.</summary>
internal sealed class Allowance
{
    /// <summary>Requests that may come at once.</summary>
    [Range(1, 10_000_000)]
    public int Burst { get; set; }

    /// <summary>Requests a second in the long run.</summary>
    [Range(1, 10_000_000)]
    public int PerSecond { get; set; }
}
