using System.ComponentModel.DataAnnotations;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Topics;

/// <summary>What the Party office says about a topic.</summary>
/// <param name="Title">Its name, one line.</param>
/// <param name="Description">What it is about, as plain text.</param>
/// <param name="StartsAt">When the event begins; null if it has no such moment.</param>
/// <param name="WatchUrl">Where it can be watched: an https address.</param>
/// <param name="ClosesAt">From when on nobody posts any more; null for no end.</param>
public sealed record TopicSettings(
    [property: Required, StringLength(120, MinimumLength = 2)] string Title,
    [property: StringLength(2000)] string? Description = null,
    DateTimeOffset? StartsAt = null,
    [property: StringLength(WatchLink.MostCharacters)] string? WatchUrl = null,
    DateTimeOffset? ClosesAt = null);

/// <summary>Text as people type it: kept as it is, but for what is no text.</summary>
internal static class PlainText
{
    public static string Line(string text, string field)
    {
        var line = text.Trim();
        return line.Length > 0 && !line.Any(char.IsControl)
            ? line
            : throw new InputRejected("text.line", "写一行文字，不能空着，也不能有控制字符", "One line of ordinary characters is needed.", field);
    }

    public static string? Optional(string? text, string field) => string.IsNullOrWhiteSpace(text) ? null : Lines(text, field);

    public static string Lines(string text, string field)
    {
        var lines = text.ReplaceLineEndings("\n").Trim();
        return lines.Length > 0 && !lines.Any(character => char.IsControl(character) && character is not '\n' and not '\t')
            ? lines
            : throw new InputRejected("text.empty", "写点什么再发，不能有控制字符", "The text is empty or has control characters.", field);
    }
}

/// <summary>
/// An address outside that members are sent to. Only https, and without a name or password in it, which would let
/// <c>https://office@elsewhere</c> pass for the office's.
/// </summary>
internal static class WatchLink
{
    public const int MostCharacters = 500;

    public static string? Of(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
            return null;
        return Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0
            && uri.IdnHost.Length > 0 && uri.AbsoluteUri.Length <= MostCharacters
            ? uri.AbsoluteUri
            : throw new InputRejected("topic.watchUrl", "观看地址要以 https:// 开头，照浏览器地址栏里的抄", "The address must be an https address.", "watchUrl");
    }

    /// <summary>The host as members read it before they follow the link; foreign letters as the network writes them.</summary>
    public static string? HostOf(string? address) => address is null ? null : new Uri(address).IdnHost;
}
