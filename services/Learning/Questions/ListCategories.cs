using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Learning.Questions;

/// <summary>A subject or knowledge point with its questions counted.</summary>
/// <param name="Id">The category.</param>
/// <param name="Name">Its own name.</param>
/// <param name="ParentId">The subject it is a knowledge point of; null for a subject.</param>
/// <param name="Questions">Questions in it, those of its knowledge points not counted.</param>
/// <param name="Active">How many of them may be drawn.</param>
public sealed record CategoryItem(Guid Id, string Name, Guid? ParentId, int Questions, int Active);

/// <summary>All categories; there are tens of them, so there are no pages.</summary>
/// <param name="Items">Subjects by age, each followed by its knowledge points.</param>
public sealed record CategoryList(IReadOnlyList<CategoryItem> Items);

internal static class ListCategories
{
    public static async Task<Ok<CategoryList>> Handle(LearningDb db, CancellationToken cancellationToken)
    {
        var categories = await db.Set<Category>().AsNoTracking().OrderBy(category => category.Id).ToListAsync(cancellationToken);
        var counts = await (
            from question in db.Set<Question>()
            join version in db.CurrentVersions() on question.Id equals version.QuestionId
            group question by version.CategoryId
            into same
            select new { CategoryId = same.Key, Questions = same.Count(), Active = same.Count(q => q.State == QuestionState.Active) })
            .ToDictionaryAsync(same => same.CategoryId, cancellationToken);

        CategoryItem Item(Category category) => counts.TryGetValue(category.Id, out var count)
            ? new(category.Id, category.Name, category.ParentId, count.Questions, count.Active)
            : new(category.Id, category.Name, category.ParentId, 0, 0);
        return TypedResults.Ok(new CategoryList(
            [.. categories.Where(category => category.ParentId is null)
                .SelectMany(subject => categories.Where(point => point.ParentId == subject.Id).Prepend(subject))
                .Select(Item)]));
    }
}
