namespace PartyPlatform.Contracts.Membership;

/// <summary>Another internal system was registered or disabled.</summary>
/// <param name="ClientId">Its name at the token endpoint; never given twice.</param>
/// <param name="Version">Grows by one with each change of this system; an older version than the one held is ignored.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Scopes">What it may ask for, e.g. <c>events:learning</c>.</param>
/// <param name="IsDisabled">True once it gets no more tokens.</param>
[HeardBy("notifications")]
public sealed record ConnectedSystemChanged(string ClientId, long Version, string Name, IReadOnlyList<string> Scopes, bool IsDisabled);
