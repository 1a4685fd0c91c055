using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Quizzes;

internal static class EditQuiz
{
    public static async Task<Results<Ok<QuizResponse>, NotFound>> Handle(
        Guid quizId,
        QuizSettings request,
        [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        HttpContext context,
        LearningDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var quiz = await db.Set<Quiz>().SingleOrDefaultAsync(q => q.Id == quizId, cancellationToken);
        if (quiz is null)
            return TypedResults.NotFound();
        EntityVersion.Require(ifMatch, quiz.RowVersion);

        quiz.Edit(request, clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (quiz.State is QuizState.Published)
            await MoveDeadlinesAsync(db, quiz, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        EntityVersion.Tag(context, quiz.RowVersion);
        return TypedResults.Ok(QuizResponse.Of(quiz));
    }

    /// <summary>Attempts that are open end with the window as it is now.</summary>
    private static Task<int> MoveDeadlinesAsync(LearningDb db, Quiz quiz, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"""
            update quiz_attempts set
                deadline = least(started_at + {quiz.TimeLimitMinutes}::int * interval '1 minute', {quiz.ClosesAt}::timestamptz),
                accept_until = least(started_at + {quiz.TimeLimitMinutes}::int * interval '1 minute', {quiz.ClosesAt}::timestamptz)
                    + {quiz.GraceSeconds} * interval '1 second'
            where quiz_id = {quiz.Id} and state = 'InProgress'
            """, cancellationToken);
}
