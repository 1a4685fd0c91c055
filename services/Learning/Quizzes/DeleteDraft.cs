using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>Throws a draft away. What members have seen stays.</summary>
internal static class DeleteDraft
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid quizId, [FromHeader(Name = EntityVersion.Header)] string? ifMatch, LearningDb db, CancellationToken cancellationToken)
    {
        var quiz = await db.Set<Quiz>().SingleOrDefaultAsync(q => q.Id == quizId, cancellationToken);
        if (quiz is null)
            return TypedResults.NotFound();
        EntityVersion.Require(ifMatch, quiz.RowVersion);
        if (quiz.State is not QuizState.Draft)
            throw new RuleViolation("quiz.alreadyPublished", "已发布的测试不能删除，可以截止", "A published quiz cannot be deleted; it can be closed.");
        db.Remove(quiz);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
