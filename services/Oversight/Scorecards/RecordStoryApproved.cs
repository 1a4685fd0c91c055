using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Oversight.Scorecards;

/// <summary>Counts a published story for its branch, in the month of its approval.</summary>
internal sealed class RecordStoryApproved(OversightDb db) : IEventHandler<StoryApproved>
{
    // A story is approved once. The row may be there already, made by a withdrawal that was faster; that stays.
    public Task HandleAsync(StoryApproved message, EventContext context, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            insert into story_facts (story_id, branch_id, month, approved_at)
            values ({message.StoryId}, {message.BranchId}, {message.ApprovedAt.BusinessMonthOf()}, {message.ApprovedAt})
            on conflict (story_id) do update set branch_id = excluded.branch_id, month = excluded.month, approved_at = excluded.approved_at
            where story_facts.approved_at is null
            """, cancellationToken);
}
