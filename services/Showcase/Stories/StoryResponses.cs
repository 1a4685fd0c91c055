using PartyPlatform.Contracts.Showcase;

namespace PartyPlatform.Showcase.Stories;

/// <summary>A person as shown; the name is empty once it was erased.</summary>
public sealed record PersonName(Guid Id, string Name);

/// <summary>A branch as shown.</summary>
public sealed record BranchName(Guid Id, string Name);

/// <summary>A picture of a story, to be fetched at <c>/api/showcase/pictures/{id}</c>.</summary>
/// <param name="Id">The picture.</param>
/// <param name="Alt">What is to be seen.</param>
/// <param name="Width">Pixels of the full rendering.</param>
/// <param name="Height">Pixels of the full rendering.</param>
/// <param name="Sha256">Of the full rendering, in lower-case hexadecimal.</param>
public sealed record PictureShown(Guid Id, string Alt, int Width, int Height, string Sha256);

/// <summary>What an editor answered last.</summary>
/// <param name="Kind">Returned or approved, or withdrawn by the office.</param>
/// <param name="Version">The version it was about.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Comments">What the author was told.</param>
public sealed record StoryAnswer(StoryStepKind Kind, int Version, PersonName By, DateTimeOffset At, string? Comments);

/// <summary>A story to be read.</summary>
/// <param name="Id">The story.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Body">The text as Markdown.</param>
/// <param name="Html">The text made safe, to be put into a page.</param>
/// <param name="Pictures">Its pictures in order; the first is the cover.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Branch">The branch it counts for.</param>
/// <param name="IsMine">True for its author.</param>
/// <param name="Version">Versions handed in so far.</param>
/// <param name="Fingerprint">SHA-256 of the last version that was handed in.</param>
/// <param name="IsFeatured">Shown before the others.</param>
/// <param name="Likes">Members who like it.</param>
/// <param name="Liked">True if the caller does.</param>
/// <param name="LastAnswer">What an editor answered last; for author and office only.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="UpdatedAt">When it changed last.</param>
/// <param name="SubmittedAt">When it was handed in last.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="WithdrawnAt">When it was taken back.</param>
/// <param name="Obstacle">While it waits for a decision: why the caller, of the office, does not make it.</param>
public sealed record StoryResponse(
    Guid Id,
    StoryState State,
    StoryKind Kind,
    string Title,
    string Body,
    string Html,
    IReadOnlyList<PictureShown> Pictures,
    PersonName Author,
    BranchName Branch,
    bool IsMine,
    int Version,
    string? Fingerprint,
    bool IsFeatured,
    int Likes,
    bool Liked,
    StoryAnswer? LastAnswer,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? WithdrawnAt,
    JudgeObstacle? Obstacle);

/// <summary>A story in a list.</summary>
/// <param name="Id">The story.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Excerpt">The first words, plain text.</param>
/// <param name="Cover">The first picture.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Branch">The branch it counts for.</param>
/// <param name="Version">Versions handed in so far.</param>
/// <param name="IsFeatured">Shown before the others.</param>
/// <param name="Likes">Members who like it.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="UpdatedAt">When it changed last.</param>
/// <param name="SubmittedAt">When it was handed in last.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Obstacle">In the list of what waits: why the caller does not review it.</param>
public sealed record StoryItem(
    Guid Id,
    StoryState State,
    StoryKind Kind,
    string Title,
    string Excerpt,
    StoryPicture? Cover,
    PersonName Author,
    BranchName Branch,
    int Version,
    bool IsFeatured,
    int Likes,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? PublishedAt,
    JudgeObstacle? Obstacle = null);
