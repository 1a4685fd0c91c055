using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.QuestionImports.Reading;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.QuestionImports;

/// <summary>Reads an uploaded file and shows what it would do. Nothing comes into the bank.</summary>
internal static partial class PreviewImport
{
    private const string Route = "question-imports";

    public static async Task<Created<QuestionImportAnswer>> Handle(
        IFormFile file,
        LearningDb db,
        Caller caller,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        TimeProvider clock,
        ILogger<QuestionImport> logger,
        CancellationToken cancellationToken)
    {
        var upload = await UploadedFile.ReadAsync(file, cancellationToken);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.WaitForSameKeyAsync(caller.MemberId, key, cancellationToken);
        if (await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, upload.Identity, cancellationToken) is { } before)
            return await AgainAsync(db, before, cancellationToken);

        var read = ImportFile.Read(upload.Content, upload.Name);
        var import = QuestionImport.Preview(upload.Name, file.Length, read.Format, caller.MemberId, clock.GetUtcNow());
        var rows = read.Questions.Select(question => QuestionImportRow.Of(import.Id, question)).ToList();
        await MarkDuplicates.AmongAsync(rows, db, cancellationToken);
        db.Add(import);
        db.AddRange(rows);
        IdempotencyKey.Remember(db, caller.MemberId, Route, key, upload.Identity, import.Id, import.CreatedAt);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        LogRead(logger, import.Id, rows.Count, read.Format, caller.MemberId);
        return Answer(ImportCounting.Answer(import, rows));
    }

    private static async Task<Created<QuestionImportAnswer>> AgainAsync(LearningDb db, Guid importId, CancellationToken cancellationToken) =>
        await db.Set<QuestionImport>().AsNoTracking().FirstOrDefaultAsync(import => import.Id == importId, cancellationToken) is { } import
            ? Answer(await ImportCounting.AnswerAsync(import, db, cancellationToken))
            : throw new RuleViolation("import.gone", "这次上传的预览已经不在了，重新传一次", "The preview of this upload is gone; upload the file again.");

    private static Created<QuestionImportAnswer> Answer(QuestionImportAnswer import) =>
        TypedResults.Created($"/api/learning/question-imports/{import.Id}", import);

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Import {ImportId} has {Rows} rows of {Format}, uploaded by {MemberId}")]
    private static partial void LogRead(ILogger logger, Guid importId, int rows, ImportFormat format, Guid memberId);
}
