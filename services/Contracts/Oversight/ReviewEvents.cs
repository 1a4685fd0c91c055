namespace PartyPlatform.Contracts.Oversight;

/// <summary>A review was announced: from now on members see when it begins.</summary>
/// <param name="ReviewId">The review.</param>
/// <param name="Title">Its title.</param>
/// <param name="StartsAt">When it is meant to begin.</param>
/// <param name="BranchIds">The branches that report, in the order of the agenda.</param>
/// <param name="AnnouncedAt">When it was announced.</param>
[HeardBy("notifications")]
public sealed record ReviewAnnounced(
    Guid ReviewId, string Title, DateTimeOffset StartsAt, IReadOnlyList<Guid> BranchIds, DateTimeOffset AnnouncedAt);

/// <summary>An announced review was moved to another time.</summary>
/// <param name="ReviewId">The review.</param>
/// <param name="Title">Its title.</param>
/// <param name="StartsAt">The new time.</param>
/// <param name="PreviousStartsAt">The time announced before.</param>
/// <param name="RescheduledAt">When it was moved.</param>
[HeardBy("notifications")]
public sealed record ReviewRescheduled(
    Guid ReviewId, string Title, DateTimeOffset StartsAt, DateTimeOffset PreviousStartsAt, DateTimeOffset RescheduledAt);

/// <summary>An announced review will not take place.</summary>
/// <param name="ReviewId">The review.</param>
/// <param name="Title">Its title.</param>
/// <param name="CancelledAt">When it was cancelled.</param>
[HeardBy("notifications")]
public sealed record ReviewCancelled(Guid ReviewId, string Title, DateTimeOffset CancelledAt);

/// <summary>A review began; there is one such event a review.</summary>
/// <param name="ReviewId">The review.</param>
/// <param name="Title">Its title.</param>
/// <param name="BranchIds">The branches that report, in the order of the agenda.</param>
/// <param name="StartedAt">When.</param>
[HeardBy("learning", "showcase", "notifications")]
public sealed record ReviewStarted(Guid ReviewId, string Title, IReadOnlyList<Guid> BranchIds, DateTimeOffset StartedAt);

/// <summary>A review was closed: nothing more is posted or commented.</summary>
/// <param name="ReviewId">The review.</param>
/// <param name="Title">Its title.</param>
/// <param name="BranchIds">The branches that reported.</param>
/// <param name="Entries">Entries posted.</param>
/// <param name="Comments">Comments that stand.</param>
/// <param name="ClosedAt">When.</param>
[HeardBy("learning", "showcase", "notifications")]
public sealed record ReviewClosed(
    Guid ReviewId, string Title, IReadOnlyList<Guid> BranchIds, int Entries, int Comments, DateTimeOffset ClosedAt);
