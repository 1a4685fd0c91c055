using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>
/// A member hands in. Handing in again — a second tap, a lost answer — gives the same result; after the end it gives the
/// result of what was saved in time.
/// </summary>
internal static class SubmitAttempt
{
    public static async Task<Results<Ok<AttemptResultResponse>, NotFound>> Handle(
        Guid attemptId, Caller caller, LearningDb db, QuestionPools questions, FinishAttempt finish, CancellationToken cancellationToken) =>
        await finish.RunAsync(attemptId, caller.MemberId, cancellationToken) is { } row
            ? TypedResults.Ok(await AttemptResultResponse.OfAsync(row, db, questions, cancellationToken))
            : TypedResults.NotFound();
}
