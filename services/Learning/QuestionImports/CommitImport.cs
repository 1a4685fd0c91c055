using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.Questions;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.QuestionImports;

/// <summary>How an import goes into the bank.</summary>
/// <param name="CategoryId">What the questions are about, where the file names no category that is known.</param>
/// <param name="Difficulty">How hard they are, where the file does not say.</param>
/// <param name="SourceName">The document they were made from.</param>
/// <param name="Activate">True if the new questions may be drawn at once; otherwise they are drafts.</param>
/// <param name="Duplicates">What becomes of duplicates that nobody decided about: <c>Skip</c> or <c>NewVersion</c>.</param>
public sealed record CommitBody(
    Guid CategoryId,
    Difficulty Difficulty = Difficulty.Medium,
    [property: StringLength(QuestionSource.NameLength)] string? SourceName = null,
    bool Activate = false,
    RowDecision Duplicates = RowDecision.Skip);

internal static partial class CommitImport
{
    /// <summary>Imports go into the bank one after the other, or two of the same file would not see each other's questions.</summary>
    private const long BankLock = 0x5175_6573_7469_6f6e;

    public static async Task<Results<Ok<ImportResult>, NotFound>> Handle(
        Guid importId, CommitBody body, LearningDb db, Caller caller, TimeProvider clock, ILogger<QuestionImport> logger, CancellationToken cancellationToken)
    {
        if (body.Duplicates is RowDecision.Import)
            throw new InputRejected("import.duplicates", "重复的题只能默认跳过或作为新版本", "Duplicates are skipped or become new versions.", "duplicates");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var import = await db.LockImportAsync(importId, cancellationToken);
        if (import is null)
            return TypedResults.NotFound();
        if (import.Result is { } before)
            return TypedResults.Ok(before);
        var now = clock.GetUtcNow();
        import.RequirePreview(now);

        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({BankLock})", cancellationToken);
        var rows = await db.Set<QuestionImportRow>().Where(row => row.ImportId == importId).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        // The bank may have changed since the preview: what has become known in the meantime is a duplicate now.
        await MarkDuplicates.AmongAsync(rows, db, cancellationToken);
        var places = await ImportPlaces.ForAsync(body, db, now, cancellationToken);
        var bank = await BankWriter.ForAsync(rows, body, places, db, caller.MemberId, now, cancellationToken);
        foreach (var row in rows)
            bank.Write(row);

        import.Commit(bank.Result, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogCommitted(logger, importId, bank.Result.Imported, bank.Result.NewVersions, caller.MemberId);
        return TypedResults.Ok(bank.Result);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information,
        Message = "Import {ImportId} brought {Imported} questions and {NewVersions} new versions, committed by {MemberId}")]
    private static partial void LogCommitted(ILogger logger, Guid importId, int imported, int newVersions, Guid memberId);
}

/// <summary>Where the questions of an import are put: the file's own category where the bank has it, the chosen one elsewhere.</summary>
internal sealed record ImportPlaces(Guid CategoryId, Difficulty Difficulty, Guid? SourceId, IReadOnlyDictionary<string, Guid> ByName)
{
    public static async Task<ImportPlaces> ForAsync(CommitBody body, LearningDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var chosen = await QuestionPlaces.CategoryAsync(db, body.CategoryId, cancellationToken);
        var source = await QuestionPlaces.SourceAsync(db, body.SourceName, now, cancellationToken);
        var categories = await db.Set<Category>().AsNoTracking().OrderBy(category => category.Id).ToListAsync(cancellationToken);
        return new ImportPlaces(chosen, body.Difficulty, source,
            categories.GroupBy(category => category.Name).ToDictionary(same => same.Key, same => same.First().Id, StringComparer.Ordinal));
    }

    public Placement Of(QuestionImportRow row) => new(
        row.Category is not null && ByName.TryGetValue(row.Category.Trim(), out var named) ? named : CategoryId,
        row.Difficulty ?? Difficulty, SourceId);
}
