using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Learning.Questions;

/// <summary>How many questions there are.</summary>
/// <param name="Total">All of them.</param>
/// <param name="ByState">By state; every state is named.</param>
/// <param name="ByType">By type; every type is named.</param>
/// <param name="ByDifficulty">By difficulty; every one is named.</param>
/// <param name="WithoutExplanation">How many still lack an explanation.</param>
public sealed record QuestionCounts(
    int Total,
    IReadOnlyDictionary<QuestionState, int> ByState,
    IReadOnlyDictionary<QuestionType, int> ByType,
    IReadOnlyDictionary<Difficulty, int> ByDifficulty,
    int WithoutExplanation);

internal static class CountQuestions
{
    public static async Task<Ok<QuestionCounts>> Handle(LearningDb db, CancellationToken cancellationToken)
    {
        var groups = await (
            from question in db.Set<Question>()
            join version in db.CurrentVersions() on question.Id equals version.QuestionId
            group question by new { question.State, version.Type, version.Difficulty, Explained = version.Explanation != null }
            into same
            select new { same.Key.State, same.Key.Type, same.Key.Difficulty, same.Key.Explained, Count = same.Count() }).ToListAsync(cancellationToken);

        return TypedResults.Ok(new QuestionCounts(
            groups.Sum(group => group.Count),
            Enum.GetValues<QuestionState>().ToDictionary(state => state, state => groups.Where(g => g.State == state).Sum(g => g.Count)),
            Enum.GetValues<QuestionType>().ToDictionary(type => type, type => groups.Where(g => g.Type == type).Sum(g => g.Count)),
            Enum.GetValues<Difficulty>().ToDictionary(level => level, level => groups.Where(g => g.Difficulty == level).Sum(g => g.Count)),
            groups.Where(group => !group.Explained).Sum(group => group.Count)));
    }
}
