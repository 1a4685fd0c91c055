using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Topics;

/// <summary>Topics of events and reviews, newest first.</summary>
internal static class ListMyTopics
{
    public static async Task<Ok<PagedResponse<TopicResponse>>> Handle(
        TopicState? state, Guid? reviewId, [AsParameters] PageRequest page, Caller caller, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var topics = db.Set<Topic>().SeenBy(db, caller.MemberId).Where(topic => topic.Kind == TopicKind.Event || topic.Kind == TopicKind.Review).InState(state, now);
        if (reviewId is not null)
            topics = topics.Where(topic => topic.ReviewId == reviewId);
        var rows = await db.Rows(topics).NewestFirstAsync(row => row.OpenedAt, row => row.Id, page, cancellationToken);
        return TypedResults.Ok(new PagedResponse<TopicResponse>([.. rows.Items.Select(row => TopicResponse.Of(row, now))], rows.Next, rows.Previous));
    }

    public static IQueryable<Topic> InState(this IQueryable<Topic> topics, TopicState? state, DateTimeOffset now) => state switch
    {
        TopicState.Open => topics.Where(topic => topic.ClosesAt == null || topic.ClosesAt > now),
        TopicState.Closed => topics.Where(topic => topic.ClosesAt <= now),
        _ => topics,
    };
}

internal static class ReadMyTopic
{
    public static async Task<Results<Ok<TopicResponse>, NotFound>> Handle(
        Guid topicId, Caller caller, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var topic = db.Set<Topic>().SeenBy(db, caller.MemberId).Where(topic => topic.Id == topicId);
        return await db.Rows(topic).SingleOrDefaultAsync(cancellationToken) is { } row
            ? TypedResults.Ok(TopicResponse.Of(row, clock.GetUtcNow()))
            : TypedResults.NotFound();
    }
}

/// <summary>The standing walls of a member: the office's, the own branch's, and that of the temporary branch.</summary>
public sealed record MyWallsResponse(IReadOnlyList<TopicResponse> Items);

internal static class ListMyWalls
{
    public static async Task<Ok<MyWallsResponse>> Handle(Caller caller, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // A wall comes into being when somebody first looks for it; of two that look at once the slower waits here and finds it below.
        await MakeAsync(db, caller.MemberId, now, cancellationToken);
        var rows = await db.Rows(Walls(db, caller.MemberId)).ToListAsync(cancellationToken);
        return TypedResults.Ok(new MyWallsResponse([.. rows.OrderBy(row => row.Topic.Kind).ThenBy(row => row.OpenedAt).Select(row => TopicResponse.Of(row, now))]));
    }

    private static IQueryable<Topic> Walls(LearningDb db, Guid memberId) =>
        db.Set<Topic>().SeenBy(db, memberId).Where(topic => topic.Kind == TopicKind.Office || topic.Kind == TopicKind.Branch);

    private static Task<int> MakeAsync(LearningDb db, Guid memberId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = Enumerable.Range(0, 2).Select(_ => Guid.CreateVersion7(now)).ToArray();
        return db.Database.ExecuteSqlAsync($"""
            insert into topics (id, kind, title, branch_id, opened_at)
            select {ids[0]}, 'Office', '机关留言墙', null::uuid, {now} where not exists (select from topics where kind = 'Office')
            union all
            select case when unit.id = member.branch_id then {ids[1]} else gen_random_uuid() end, 'Branch', unit.short_name || '留言墙', unit.id, {now}
            from local_members member join local_org_units unit on unit.id in (member.branch_id, member.temporary_branch_id)
            where member.id = {memberId} and unit.closed_on is null
                and not exists (select from topics where kind = 'Branch' and branch_id = unit.id)
            on conflict do nothing
            """, cancellationToken);
    }
}
