using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PartyPlatform.Showcase.Stories;

/// <summary>
/// The fingerprint of a version, so that anybody can tell whether a text that goes round is the one that was published.
/// The form is written down in the README and never changes; another one would get another first line.
/// </summary>
internal static class StoryFingerprint
{
    private const string Form = "party-story-v1";

    public static string Of(StoryVersion version) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(version))));

    /// <summary>Lines that end in LF, the text last and as it is. The author's name is not in it: names change and are erased.</summary>
    public static string Canonical(StoryVersion version)
    {
        var text = new StringBuilder();
        Line(Form);
        Line(version.StoryId.ToString("D", CultureInfo.InvariantCulture));
        Line(version.Number.ToString(CultureInfo.InvariantCulture));
        Line(version.Kind.ToString());
        Line(version.AuthorId.ToString("D", CultureInfo.InvariantCulture));
        Line(version.Title);
        Line(version.Pictures.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var picture in version.Pictures)
            Line($"{picture.Sha256} {picture.Alt}");
        return text.Append(version.Body).ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }
}
