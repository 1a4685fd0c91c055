namespace PartyPlatform.Contracts.Learning;

/// <summary>A discussion topic was opened.</summary>
/// <param name="TopicId">The topic.</param>
/// <param name="Title">Its title.</param>
/// <param name="ReviewId">The review it belongs to; null when it stands by itself.</param>
/// <param name="OpenedAt">When.</param>
[HeardBy("notifications")]
public sealed record TopicOpened(Guid TopicId, string Title, Guid? ReviewId, DateTimeOffset OpenedAt);
