using Microsoft.EntityFrameworkCore;
using PartyPlatform.Live;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Oversight.Comments;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>
/// What viewers of a review follow: the official channel with what the review says, and one of their own for comments and
/// reactions, so that a storm of comments never delays an entry.
/// </summary>
internal static class ReviewChannels
{
    public const string State = "review.state";
    public const string Agenda = "agenda.moved";
    public const string EntryPosted = "entry.posted";
    public const string EntryCorrected = "entry.corrected";
    public const string EntryPinned = "entry.pinned";
    public const string RemarkConfirmed = "remark.confirmed";
    public const string CommentPosted = "comment.posted";
    public const string CommentRemoved = "comment.removed";
    public const string Reactions = "reactions";

    /// <summary>Adds an event in the caller's transaction; viewers get it after the commit.</summary>
    public static Task TellAsync(OversightDb db, Guid reviewId, string type, object data, DateTimeOffset now, CancellationToken cancellationToken) =>
        LiveLog.AppendAsync(db, Official(reviewId), type, data, now, cancellationToken);

    /// <summary>The same on the channel of comments.</summary>
    public static Task<long> TellCommentsAsync(OversightDb db, Guid reviewId, string type, object data, DateTimeOffset now, CancellationToken cancellationToken) =>
        LiveLog.AppendAsync(db, OfComments(reviewId), type, data, now, cancellationToken);

    /// <summary>
    /// Takes the words of a removed comment out of the channel: whoever follows it from the start later gets the id alone.
    /// Its position stays, so nobody misses one.
    /// </summary>
    public static Task ForgetCommentAsync(OversightDb db, Comment comment, DateTimeOffset now, CancellationToken cancellationToken) =>
        comment.LivePosition is { } position
            ? LiveLog.ForgetAsync(db, OfComments(comment.ReviewId), position, new { comment.Id }, now, cancellationToken)
            : Task.CompletedTask;

    /// <summary>The official channel, for whoever sees the review.</summary>
    public static ValueTask<string?> LiveAsync(HttpContext http, Caller caller) => IfVisibleAsync(http, caller, Official);

    /// <summary>The channel of comments, for whoever sees the review.</summary>
    public static ValueTask<string?> CommentsAsync(HttpContext http, Caller caller) => IfVisibleAsync(http, caller, OfComments);

    /// <summary>How far the channels have come.</summary>
    public static async Task<ReviewPositions> PositionsAsync(OversightDb db, Guid reviewId, CancellationToken cancellationToken)
    {
        var (official, comments) = (Official(reviewId), OfComments(reviewId));
        var known = await db.Database.SqlQuery<ChannelPosition>($"select channel, last_position from live_channels where channel in ({official}, {comments})")
            .ToDictionaryAsync(channel => channel.Channel, channel => channel.LastPosition, cancellationToken);
        return new ReviewPositions(known.GetValueOrDefault(official), known.GetValueOrDefault(comments));
    }

    private static async ValueTask<string?> IfVisibleAsync(HttpContext http, Caller caller, Func<Guid, string> channel)
    {
        var db = http.RequestServices.GetRequiredService<OversightDb>();
        return Guid.TryParse(http.GetRouteValue("reviewId") as string, out var reviewId)
            && await db.Set<Review>().VisibleTo(caller).AnyAsync(review => review.Id == reviewId, http.RequestAborted)
                ? channel(reviewId)
                : null;
    }

    private static string Official(Guid reviewId) => $"oversight:review:{reviewId}";

    private static string OfComments(Guid reviewId) => $"oversight:comments:{reviewId}";

    private sealed record ChannelPosition(string Channel, long LastPosition);
}

/// <summary>How far the channels of a review have come.</summary>
internal sealed record ReviewPositions(long Live, long Comments)
{
    /// <summary>Of one whose channels nobody follows yet.</summary>
    public static ReviewPositions None { get; } = new(0, 0);
}
