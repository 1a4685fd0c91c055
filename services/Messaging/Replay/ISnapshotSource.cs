namespace PartyPlatform.Messaging;

/// <summary>
/// Tells the present state of what a service owns, as the versioned events that would have led to it. Register it as
/// scoped; it answers services that ask on the bus and <c>republish --snapshot</c>.
/// </summary>
public interface ISnapshotSource
{
    /// <summary>What it tells about, e.g. <c>members</c>.</summary>
    string Name { get; }

    /// <summary>
    /// The state, parents before children. Each event carries the version of what it tells, so that a copy ignores what is
    /// older than it holds.
    /// </summary>
    IAsyncEnumerable<object> ReadAsync(CancellationToken cancellationToken);
}
