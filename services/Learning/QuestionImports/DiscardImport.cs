using Microsoft.AspNetCore.Http.HttpResults;

namespace PartyPlatform.Learning.QuestionImports;

internal static class DiscardImport
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid importId, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var import = await db.LockImportAsync(importId, cancellationToken);
        if (import is null)
            return TypedResults.NotFound();

        import.Discard(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
