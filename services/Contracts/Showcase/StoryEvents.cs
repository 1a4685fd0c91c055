namespace PartyPlatform.Contracts.Showcase;

/// <summary>What kind of story it is.</summary>
public enum StoryKind
{
    /// <summary>经验做法: how a branch did something, for others to do likewise.</summary>
    Practice,

    /// <summary>故事: something that happened at work.</summary>
    Essay,

    /// <summary>人物: a portrait of a colleague.</summary>
    Profile,
}

/// <summary>An author handed a story in for review.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Its title in this version.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="BranchId">The author's home branch at the time.</param>
/// <param name="Version">The version handed in, 1 for the first.</param>
/// <param name="SubmittedAt">When.</param>
[HeardBy("notifications")]
public sealed record StorySubmitted(
    Guid StoryId, StoryKind Kind, string Title, Guid AuthorId, Guid BranchId, int Version, DateTimeOffset SubmittedAt);

/// <summary>A story was approved and is published; there is one such event a story.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Its title as published.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="BranchId">The branch it counts for: the author's home branch when it was handed in.</param>
/// <param name="Version">The version that was approved.</param>
/// <param name="Fingerprint">SHA-256 of that version, in lower-case hexadecimal; anyone can recompute it.</param>
/// <param name="ApprovedBy">Who approved it; never the author.</param>
/// <param name="ApprovedAt">When.</param>
[HeardBy("learning", "oversight", "notifications")]
public sealed record StoryApproved(
    Guid StoryId,
    StoryKind Kind,
    string Title,
    Guid AuthorId,
    Guid BranchId,
    int Version,
    string Fingerprint,
    Guid ApprovedBy,
    DateTimeOffset ApprovedAt);

/// <summary>A story went back to its author with comments.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Title">Its title in this version.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Version">The version that was returned.</param>
/// <param name="ReturnedBy">Who returned it.</param>
/// <param name="ReturnedAt">When.</param>
[HeardBy("notifications")]
public sealed record StoryReturned(Guid StoryId, string Title, Guid AuthorId, int Version, Guid ReturnedBy, DateTimeOffset ReturnedAt);

/// <summary>A story was taken back, by its author or by the Party office; nobody reads it any more.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="BranchId">The branch it counted for.</param>
/// <param name="WasPublished">True if it had been approved: points and figures that it gave are taken back.</param>
/// <param name="WithdrawnBy">Who took it back.</param>
/// <param name="WithdrawnAt">When.</param>
[HeardBy("learning", "oversight", "notifications")]
public sealed record StoryWithdrawn(
    Guid StoryId, Guid AuthorId, Guid BranchId, bool WasPublished, Guid WithdrawnBy, DateTimeOffset WithdrawnAt);
