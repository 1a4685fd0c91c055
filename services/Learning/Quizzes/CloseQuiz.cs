using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>Ends a quiz now. Who is answering keeps the grace; then the attempt is graded with what was saved.</summary>
internal static partial class CloseQuiz
{
    public static async Task<Results<Ok<QuizResponse>, NotFound>> Handle(
        Guid quizId,
        [FromHeader(Name = EntityVersion.Header)] string? ifMatch,
        HttpContext context,
        LearningDb db,
        TimeProvider clock,
        ILogger<LearningDb> logger,
        CancellationToken cancellationToken)
    {
        var quiz = await db.Set<Quiz>().SingleOrDefaultAsync(q => q.Id == quizId, cancellationToken);
        if (quiz is null)
            return TypedResults.NotFound();
        EntityVersion.CheckIfGiven(ifMatch, quiz.RowVersion);

        quiz.Close(clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await EndOverdueAttempts.CutAttemptsAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        LogClosed(logger, quizId);
        EntityVersion.Tag(context, quiz.RowVersion);
        return TypedResults.Ok(QuizResponse.Of(quiz));
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Quiz {QuizId} is closed")]
    private static partial void LogClosed(ILogger logger, Guid quizId);
}
