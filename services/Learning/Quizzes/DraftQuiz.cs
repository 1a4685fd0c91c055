using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>The Party office begins a quiz. A draft may be unfinished; publishing asks for the rest.</summary>
internal static class DraftQuiz
{
    private const string Route = "quizzes";

    public static async Task<Created<QuizResponse>> Handle(
        QuizSettings request,
        Caller caller,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        HttpContext context,
        LearningDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await AgainAsync() is { } before)
            return Answer(before);

        var now = clock.GetUtcNow();
        var quiz = Quiz.Draft(request, caller.MemberId, now);
        db.Add(quiz);
        IdempotencyKey.Remember(db, caller.MemberId, Route, key, request, quiz.Id, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (IdempotencyKey.WasTaken(exception))
        {
            db.ChangeTracker.Clear();
            quiz = (await AgainAsync())!;
        }

        return Answer(quiz);

        async Task<Quiz?> AgainAsync() =>
            await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, request, cancellationToken) is { } id
                ? await db.Set<Quiz>().SingleOrDefaultAsync(known => known.Id == id, cancellationToken)
                : null;

        Created<QuizResponse> Answer(Quiz drafted)
        {
            EntityVersion.Tag(context, drafted.RowVersion);
            return TypedResults.Created($"/api/learning/quizzes/{drafted.Id}", QuizResponse.Of(drafted));
        }
    }
}
