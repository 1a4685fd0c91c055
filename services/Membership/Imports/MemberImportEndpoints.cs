using Microsoft.AspNetCore.Mvc;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Membership.Imports;

internal static class MemberImportEndpoints
{
    public static void MapMemberImports(this RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/member-imports").WithTags("Member imports").RequireAuthorization(Policies.Administrator);
        // The form carries no cookie of ours but a bearer token (the gateway checks its own), so there is nothing to forge.
        imports.MapPost("/", PreviewImport.Handle).WithName(nameof(PreviewImport)).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(RequestLimits.ImportBytes + 64 * 1024));
        imports.MapGet("/template.xlsx", DownloadTemplate.Handle).WithName(nameof(DownloadTemplate));
        imports.MapGet("/{id:guid}", ShowImport.Handle).WithName(nameof(ShowImport));
        imports.MapGet("/{id:guid}/rows", ListImportRows.Handle).WithName(nameof(ListImportRows));
        imports.MapGet("/{id:guid}/report.xlsx", DownloadReport.Handle).WithName(nameof(DownloadReport));
        imports.MapPost("/{id:guid}/commit", CommitImport.Handle).WithName(nameof(CommitImport));
        imports.MapDelete("/{id:guid}", DiscardImport.Handle).WithName(nameof(DiscardImport));
    }
}

internal sealed record ImportCounts(int Total, int New, int Update, int Unchanged, int Error)
{
    public static ImportCounts Of(IEnumerable<(RowOutcome Outcome, int Count)> counts)
    {
        var by = counts.ToDictionary(count => count.Outcome, count => count.Count);
        int At(RowOutcome outcome) => by.GetValueOrDefault(outcome);
        return new ImportCounts(by.Values.Sum(), At(RowOutcome.New), At(RowOutcome.Update), At(RowOutcome.Unchanged), At(RowOutcome.Error));
    }
}

internal sealed record ImportResponse(
    Guid Id, string FileName, Tables.TableFormat Format, ImportCounts Counts, ImportState State, IReadOnlyList<string> IgnoredColumns,
    DateTimeOffset CreatedAt, DateTimeOffset? CommittedAt)
{
    public static ImportResponse Of(MemberImport import, ImportCounts counts) =>
        new(import.Id, import.FileName, import.Format, counts, import.State, import.IgnoredColumns, import.CreatedAt, import.CommittedAt);
}
