using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Membership.Imports;

internal static class ShowImport
{
    public static async Task<Results<Ok<ImportResponse>, NotFound>> Handle(Guid id, MembershipDb db, CancellationToken cancellationToken)
    {
        var import = await db.Set<MemberImport>().AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        return import is null ? TypedResults.NotFound() : TypedResults.Ok(ImportResponse.Of(import, await CountAsync(db, id, cancellationToken)));
    }

    internal static async Task<ImportCounts> CountAsync(MembershipDb db, Guid id, CancellationToken cancellationToken)
    {
        var counts = await db.Set<MemberImportRow>().Where(row => row.ImportId == id)
            .GroupBy(row => row.Outcome).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return ImportCounts.Of(counts.Select(count => (count.Key, count.Count)));
    }
}
