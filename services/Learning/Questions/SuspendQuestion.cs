using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Learning.Questions;

internal static partial class SuspendQuestion
{
    public static async Task<Results<Ok<QuestionDetail>, NotFound>> Handle(
        Guid questionId, LearningDb db, Caller caller, TimeProvider clock, HttpContext context, ILogger<Question> logger, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var question = await db.LockQuestionAsync(questionId, cancellationToken);
        if (question is null)
            return TypedResults.NotFound();

        question.Suspend(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        LogSuspended(logger, questionId, caller.MemberId);
        return TypedResults.Ok(await ShowQuestion.AnswerAsync(question, db, context, cancellationToken));
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Question {QuestionId} was suspended by {MemberId}")]
    private static partial void LogSuspended(ILogger logger, Guid questionId, Guid memberId);
}
