using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Learning;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Quizzes;

internal static partial class PublishQuiz
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
        await CheckAudienceAsync(db, quiz, cancellationToken);

        var now = clock.GetUtcNow();
        quiz.Publish(PaperDraw.Shortage(quiz.Draws, await QuestionPools.ReadAsync(db, quiz.Draws, cancellationToken)), now);
        db.Publish(new QuizPublished(quiz.Id, quiz.Title, quiz.OpensAt!.Value, quiz.ClosesAt, quiz.BranchIds), now);
        await db.SaveChangesAsync(cancellationToken);

        LogPublished(logger, quizId);
        EntityVersion.Tag(context, quiz.RowVersion);
        return TypedResults.Ok(QuizResponse.Of(quiz));
    }

    private static async Task CheckAudienceAsync(LearningDb db, Quiz quiz, CancellationToken cancellationToken)
    {
        if (quiz.BranchIds is not { } branches)
            return;
        var known = await db.Set<LocalOrgUnit>()
            .CountAsync(unit => branches.Contains(unit.Id) && unit.Kind == OrgUnitKind.Branch && unit.ClosedOn == null, cancellationToken);
        if (known < branches.Length)
            throw new RuleViolation("quiz.audience", "开放范围里有已撤销或不存在的支部，重新选一下", "The audience names a branch that is closed or unknown.");
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Quiz {QuizId} is published")]
    private static partial void LogPublished(ILogger logger, Guid quizId);
}
