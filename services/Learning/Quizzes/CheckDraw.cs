using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>What the bank has for each draw rule of a quiz.</summary>
/// <param name="Rows">The rules in their order.</param>
/// <param name="Wanted">Questions of an attempt.</param>
/// <param name="Available">Different questions that all rules together can draw from.</param>
/// <param name="TotalPoints">Points that can be reached.</param>
/// <param name="Publishable">Whether there are enough, none being drawn twice.</param>
/// <param name="Shortage">The first rule that falls short, if one does.</param>
public sealed record DrawCheckResponse(
    IReadOnlyList<DrawCheckRow> Rows, int Wanted, int Available, int TotalPoints, bool Publishable, DrawCheckShortage? Shortage);

/// <summary>What the bank has for one rule.</summary>
/// <param name="Wanted">How many it draws.</param>
/// <param name="Available">How many questions match it.</param>
/// <param name="OverlapPercent">Of the questions that it draws for two members, how many are the same on average; 100 when all are drawn.</param>
public sealed record DrawCheckRow(int Wanted, int Available, int OverlapPercent);

/// <summary>A rule that cannot be met, since another rule takes the same questions or there are too few.</summary>
/// <param name="Row">Which rule, from 0.</param>
/// <param name="Wanted">How many it draws.</param>
/// <param name="Available">How many are left for it.</param>
public sealed record DrawCheckShortage(int Row, int Wanted, int Available);

internal static class CheckDraw
{
    public static async Task<Results<Ok<DrawCheckResponse>, NotFound>> Handle(Guid quizId, LearningDb db, CancellationToken cancellationToken)
    {
        var quiz = await db.Set<Quiz>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == quizId, cancellationToken);
        if (quiz is null)
            return TypedResults.NotFound();

        var pools = await QuestionPools.ReadAsync(db, quiz.Draws, cancellationToken);
        var shortage = PaperDraw.Shortage(quiz.Draws, pools);
        return TypedResults.Ok(new DrawCheckResponse(
            [.. quiz.Draws.Zip(pools, (rule, pool) => new DrawCheckRow(rule.Count, pool.Count, Overlap(rule.Count, pool.Count)))],
            quiz.QuestionCount,
            pools.SelectMany(pool => pool).Select(candidate => candidate.QuestionId).Distinct().Count(),
            quiz.TotalPoints,
            shortage is null && quiz.QuestionCount > 0,
            shortage is null ? null : new DrawCheckShortage(shortage.Row, shortage.Wanted, shortage.Available)));
    }

    private static int Overlap(int wanted, int available) => available <= wanted ? 100 : (int)Math.Round(100m * wanted / available);
}
