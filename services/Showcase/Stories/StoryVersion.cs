using PartyPlatform.Contracts.Showcase;

namespace PartyPlatform.Showcase.Stories;

/// <summary>A picture in a version that was handed in.</summary>
/// <param name="Id">The picture.</param>
/// <param name="Alt">What is to be seen.</param>
/// <param name="Sha256">Of the picture as it is served, in lower-case hexadecimal.</param>
public sealed record VersionPicture(Guid Id, string Alt, string Sha256);

/// <summary>What an author handed in; it never changes, whatever becomes of the story.</summary>
internal sealed class StoryVersion
{
    private StoryVersion()
    {
    }

    public Guid StoryId { get; private set; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; private set; }

    public StoryKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public string Body { get; private set; } = "";

    public IReadOnlyList<VersionPicture> Pictures { get; private set; } = [];

    public Guid AuthorId { get; private set; }

    public Guid BranchId { get; private set; }

    /// <summary>SHA-256 of <see cref="StoryFingerprint.Canonical"/>, in lower-case hexadecimal.</summary>
    public string Fingerprint { get; private set; } = "";

    public DateTimeOffset SubmittedAt { get; private set; }

    public static StoryVersion Of(Story story, int number, Guid branch, IReadOnlyDictionary<Guid, byte[]> pictureHashes, DateTimeOffset now)
    {
        var version = new StoryVersion
        {
            StoryId = story.Id,
            Number = number,
            Kind = story.Kind,
            Title = story.Title,
            Body = story.Body,
            Pictures = [.. story.Pictures.Select(picture => new VersionPicture(picture.Id, picture.Alt, Convert.ToHexStringLower(pictureHashes[picture.Id])))],
            AuthorId = story.AuthorId,
            BranchId = branch,
            SubmittedAt = now,
        };
        version.Fingerprint = StoryFingerprint.Of(version);
        return version;
    }
}
