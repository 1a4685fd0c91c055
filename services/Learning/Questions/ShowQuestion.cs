using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.Questions;

internal static class ShowQuestion
{
    public static async Task<Results<Ok<QuestionDetail>, NotFound>> Handle(
        Guid questionId, LearningDb db, HttpContext context, CancellationToken cancellationToken)
    {
        var question = await db.Set<Question>().AsNoTracking().Include(q => q.Versions)
            .FirstOrDefaultAsync(q => q.Id == questionId, cancellationToken);
        if (question is null)
            return TypedResults.NotFound();

        return TypedResults.Ok(await AnswerAsync(question, db, context, cancellationToken));
    }

    /// <summary>The question as it now stands, with the <c>ETag</c> that a change must carry. All versions must be loaded.</summary>
    public static async Task<QuestionDetail> AnswerAsync(Question question, LearningDb db, HttpContext context, CancellationToken cancellationToken)
    {
        var versions = question.Versions.OrderByDescending(version => version.Number).ToList();
        var current = versions[0];
        var authorIds = versions.Select(version => version.CreatedBy).Distinct().ToList();
        var names = await db.Set<LocalMember>().Where(member => authorIds.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        var category = await db.Set<Category>().Where(c => c.Id == current.CategoryId)
            .Select(c => new CategoryName(c.Id, c.Name, db.Set<Category>().Where(p => p.Id == c.ParentId).Select(p => p.Name).FirstOrDefault()))
            .SingleAsync(cancellationToken);
        var source = await db.Set<QuestionSource>().Where(s => s.Id == current.SourceId)
            .Select(s => new SourceName(s.Id, s.Name)).SingleOrDefaultAsync(cancellationToken);
        Author By(QuestionVersion version) => new(version.CreatedBy, names.GetValueOrDefault(version.CreatedBy));

        EntityVersion.Tag(context, question.RowVersion);
        return new QuestionDetail(
            question.Id, Question.Label(question.Number), current.Type, current.Stem, current.Options, current.Answer, current.Explanation,
            category, current.Difficulty, question.State, source, current.Number, question.CreatedAt, question.UpdatedAt, By(current),
            [.. versions.Select(version => new QuestionHistoryEntry(
                version.Id, version.Number, version.CreatedAt, By(version), version.Type, version.Stem, version.Options, version.Answer,
                version.Explanation, version.Difficulty))]);
    }
}
