using PartyPlatform.Contracts.Learning;
using PartyPlatform.Learning.Points;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>What a graded attempt says to others.</summary>
internal static class GradedAttempt
{
    /// <summary>To the other services.</summary>
    public static QuizCompleted Completed(this Attempt attempt) => new(
        attempt.Id, attempt.QuizId, attempt.MemberId, attempt.BranchId, attempt.Score!.Value, attempt.TotalPoints,
        attempt.Passed!.Value, attempt.CountsForGrade, attempt.CompletedAt!.Value);

    /// <summary>To the points.</summary>
    public static QuizOccasion Occasion(this Attempt attempt, string quizTitle) => new(
        attempt.Id, attempt.QuizId, quizTitle, attempt.MemberId, attempt.BranchId,
        Answered: attempt.Answers.Values.Any(given => given.Answer.Count > 0),
        attempt.Passed!.Value, attempt.Score!.Value, attempt.Percent!.Value, attempt.CompletedAt!.Value);
}
