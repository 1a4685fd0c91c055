using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Learning;
using PartyPlatform.Messaging;

namespace PartyPlatform.Oversight.Scorecards;

/// <summary>Counts a completed quiz for its branch.</summary>
internal sealed class RecordQuizCompleted(OversightDb db) : IEventHandler<QuizCompleted>
{
    // The inbox stops the second delivery of a message. An event that was sent again under another id, or two deliveries
    // at once, stop here.
    public Task HandleAsync(QuizCompleted message, EventContext context, CancellationToken cancellationToken)
    {
        var fact = QuizFact.Of(message);
        return db.Database.ExecuteSqlAsync($"""
            insert into quiz_facts (attempt_id, quiz_id, member_id, branch_id, month, score_percent, passed, counts_for_grade, completed_at)
            values ({fact.AttemptId}, {fact.QuizId}, {fact.MemberId}, {fact.BranchId}, {fact.Month}, {fact.ScorePercent}, {fact.Passed},
                {fact.CountsForGrade}, {fact.CompletedAt})
            on conflict (attempt_id) do nothing
            """, cancellationToken);
    }
}
