using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Learning.Questions;

/// <summary>All sources that questions name; there are tens of them, so there are no pages.</summary>
/// <param name="Items">By name.</param>
public sealed record SourceList(IReadOnlyList<SourceName> Items);

internal static class ListQuestionSources
{
    public static async Task<Ok<SourceList>> Handle(LearningDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(new SourceList(await db.Set<QuestionSource>().OrderBy(source => source.Name)
            .Select(source => new SourceName(source.Id, source.Name)).ToListAsync(cancellationToken)));
}
