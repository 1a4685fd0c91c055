using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Learning.Topics;

/// <summary>Who sees which topics, and who moderates them.</summary>
internal static class TopicAccess
{
    /// <summary>A branch's wall is for those at home in it and those who work in it for a while; all else is for everybody.</summary>
    public static IQueryable<Topic> SeenBy(this IQueryable<Topic> topics, LearningDb db, Guid memberId) =>
        topics.Where(topic => topic.BranchId == null || db.Set<LocalMember>().Any(member => member.Id == memberId
            && (member.BranchId == topic.BranchId || member.TemporaryBranchId == topic.BranchId)));

    /// <summary>The Party office moderates what all see, a branch's secretary and committee their own wall.</summary>
    public static IQueryable<Topic> ModeratedBy(this IQueryable<Topic> topics, Caller caller)
    {
        var (office, led) = (caller.Has(PartyRole.PartyOffice), caller.LedBranches.ToList());
        return topics.Where(topic => topic.BranchId == null ? office : led.Contains(topic.BranchId.Value));
    }

    /// <summary>The post, locked to the end of the transaction, if it is in one of those topics.</summary>
    public static Task<TopicPost?> LockedPostAsync(this LearningDb db, IQueryable<Topic> topics, Guid postId, CancellationToken cancellationToken) =>
        db.Set<TopicPost>().FromSql($"select * from topic_posts where id = {postId} for update")
            .Where(post => topics.Any(topic => topic.Id == post.TopicId)).SingleOrDefaultAsync(cancellationToken);
}
