using System.Security.Cryptography;
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

    private sealed record Uploaded(string Name, string Sha256);

    public static async Task<Created<ImportResponse>> Handle(
        IFormFile file, MembershipDb db, TimeProvider clock, Caller caller, [FromHeader(Name = IdempotencyKey.Header)] string? key, CancellationToken cancellationToken)
    {
        if (file.Length > RequestLimits.ImportBytes)
            throw new BadHttpRequestException("The file is too large.", StatusCodes.Status413PayloadTooLarge);
        using var buffer = new MemoryStream((int)file.Length);
        await file.CopyToAsync(buffer, cancellationToken);
        var (content, name) = (buffer.ToArray(), NameOf(file));
        var body = new Uploaded(name, Convert.ToHexStringLower(SHA256.HashData(content)));

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.WaitForSameKeyAsync(caller.MemberId, key, cancellationToken);
        if (await IdempotencyKey.FindAsync(db, caller.MemberId, Route, key, body, cancellationToken) is { } before)
            return await AgainAsync(db, before, cancellationToken);

        var table = TableReader.Read(content, Limits);
        var (columns, header) = ImportColumns.Find(table.Rows);
        if (table.Rows.Count == header + 1)
            throw new InputRejected("import.noRows", "表头下面一行也没有，填好再传", "There is no row below the header.", "file");

        var now = clock.GetUtcNow();
        var import = MemberImport.Preview(Guid.CreateVersion7(now), name, table.Format, columns.Ignored, caller.MemberId, now);
        var reader = await ReadRows.AgainstAsync(db, columns, clock, cancellationToken);
        var rows = reader.Read(import.Id, table.Rows.Skip(header + 1));
        db.Add(import);
        db.AddRange(rows);
        IdempotencyKey.Remember(db, caller.MemberId, Route, key, body, import.Id, now);
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

    /// <summary>Some browsers send a whole path; shown to people, so no control characters either.</summary>
    private static string NameOf(IFormFile file)
    {
        var name = string.Concat(Path.GetFileName(file.FileName.Replace('\\', '/')).Where(character => !char.IsControl(character)));
        return name.Length > 200 ? name[^200..] : name;
    }
}
