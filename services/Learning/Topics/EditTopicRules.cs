using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Topics;

/// <summary>By which rule posts are held or refused.</summary>
/// <param name="Words">A post with one of them is seen by others only after a moderator let it through.</param>
/// <param name="PostsAMinute">Posts that a member may write within a minute.</param>
/// <param name="ReviewStaysOpenHours">How long after a review's close its topic takes posts.</param>
/// <param name="Version">For <c>If-Match</c>; also in the <c>ETag</c>.</param>
public sealed record TopicRulesResponse(IReadOnlyList<string> Words, int PostsAMinute, int ReviewStaysOpenHours, long Version);

/// <summary>The list as it should be.</summary>
/// <param name="Words">All of them; what is not in it holds nothing any more.</param>
public sealed record TopicRulesRequest([property: Required, MaxLength(TopicRules.MostWords)] IReadOnlyList<string> Words);

internal static class ReadTopicRules
{
    public static async Task<Ok<TopicRulesResponse>> Handle(HttpContext context, LearningDb db, IOptions<TopicOptions> options, CancellationToken cancellationToken) =>
        Answer(await db.Set<TopicRules>().AsNoTracking().SingleAsync(cancellationToken), context, options.Value);

    public static Ok<TopicRulesResponse> Answer(TopicRules rules, HttpContext context, TopicOptions options)
    {
        EntityVersion.Tag(context, rules.RowVersion);
        return TypedResults.Ok(new TopicRulesResponse(rules.Words, options.PostsAMinute, (int)options.ReviewStaysOpen.TotalHours, rules.RowVersion));
    }
}

/// <summary>The Party office changes the list. What was written before stays as it is.</summary>
internal static partial class EditTopicRules
{
    public static async Task<Ok<TopicRulesResponse>> Handle(
        TopicRulesRequest request,
        Caller caller,
        [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        HttpContext context,
        LearningDb db,
        IOptions<TopicOptions> options,
        ILogger<LearningDb> logger,
        CancellationToken cancellationToken)
    {
        var rules = await db.Set<TopicRules>().SingleAsync(cancellationToken);
        EntityVersion.Require(ifMatch, rules.RowVersion);
        rules.Set(request.Words);
        await db.SaveChangesAsync(cancellationToken);
        LogChanged(logger, rules.Words.Length, caller.MemberId);
        return ReadTopicRules.Answer(rules, context, options.Value);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The list of words that hold a post has {Words} words now, by {MemberId}")]
    private static partial void LogChanged(ILogger logger, int words, Guid memberId);
}
