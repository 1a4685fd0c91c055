using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Learning;
using PartyPlatform.Messaging;

namespace PartyPlatform.Oversight.Scorecards;

/// <summary>Remembers a quiz by name. It may come after the first completion; the scorecard then has no name for a moment.</summary>
internal sealed class RecordQuizPublished(OversightDb db) : IEventHandler<QuizPublished>
{
    // A quiz is published once, so whichever delivery comes first is the whole truth.
    public Task HandleAsync(QuizPublished message, EventContext context, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            insert into known_quizzes (quiz_id, title, opens_at, closes_at)
            values ({message.QuizId}, {message.Title}, {message.OpensAt}, {message.ClosesAt})
            on conflict (quiz_id) do nothing
            """, cancellationToken);
}
