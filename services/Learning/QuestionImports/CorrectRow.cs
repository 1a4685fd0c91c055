using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.Questions;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.QuestionImports;

/// <summary>What a person says about a row; what is left out stays as it is. The uploaded file is never changed.</summary>
/// <param name="Decision">What shall become of it.</param>
/// <param name="Answer">The right answer, written as in a file: <c>ABD</c>, <c>A、B</c>, <c>对</c>, a text.</param>
/// <param name="Type">How it is asked.</param>
/// <param name="Stem">The question itself.</param>
/// <param name="Explanation">Why it is so.</param>
public sealed record RowCorrection(
    RowDecision? Decision = null,
    [property: StringLength(4_000)] string? Answer = null,
    QuestionType? Type = null,
    [property: StringLength(QuestionContent.StemLength)] string? Stem = null,
    [property: StringLength(QuestionContent.ExplanationLength)] string? Explanation = null)
{
    internal bool ChangesText => Answer is not null || Type is not null || Stem is not null || Explanation is not null;

    /// <exception cref="InputRejected">A text holds the one character that the database cannot keep, even in a row with an error.</exception>
    internal void RefuseNul()
    {
        if ((Answer + Stem + Explanation).Contains('\0', StringComparison.Ordinal))
            throw new InputRejected(ContentProblem.Characters.Code, ContentProblem.Characters.MessageZh, ContentProblem.Characters.MessageEn);
    }
}

internal static class CorrectRow
{
    public static async Task<Results<Ok<QuestionImportRowAnswer>, NotFound>> Handle(
        Guid importId, int number, RowCorrection body, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        body.RefuseNul();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var import = await db.LockImportAsync(importId, cancellationToken);
        var row = await db.Set<QuestionImportRow>().FirstOrDefaultAsync(r => r.ImportId == importId && r.Number == number, cancellationToken);
        if (import is null || row is null)
            return TypedResults.NotFound();
        import.RequirePreview(clock.GetUtcNow());

        if (body.ChangesText)
        {
            var before = row.SimilarKey;
            row.Correct(body.Type, body.Stem, body.Answer, body.Explanation);
            var related = await db.Set<QuestionImportRow>()
                .Where(r => r.ImportId == importId && (r.SimilarKey == before || r.SimilarKey == row.SimilarKey)).ToListAsync(cancellationToken);
            await MarkDuplicates.AmongAsync(related, db, cancellationToken);
        }

        if (body.Decision is not null)
            row.Decide(body.Decision);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(QuestionImportRowAnswer.Of(row));
    }

    /// <summary>Makes others who work on this import wait until the transaction ends.</summary>
    public static async Task<QuestionImport?> LockImportAsync(this LearningDb db, Guid importId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from question_imports where id = {importId} for update", cancellationToken);
        return await db.Set<QuestionImport>().FirstOrDefaultAsync(import => import.Id == importId, cancellationToken);
    }
}
