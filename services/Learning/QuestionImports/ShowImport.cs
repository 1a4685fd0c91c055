using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Learning.QuestionImports;

internal static class ShowImport
{
    public static async Task<Results<Ok<QuestionImportAnswer>, NotFound>> Handle(Guid importId, LearningDb db, CancellationToken cancellationToken)
    {
        var import = await db.Set<QuestionImport>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == importId, cancellationToken);
        return import is null ? TypedResults.NotFound() : TypedResults.Ok(await ImportCounting.AnswerAsync(import, db, cancellationToken));
    }
}
