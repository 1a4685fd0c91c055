namespace PartyPlatform.Live.Fanout;

/// <summary>Where a channel's events come from: in a service its database, in the gateway a stream of the service.</summary>
internal interface IEventSource
{
    /// <summary>
    /// Begins the hub's ring and adds what comes, until cancelled. Outlasts whatever passes: the source being away is no
    /// reason to end.
    /// </summary>
    Task FollowAsync(Hub hub, CancellationToken cancellationToken);

    /// <summary>Reads events after a position, for viewers who need what has left the ring.</summary>
    Task<EventPage> PageAsync(long after, CancellationToken cancellationToken);
}
