using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Quizzes;

internal static class ReadQuiz
{
    public static async Task<Results<Ok<QuizResponse>, NotFound>> Handle(
        Guid quizId, HttpContext context, LearningDb db, CancellationToken cancellationToken)
    {
        var quiz = await db.Set<Quiz>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == quizId, cancellationToken);
        if (quiz is null)
            return TypedResults.NotFound();
        EntityVersion.Tag(context, quiz.RowVersion);
        return TypedResults.Ok(QuizResponse.Of(quiz));
    }
}
