using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Learning.Questions;

internal static partial class CreateQuestion
{
    public static async Task<Created<QuestionDetail>> Handle(
        QuestionBody body, LearningDb db, Caller caller, TimeProvider clock, HttpContext context, ILogger<Question> logger, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await body.RefuseDuplicateAsync(db, self: null, cancellationToken);
        var placement = await body.PlaceAsync(db, now, cancellationToken);
        var number = (await db.TakeNumbersAsync(1, cancellationToken))[0];

        var question = Question.Draft(number, body.Content, placement, caller.MemberId, now);
        db.Add(question);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        LogCreated(logger, question.Id, caller.MemberId);
        return TypedResults.Created($"/api/learning/questions/{question.Id}", await ShowQuestion.AnswerAsync(question, db, context, cancellationToken));
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Question {QuestionId} was written by {MemberId}")]
    private static partial void LogCreated(ILogger logger, Guid questionId, Guid memberId);
}
