using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.Questions;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.QuestionImports;

internal static class ListImportRows
{
    /// <param name="importId">The import.</param>
    /// <param name="outcome">Only rows with this outcome.</param>
    /// <param name="needsDecision">True for duplicates and errors that nobody has decided about.</param>
    /// <param name="page">Which part of the list, in the order of the file.</param>
    /// <param name="db">The service's database.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public static async Task<Results<Ok<PagedResponse<QuestionImportRowAnswer>>, NotFound>> Handle(
        Guid importId, RowOutcome? outcome, bool? needsDecision, [AsParameters] PageRequest page, LearningDb db, CancellationToken cancellationToken)
    {
        if (!await db.Set<QuestionImport>().AnyAsync(import => import.Id == importId, cancellationToken))
            return TypedResults.NotFound();

        var rows = db.Set<QuestionImportRow>().AsNoTracking().Where(row => row.ImportId == importId);
        if (outcome is not null)
            rows = rows.Where(row => row.Outcome == outcome);
        if (needsDecision is { } undecided)
            rows = rows.Where(row => (row.Outcome != RowOutcome.Importable && row.Decision == null) == undecided);

        var goingBack = page.After is null && page.Before is not null;
        if ((page.After ?? page.Before) is { } cursor)
        {
            var number = Cursor.Decode<Position>(cursor).Number;
            rows = goingBack ? rows.Where(row => row.Number < number) : rows.Where(row => row.Number > number);
        }

        rows = goingBack ? rows.OrderByDescending(row => row.Number) : rows.OrderBy(row => row.Number);
        return TypedResults.Ok(PageOf.Rows(
            await rows.Take(page.Size + 1).ToListAsync(cancellationToken), page,
            row => Cursor.Encode(new Position(row.Number)), QuestionImportRowAnswer.Of));
    }

    private sealed record Position(int Number);
}
