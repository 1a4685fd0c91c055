namespace PartyPlatform.Contracts.Membership;

/// <summary>A new version of the conduct rules (群规) holds; nobody posts before having acknowledged it.</summary>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="PublishedAt">When it took effect.</param>
[HeardBy("learning", "showcase", "oversight", "notifications", "gateway")]
public sealed record ConductRulesPublished(int Version, DateTimeOffset PublishedAt);

/// <summary>A member acknowledged a version of the conduct rules.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="RulesVersion">The version acknowledged.</param>
[HeardBy("learning", "showcase", "oversight", "notifications", "gateway")]
public sealed record ConductRulesAcknowledged(Guid MemberId, int RulesVersion);
