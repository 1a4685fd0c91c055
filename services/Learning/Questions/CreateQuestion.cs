using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Questions;

internal static partial class CreateQuestion
{
    private const string Route = "questions";

    public static async Task<Created<QuestionDetail>> Handle(
        QuestionBody body,
        LearningDb db,
        Caller caller,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        TimeProvider clock,
        HttpContext context,
        ILogger<Question> logger,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.WaitForSameKeyAsync(caller.MemberId, key, cancellationToken);
        if (await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, body, cancellationToken) is { } before)
            return await AnswerAsync(await db.Set<Question>().AsNoTracking().Include(known => known.Versions).SingleAsync(known => known.Id == before, cancellationToken));

        await body.RefuseDuplicateAsync(db, self: null, cancellationToken);
        var placement = await body.PlaceAsync(db, now, cancellationToken);
        var number = (await db.TakeNumbersAsync(1, cancellationToken))[0];

        var question = Question.Draft(number, body.Content, placement, caller.MemberId, now);
        db.Add(question);
        IdempotencyKey.Remember(db, caller.MemberId, Route, key, body, question.Id, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        LogCreated(logger, question.Id, caller.MemberId);
        return await AnswerAsync(question);

        async Task<Created<QuestionDetail>> AnswerAsync(Question created) => TypedResults.Created(
            $"/api/learning/questions/{created.Id}", await ShowQuestion.AnswerAsync(created, db, context, cancellationToken));
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Question {QuestionId} was written by {MemberId}")]
    private static partial void LogCreated(ILogger logger, Guid questionId, Guid memberId);
}
