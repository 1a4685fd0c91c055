using Microsoft.AspNetCore.Mvc;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning.QuestionImports;

internal static class QuestionImportEndpoints
{
    public static void MapQuestionImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/question-imports").WithTags("Question imports").RequireAuthorization(Policies.PartyOffice);
        // A bearer token comes with every request here and a browser adds none by itself, so there is nothing to forge.
        imports.MapPost("/", PreviewImport.Handle).WithName("PreviewQuestionImport").DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(RequestLimits.ImportBytes + 64 * 1024));
        imports.MapGet("/{importId:guid}", ShowImport.Handle).WithName("ShowQuestionImport");
        imports.MapGet("/{importId:guid}/rows", ListImportRows.Handle).WithName("ListQuestionImportRows");
        imports.MapPut("/{importId:guid}/rows/{number:int}", CorrectRow.Handle).WithName("CorrectQuestionImportRow");
        imports.MapPost("/{importId:guid}/commit", CommitImport.Handle).WithName("CommitQuestionImport");
        imports.MapDelete("/{importId:guid}", DiscardImport.Handle).WithName("DiscardQuestionImport");
        imports.MapGet("/{importId:guid}/report.xlsx", DownloadReport.Handle).WithName("DownloadQuestionImportReport");
        imports.MapGet("/template.xlsx", DownloadTemplate.Handle).WithName("DownloadQuestionImportTemplate");
    }
}
