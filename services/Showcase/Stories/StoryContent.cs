using System.ComponentModel.DataAnnotations;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Showcase.Stories;

/// <summary>What an author writes. A draft may be unfinished; handing in asks for the rest.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Plain text on one line.</param>
/// <param name="Body">Markdown; a picture stands where <c>![](picture:ID)</c> stands, or after the text.</param>
/// <param name="Pictures">The pictures in order; the first one is the cover.</param>
public sealed record StoryContent(
    [property: EnumDataType(typeof(StoryKind))] StoryKind Kind,
    [property: Required(AllowEmptyStrings = true), StringLength(StoryContent.TitleLength)] string Title,
    [property: Required(AllowEmptyStrings = true), StringLength(StoryContent.BodyLength)] string Body,
    [property: Required, MaxLength(StoryContent.MostPictures)] IReadOnlyList<StoryPicture> Pictures)
{
    internal const int TitleLength = 100;

    internal const int BodyLength = 20_000;

    internal const int MostPictures = 9;

    /// <summary>The same as it is kept: trimmed, one kind of line end, title and alternative texts on one line.</summary>
    /// <exception cref="InputRejected">A character cannot be kept, or a picture is named twice.</exception>
    internal StoryContent AsKept()
    {
        StoryText.RefuseNul(Title, "title");
        StoryText.RefuseNul(Body, "body");
        foreach (var picture in Pictures)
            StoryText.RefuseNul(picture.Alt, "pictures");
        if (Pictures.DistinctBy(picture => picture.Id).Count() < Pictures.Count)
            throw new InputRejected("story.pictureTwice", "同一张图片用了两次", "A picture is named twice.", "pictures");
        return new StoryContent(
            Kind, StoryText.OneLine(Title), Body.ReplaceLineEndings("\n").Trim(),
            [.. Pictures.Select(picture => new StoryPicture(picture.Id, StoryText.OneLine(picture.Alt)))]);
    }
}

/// <summary>A picture of a story.</summary>
/// <param name="Id">An uploaded picture.</param>
/// <param name="Alt">What is to be seen, for those who cannot see it; needed to hand in.</param>
public sealed record StoryPicture(Guid Id, [property: Required(AllowEmptyStrings = true), StringLength(200)] string Alt);

internal static class StoryText
{
    public static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n', '\t', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries)).Trim();

    /// <summary>Text as it is kept, if it is any.</summary>
    public static string? OrNull(string? text, string field)
    {
        if (text is null)
            return null;
        RefuseNul(text, field);
        return text.ReplaceLineEndings("\n").Trim() is { Length: > 0 } kept ? kept : null;
    }

    // The one character that PostgreSQL cannot keep.
    public static void RefuseNul(string text, string field)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new InputRejected("request.invalid", "文字里有不能用的字符", "The text has characters that cannot be used.", field);
    }

    // What a person types is text, not a pattern.
    public static string Pattern(string text) => "%" + text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
