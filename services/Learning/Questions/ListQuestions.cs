using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Questions;

/// <summary>What a list of questions may be asked for.</summary>
/// <param name="Q">Part of the stem, or the number (<c>Q-00017</c>, <c>17</c>).</param>
/// <param name="Type">Only this type.</param>
/// <param name="CategoryId">Only this subject with its knowledge points, or this knowledge point.</param>
/// <param name="Difficulty">Only this difficulty.</param>
/// <param name="State">Only this state.</param>
/// <param name="SourceId">Only from this source.</param>
/// <param name="HasExplanation">False for those that still lack an explanation.</param>
/// <param name="UpdatedSince">Only what changed since then.</param>
/// <param name="Sort"><c>-updatedAt</c> (unless told), <c>updatedAt</c>, <c>number</c> or <c>-number</c>.</param>
public sealed record QuestionQuery(
    [property: StringLength(100)] string? Q = null,
    QuestionType? Type = null,
    Guid? CategoryId = null,
    Difficulty? Difficulty = null,
    QuestionState? State = null,
    Guid? SourceId = null,
    bool? HasExplanation = null,
    DateTimeOffset? UpdatedSince = null,
    string? Sort = null);

internal static class ListQuestions
{
    public static async Task<Ok<PagedResponse<QuestionItem>>> Handle(
        [AsParameters] QuestionQuery query, [AsParameters] PageRequest page, LearningDb db, CancellationToken cancellationToken)
    {
        var sort = QuestionSort.Of(query.Sort);
        var rows = await sort.Page(Matching(db, query), page).ToListAsync(cancellationToken);
        return TypedResults.Ok(sort.Answer(rows, page));
    }

    internal static IQueryable<QuestionRow> Matching(LearningDb db, QuestionQuery query)
    {
        var versions = db.Set<QuestionVersion>().AsQueryable();
        if (query.CategoryId is { } categoryId)
            versions = versions.InCategory(db, categoryId);

        var rows =
            from question in db.Set<Question>().AsNoTracking()
            join version in versions on new { question.Id, Number = question.VersionNumber } equals new { Id = version.QuestionId, version.Number }
            join category in db.Set<Category>() on version.CategoryId equals category.Id
            join parent in db.Set<Category>() on category.ParentId equals parent.Id into parents
            from parent in parents.DefaultIfEmpty()
            join source in db.Set<QuestionSource>() on version.SourceId equals source.Id into sources
            from source in sources.DefaultIfEmpty()
            select new QuestionRow { Question = question, Version = version, Category = category, Parent = parent, Source = source };

        if (query.Type is { } type)
            rows = rows.Where(row => row.Version.Type == type);
        if (query.Difficulty is { } difficulty)
            rows = rows.Where(row => row.Version.Difficulty == difficulty);
        if (query.State is { } state)
            rows = rows.Where(row => row.Question.State == state);
        if (query.SourceId is { } sourceId)
            rows = rows.Where(row => row.Version.SourceId == sourceId);
        if (query.HasExplanation is { } explained)
            rows = rows.Where(row => (row.Version.Explanation != null) == explained);
        if (query.UpdatedSince is { } since)
            rows = rows.Where(row => row.Question.UpdatedAt >= since.ToUniversalTime());
        return query.Q?.Trim() is { Length: > 0 } text ? rows.Where(Search(text)) : rows;
    }

    // A word of two Chinese characters has no trigram, so the stems are read: thousands, not millions.
    private static System.Linq.Expressions.Expression<Func<QuestionRow, bool>> Search(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new InputRejected("request.invalid", "搜索的文字里有不能用的字符", "The text to search for has characters that cannot be used.", "q");

        var part = $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        var digits = text.StartsWith("Q-", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? row => row.Question.Number == number || EF.Functions.ILike(row.Version.Stem, part, "\\")
            : row => EF.Functions.ILike(row.Version.Stem, part, "\\");
    }
}

/// <summary>What a line of the list is made of.</summary>
internal sealed class QuestionRow
{
    public required Question Question { get; init; }

    public required QuestionVersion Version { get; init; }

    public required Category Category { get; init; }

    public Category? Parent { get; init; }

    public QuestionSource? Source { get; init; }

    public QuestionItem ToItem() => new(
        Question.Id, Question.Label(Question.Number), Version.Type, Version.Stem, new CategoryName(Category.Id, Category.Name, Parent?.Name),
        Version.Difficulty, Question.State, Source is null ? null : new SourceName(Source.Id, Source.Name),
        Version.Explanation is not null, Question.VersionNumber, Question.UpdatedAt);
}
