using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Membership.Imports;

/// <summary>Throws a preview away, with the personal data in it.</summary>
internal static class DiscardImport
{
    public static async Task<Results<NoContent, NotFound>> Handle(Guid id, MembershipDb db, CancellationToken cancellationToken)
    {
        var import = await db.Set<MemberImport>().FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        if (import is null)
            return TypedResults.NotFound();
        import.Discard();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await db.Set<MemberImportRow>().Where(row => row.ImportId == id).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>Lists of people are not kept longer than they are needed: previews a week, reports a month.</summary>
internal sealed class ForgetOldImports(MembershipDb db, TimeProvider clock) : IScheduledWork
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (previewsUntil, reportsUntil) = (now.AddDays(-7), now.AddDays(-30));
        await db.Set<MemberImport>()
            .Where(import => import.CreatedAt < reportsUntil || (import.State != ImportState.Committed && import.CreatedAt < previewsUntil))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
