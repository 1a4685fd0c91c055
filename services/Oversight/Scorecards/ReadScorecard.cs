using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Oversight.Scorecards;

/// <summary>One branch in a month.</summary>
/// <param name="Month">Written <c>2026-11</c>.</param>
/// <param name="Scorecard">Its figures.</param>
/// <param name="Quizzes">The quizzes that its members completed, those with most participants first.</param>
public sealed record ScorecardResponse(string Month, Scorecard Scorecard, IReadOnlyList<ScorecardQuiz> Quizzes);

/// <summary>What a branch did in one quiz.</summary>
/// <param name="QuizId">The quiz.</param>
/// <param name="Title">Its title; null until it is known here.</param>
/// <param name="Participants">Members who completed it.</param>
/// <param name="Graded">Of them, those who get a grade.</param>
/// <param name="Passed">Of the graded, those who passed.</param>
/// <param name="AverageScorePercent">Average of the graded; null for fewer than ten.</param>
public sealed record ScorecardQuiz(Guid QuizId, string? Title, int Participants, int Graded, int Passed, decimal? AverageScorePercent);

internal static class ReadScorecard
{
    public static async Task<Results<Ok<ScorecardResponse>, NotFound>> Handle(
        Guid branchId, string? month, Caller caller, OversightDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var asked = BusinessMonth.Asked(month, clock);
        if (!ListScorecards.MaySee(caller, branchId))
            return TypedResults.NotFound();
        return await Scorecard.ReadAsync(db, asked, branchId, cancellationToken) is [var card]
            ? TypedResults.Ok(new ScorecardResponse(BusinessMonth.Text(asked), card, await QuizzesAsync(db, asked, branchId, cancellationToken)))
            : TypedResults.NotFound();
    }

    private static async Task<IReadOnlyList<ScorecardQuiz>> QuizzesAsync(OversightDb db, DateOnly month, Guid branchId, CancellationToken cancellationToken)
    {
        var quizzes = await Scorecard.BestAttempts(db, month, branchId)
            .GroupBy(best => best.QuizId)
            .Select(quiz => new
            {
                QuizId = quiz.Key,
                Participants = quiz.Count(),
                Graded = quiz.Count(best => best.CountsForGrade),
                Passed = quiz.Count(best => best.CountsForGrade && best.Passed),
                Average = quiz.Where(best => best.CountsForGrade).Average(best => (decimal?)best.ScorePercent),
            })
            .ToListAsync(cancellationToken);
        var ids = quizzes.ConvertAll(quiz => quiz.QuizId);
        var titles = await db.Set<KnownQuiz>().Where(quiz => ids.Contains(quiz.QuizId)).ToDictionaryAsync(quiz => quiz.QuizId, quiz => quiz.Title, cancellationToken);
        return [.. quizzes.OrderByDescending(quiz => quiz.Participants).ThenBy(quiz => quiz.QuizId)
            .Select(quiz => new ScorecardQuiz(
                quiz.QuizId, titles.GetValueOrDefault(quiz.QuizId), quiz.Participants, quiz.Graded, quiz.Passed, SmallGroups.Over(quiz.Graded, quiz.Average)))];
    }
}
