using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Questions;

/// <summary>What a question is written as.</summary>
/// <param name="Type">How it is asked.</param>
/// <param name="Stem">The question itself, at most 2,000 characters.</param>
/// <param name="Answer">Keys of the right options (<c>T</c> or <c>F</c> for true/false); for fill-in one text a blank, alternatives parted by <c>|</c>.</param>
/// <param name="Difficulty">How hard it is thought to be.</param>
/// <param name="CategoryId">What it is about.</param>
/// <param name="Options">The options in their order; left out for true/false and fill-in.</param>
/// <param name="Explanation">Why it is so.</param>
/// <param name="SourceName">The document it was made from; a new name makes a new source.</param>
/// <param name="AllowDuplicate">True to keep it though another question has the same stem.</param>
public sealed record QuestionBody(
    QuestionType Type,
    string Stem,
    IReadOnlyList<string> Answer,
    Difficulty Difficulty,
    Guid CategoryId,
    IReadOnlyList<QuestionOption>? Options = null,
    string? Explanation = null,
    [property: StringLength(QuestionSource.NameLength)] string? SourceName = null,
    bool AllowDuplicate = false)
{
    internal QuestionContent Content => QuestionContent.Of(Type, Stem, Options, Answer, Explanation);

    /// <exception cref="InputRejected">There is no such category.</exception>
    internal async Task<Placement> PlaceAsync(LearningDb db, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(await QuestionPlaces.CategoryAsync(db, CategoryId, cancellationToken), Difficulty,
            await QuestionPlaces.SourceAsync(db, SourceName, now, cancellationToken));

    /// <exception cref="RuleViolation">Another question of the bank has this stem, and the caller has not said that this is meant.</exception>
    internal async Task RefuseDuplicateAsync(LearningDb db, Guid? self, CancellationToken cancellationToken)
    {
        if (AllowDuplicate)
            return;

        var key = StemKey.Of(Content.Stem);
        var same = await (
            from question in db.Set<Question>()
            join version in db.CurrentVersions() on question.Id equals version.QuestionId
            where version.StemKey == key && question.Id != self
            orderby question.Number
            select new { question.Id, question.Number }).FirstOrDefaultAsync(cancellationToken);
        if (same is null)
            return;

        var label = Question.Label(same.Number);
        var violation = new RuleViolation("question.duplicate", $"题库里已有题干相同的 {label}", $"{label} of the bank has the same stem.");
        violation.Details["questionId"] = same.Id;
        violation.Details["questionNumber"] = label;
        throw violation;
    }
}

/// <summary>Finds where a question is put.</summary>
internal static class QuestionPlaces
{
    /// <exception cref="InputRejected">There is no such category.</exception>
    public static async Task<Guid> CategoryAsync(LearningDb db, Guid categoryId, CancellationToken cancellationToken) =>
        await db.Set<Category>().AnyAsync(category => category.Id == categoryId, cancellationToken)
            ? categoryId
            : throw new InputRejected("category.unknown", "没有这个分类，刷新后重选", "There is no such category.", "categoryId");

    /// <summary>The source of this name, which is made if nobody has used it yet.</summary>
    public static async Task<Guid?> SourceAsync(LearningDb db, string? name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (name?.Trim() is not { Length: > 0 } wanted)
            return null;
        if (wanted.Any(char.IsControl))
            throw new InputRejected("source.name", "来源名称里有不能用的字符", "The name of the source has characters that cannot be used.", "sourceName");

        // Two people may name a new source at the same moment: one inserts, both find it.
        await db.Database.ExecuteSqlAsync($"""
            insert into question_sources (id, name, created_at) values ({Guid.CreateVersion7(now)}, {wanted}, {now}) on conflict (name) do nothing
            """, cancellationToken);
        return await db.Set<QuestionSource>().Where(source => source.Name == wanted).Select(source => source.Id).SingleAsync(cancellationToken);
    }
}
