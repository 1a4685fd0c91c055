using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Questions;

internal static partial class EditQuestion
{
    public static async Task<Results<Ok<QuestionDetail>, NotFound>> Handle(
        Guid questionId, QuestionBody body, [FromHeader(Name = EntityVersion.Header)] string? ifMatch, LearningDb db, Caller caller,
        TimeProvider clock, HttpContext context, ILogger<Question> logger, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var question = await db.LockQuestionAsync(questionId, cancellationToken);
        if (question is null)
            return TypedResults.NotFound();
        EntityVersion.Require(ifMatch, question.RowVersion);

        var now = clock.GetUtcNow();
        await body.RefuseDuplicateAsync(db, self: questionId, cancellationToken);
        var version = question.Edit(body.Content, await body.PlaceAsync(db, now, cancellationToken), caller.MemberId, now);
        db.Add(version);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        LogEdited(logger, questionId, version.Number, caller.MemberId);
        return TypedResults.Ok(await ShowQuestion.AnswerAsync(question, db, context, cancellationToken));
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Question {QuestionId} has version {Version}, written by {MemberId}")]
    private static partial void LogEdited(ILogger logger, Guid questionId, int version, Guid memberId);
}
