namespace PartyPlatform.Contracts.Membership;

/// <summary>A service whose copy of the directory is empty or behind asks for the present state, sent to it alone.</summary>
/// <param name="Snapshot">What is wanted: <c>members</c> or <c>systems</c>.</param>
/// <param name="ReplyTo">Name of the asking service; its queues receive the versioned events.</param>
public sealed record SnapshotRequested(string Snapshot, string ReplyTo)
{
    /// <summary>Members, org units and conduct rules, owned by Membership.</summary>
    public const string Members = "members";

    /// <summary>The registered systems and their scopes, owned by Membership.</summary>
    public const string Systems = "systems";
}
