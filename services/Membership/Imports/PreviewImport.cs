using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;
using PartyPlatform.Tables;

namespace PartyPlatform.Membership.Imports;

/// <summary>Reads an uploaded list and shows what it would do. Nothing of the directory is touched.</summary>
internal static class PreviewImport
{
    private static readonly TableLimits Limits = new(Rows: 5_000, Columns: 60, Cells: 200_000, CellLength: 500);

    public static async Task<Created<ImportResponse>> Handle(
        IFormFile file, MembershipDb db, TimeProvider clock, Caller caller, CancellationToken cancellationToken)
    {
        if (file.Length > RequestLimits.ImportBytes)
            throw new BadHttpRequestException("The file is too large.", StatusCodes.Status413PayloadTooLarge);
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);

        var table = TableReader.Read(content.ToArray(), Limits);
        var (columns, header) = ImportColumns.Find(table.Rows);
        if (table.Rows.Count == header + 1)
            throw new InputRejected("import.noRows", "表头下面一行也没有，填好再传", "There is no row below the header.", "file");

        var now = clock.GetUtcNow();
        var import = MemberImport.Preview(Guid.CreateVersion7(now), NameOf(file), table.Format, columns.Ignored, caller.MemberId, now);
        var reader = await ReadRows.AgainstAsync(db, columns, clock, cancellationToken);
        var rows = reader.Read(import.Id, table.Rows.Skip(header + 1));
        db.Add(import);
        db.AddRange(rows);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/membership/member-imports/{import.Id}",
            ImportResponse.Of(import, ImportCounts.Of(rows.GroupBy(row => row.Outcome).Select(group => (group.Key, group.Count())))));
    }

    /// <summary>Some browsers send a whole path; shown to people, so no control characters either.</summary>
    private static string NameOf(IFormFile file)
    {
        var name = string.Concat(Path.GetFileName(file.FileName.Replace('\\', '/')).Where(character => !char.IsControl(character)));
        return name.Length > 200 ? name[^200..] : name;
    }
}
