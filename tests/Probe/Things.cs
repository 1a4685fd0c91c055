using PartyPlatform.Contracts;

namespace PartyPlatform.Probe;

/// <summary>Something happened once: its effect must be there once.</summary>
/// <param name="ThingId">The thing; the natural key of the effect.</param>
/// <param name="Mode">How the handler is to behave: empty for well.</param>
public sealed record ThingHappened(Guid ThingId, string Mode = "");

/// <summary>A value changed; copies keep the newest version.</summary>
public sealed record CounterMoved(Guid CounterId, long Version, int Value);

/// <summary>Nobody listens to this one.</summary>
public sealed record NobodyCares(Guid ThingId);

/// <summary>Two services react to this one.</summary>
[HeardBy("early", "late")]
public sealed record TwoCare(Guid ThingId);
