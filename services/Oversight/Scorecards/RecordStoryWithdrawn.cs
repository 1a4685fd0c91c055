using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.Messaging;

namespace PartyPlatform.Oversight.Scorecards;

/// <summary>Takes a withdrawn story back out of the figures.</summary>
internal sealed class RecordStoryWithdrawn(OversightDb db) : IEventHandler<StoryWithdrawn>
{
    // What was never published was never counted. Otherwise the row is kept even if the approval is still on its way: it
    // must not bring the story back.
    public Task HandleAsync(StoryWithdrawn message, EventContext context, CancellationToken cancellationToken) =>
        message.WasPublished
            ? db.Database.ExecuteSqlAsync($"""
                insert into story_facts (story_id, branch_id, withdrawn_at) values ({message.StoryId}, {message.BranchId}, {message.WithdrawnAt})
                on conflict (story_id) do update set withdrawn_at = excluded.withdrawn_at where story_facts.withdrawn_at is null
                """, cancellationToken)
            : Task.CompletedTask;
}
