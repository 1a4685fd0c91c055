using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Oversight.Comments;

/// <summary>The stated rules of comments, read from <c>Comments</c>.</summary>
public sealed class CommentOptions
{
    /// <summary>Where the settings are read from.</summary>
    public const string Section = "Comments";

    /// <summary>Words that hold a comment back, such as names of audited units. Width, case, spaces and punctuation do not matter.</summary>
    [Required]
    public IReadOnlyList<string> BlockedWords { get; set; } = [];

    /// <summary>Comments a member posts within a minute before further ones are held.</summary>
    [Range(1, 1000)]
    public int PerMinute { get; set; } = 6;

    /// <summary>Comments a member posts within a minute before further ones are refused.</summary>
    [Range(1, 10_000)]
    public int MostPerMinute { get; set; } = 30;
}

/// <summary>Decides whether a comment is taken, and whether a rule holds it back.</summary>
internal sealed class CommentRules(IOptions<CommentOptions> options)
{
    private readonly string[] _blocked = [.. options.Value.BlockedWords.Select(Plain).Where(word => word.Length > 0)];

    /// <summary>The rule that holds a comment back; null if it is shown at once.</summary>
    /// <exception cref="RuleViolation">Its author posts far too fast.</exception>
    public async Task<HoldRule?> JudgeAsync(OversightDb db, Guid author, string text, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.AddMinutes(-1);
        var recent = await db.Set<Comment>().CountAsync(comment => comment.AuthorId == author && comment.PostedAt > since, cancellationToken);
        if (recent >= options.Value.MostPerMinute)
            throw new RuleViolation("comment.tooFast", "一分钟里发得太多了，歇一会儿再发", "Too many comments within a minute; wait a little.");
        if (IsBlocked(text))
            return HoldRule.BlockedWord;
        return recent >= options.Value.PerMinute ? HoldRule.Flooding : null;
    }

    private bool IsBlocked(string text) => _blocked.Length > 0 && Plain(text) is var plain && _blocked.Any(word => plain.Contains(word, StringComparison.Ordinal));

    // A word with a space, a full-width letter or a dot in it is the same word.
    private static string Plain(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpper(CultureInfo.InvariantCulture);
}
