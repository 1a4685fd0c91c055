using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Learning.Questions;

/// <summary>What others in this service ask of the bank.</summary>
internal static class QuestionBank
{
    /// <summary>The name of the sequence that questions are numbered from.</summary>
    public const string Numbers = "question_numbers";

    /// <summary>The versions that hold, of questions in any state.</summary>
    public static IQueryable<QuestionVersion> CurrentVersions(this LearningDb db) =>
        from version in db.Set<QuestionVersion>()
        join question in db.Set<Question>() on new { Id = version.QuestionId, version.Number } equals new { question.Id, Number = question.VersionNumber }
        select version;

    /// <summary>The versions that a quiz may draw now. A subject includes its knowledge points; null means any.</summary>
    public static IQueryable<QuestionVersion> ActiveVersions(this LearningDb db, Guid? categoryId, QuestionType? type, Difficulty? difficulty)
    {
        var active =
            from version in db.Set<QuestionVersion>()
            join question in db.Set<Question>() on new { Id = version.QuestionId, version.Number } equals new { question.Id, Number = question.VersionNumber }
            where question.State == QuestionState.Active
            select version;
        if (categoryId is not null)
            active = active.InCategory(db, categoryId.Value);
        if (type is not null)
            active = active.Where(version => version.Type == type);
        if (difficulty is not null)
            active = active.Where(version => version.Difficulty == difficulty);
        return active;
    }

    /// <summary>Those of a subject with its knowledge points, or of one knowledge point.</summary>
    public static IQueryable<QuestionVersion> InCategory(this IQueryable<QuestionVersion> versions, LearningDb db, Guid categoryId) =>
        versions.Where(version => db.Set<Category>().Any(category =>
            category.Id == version.CategoryId && (category.Id == categoryId || category.ParentId == categoryId)));

    /// <summary>Takes the next numbers; numbers taken by what is rolled back stay unused.</summary>
    public static async Task<IReadOnlyList<int>> TakeNumbersAsync(this LearningDb db, int count, CancellationToken cancellationToken) =>
        await db.Database.SqlQuery<int>($"select nextval('question_numbers')::int as \"Value\" from generate_series(1, {count})").ToListAsync(cancellationToken);

    /// <summary>
    /// Makes others who change this question wait until the transaction ends, so that the second of two is told about the
    /// first instead of colliding with it.
    /// </summary>
    public static async Task<Question?> LockQuestionAsync(this LearningDb db, Guid questionId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from questions where id = {questionId} for update", cancellationToken);
        return await db.Set<Question>().Include(question => question.Versions).FirstOrDefaultAsync(question => question.Id == questionId, cancellationToken);
    }
}
