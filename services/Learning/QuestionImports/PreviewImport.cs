using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Learning.QuestionImports.Reading;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.QuestionImports;

/// <summary>Reads an uploaded file and shows what it would do. Nothing comes into the bank.</summary>
internal static partial class PreviewImport
{
    public static async Task<Created<QuestionImportAnswer>> Handle(
        IFormFile file, LearningDb db, Caller caller, TimeProvider clock, ILogger<QuestionImport> logger, CancellationToken cancellationToken)
    {
        if (file.Length > RequestLimits.ImportBytes)
            throw new BadHttpRequestException("The file is too large.", StatusCodes.Status413PayloadTooLarge);
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);

        var read = ImportFile.Read(content.ToArray());
        var import = QuestionImport.Preview(NameOf(file), file.Length, read.Format, caller.MemberId, clock.GetUtcNow());
        var rows = read.Questions.Select(question => QuestionImportRow.Of(import.Id, question)).ToList();
        await MarkDuplicates.AmongAsync(rows, db, cancellationToken);
        db.Add(import);
        db.AddRange(rows);
        await db.SaveChangesAsync(cancellationToken);

        LogRead(logger, import.Id, rows.Count, read.Format, caller.MemberId);
        return TypedResults.Created($"/api/learning/question-imports/{import.Id}", ImportCounting.Answer(import, rows));
    }

    // Some browsers send a whole path, and the name is shown to people.
    private static string NameOf(IFormFile file)
    {
        var name = string.Concat(Path.GetFileName(file.FileName.Replace('\\', '/')).Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
        return name.Length > QuestionImport.FileNameLength ? name[^QuestionImport.FileNameLength..] : name;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Import {ImportId} has {Rows} rows of {Format}, uploaded by {MemberId}")]
    private static partial void LogRead(ILogger logger, Guid importId, int rows, ImportFormat format, Guid memberId);
}
