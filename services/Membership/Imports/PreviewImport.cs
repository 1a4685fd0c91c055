using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;
using PartyPlatform.Tables;

namespace PartyPlatform.Membership.Imports;

/// <summary>Reads an uploaded list and shows what it would do. Nothing of the directory is touched.</summary>
internal static class PreviewImport
{
    private static readonly TableLimits Limits = new(Rows: 5_000, Columns: 60, Cells: 200_000, CellLength: 500);

    private const string Route = "member-imports";

    public static async Task<Created<ImportResponse>> Handle(
        IFormFile file, MembershipDb db, TimeProvider clock, Caller caller, [FromHeader(Name = IdempotencyKey.Header)] string? key, CancellationToken cancellationToken)
    {
        var upload = await UploadedFile.ReadAsync(file, cancellationToken);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.WaitForSameKeyAsync(caller.MemberId, key, cancellationToken);
        if (await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, upload.Identity, cancellationToken) is { } before)
            return await AgainAsync(db, before, cancellationToken);

        var table = TableReader.Read(upload.Content, Limits);
        var (columns, header) = ImportColumns.Find(table.Rows);
        if (table.Rows.Count == header + 1)
            throw new InputRejected("import.noRows", "表头下面一行也没有，填好再传", "There is no row below the header.", "file");

        var now = clock.GetUtcNow();
        var import = MemberImport.Preview(Guid.CreateVersion7(now), upload.Name, table.Format, columns.Ignored, caller.MemberId, now);
        var reader = await ReadRows.AgainstAsync(db, columns, clock, cancellationToken);
        var rows = reader.Read(import.Id, table.Rows.Skip(header + 1));
        db.Add(import);
        db.AddRange(rows);
        IdempotencyKey.Remember(db, caller.MemberId, Route, key, upload.Identity, import.Id, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Answer(import, ImportCounts.Of(rows.GroupBy(row => row.Outcome).Select(group => (group.Key, group.Count()))));
    }

    private static async Task<Created<ImportResponse>> AgainAsync(MembershipDb db, Guid importId, CancellationToken cancellationToken) =>
        await db.Set<MemberImport>().AsNoTracking().FirstOrDefaultAsync(import => import.Id == importId, cancellationToken) is { } import
            ? Answer(import, await ShowImport.CountAsync(db, importId, cancellationToken))
            : throw new RuleViolation("import.gone", "这次上传的预览已经不在了，重新传一次", "The preview of this upload is gone; upload the file again.");

    private static Created<ImportResponse> Answer(MemberImport import, ImportCounts counts) =>
        TypedResults.Created($"/api/membership/member-imports/{import.Id}", ImportResponse.Of(import, counts));
}
