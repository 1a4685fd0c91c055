using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Membership.Imports;

/// <summary>The rows of a preview in the order of the file.</summary>
internal static class ListImportRows
{
    internal sealed record ImportRowResponse(int Number, RowOutcome Outcome, IReadOnlyDictionary<string, string> Values, IReadOnlyList<RowProblem> Problems);

    public static async Task<Results<Ok<PagedResponse<ImportRowResponse>>, NotFound>> Handle(
        Guid id, RowOutcome? outcome, [AsParameters] PageRequest page, MembershipDb db, CancellationToken cancellationToken)
    {
        if (!await db.Set<MemberImport>().AnyAsync(import => import.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var rows = db.Set<MemberImportRow>().AsNoTracking().Where(row => row.ImportId == id);
        if (outcome is { } wanted)
            rows = rows.Where(row => row.Outcome == wanted);
        var back = page is { Before: not null, After: null };
        if (page.After is { } after)
            rows = rows.Where(row => row.Number > Cursor.Decode<int>(after));
        else if (page.Before is { } before)
            rows = rows.Where(row => row.Number < Cursor.Decode<int>(before));

        var found = await (back ? rows.OrderByDescending(row => row.Number) : rows.OrderBy(row => row.Number)).Take(page.Size + 1).ToListAsync(cancellationToken);
        var more = found.Count > page.Size;
        found = found[..Math.Min(found.Count, page.Size)];
        if (back)
            found.Reverse();
        return TypedResults.Ok(new PagedResponse<ImportRowResponse>(
            [.. found.Select(row => new ImportRowResponse(row.Number, row.Outcome, row.Values, row.Problems))],
            found.Count > 0 && (back || more) ? Cursor.Encode(found[^1].Number) : null,
            found.Count > 0 && (back ? more : page.After is not null) ? Cursor.Encode(found[0].Number) : null));
    }
}
