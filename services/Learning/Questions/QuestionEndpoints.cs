using PartyPlatform.Learning.QuestionExports;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Learning.Questions;

internal static class QuestionEndpoints
{
    public static void MapQuestions(this IEndpointRouteBuilder routes)
    {
        var questions = routes.MapGroup("/questions").WithTags("Questions").RequireAuthorization(Policies.PartyOffice);
        questions.MapGet("/", ListQuestions.Handle).WithName(nameof(ListQuestions));
        questions.MapGet("/export.xlsx", ExportXlsx.Handle).WithName(nameof(ExportXlsx));
        questions.MapGet("/export.gift", ExportGift.Handle).WithName(nameof(ExportGift));
        questions.MapGet("/export.xml", ExportMoodleXml.Handle).WithName(nameof(ExportMoodleXml));
        questions.MapGet("/counts", CountQuestions.Handle).WithName(nameof(CountQuestions));
        questions.MapGet("/{questionId:guid}", ShowQuestion.Handle).WithName(nameof(ShowQuestion));
        questions.MapPost("/", CreateQuestion.Handle).WithName(nameof(CreateQuestion));
        questions.MapPut("/{questionId:guid}", EditQuestion.Handle).WithName(nameof(EditQuestion));
        questions.MapPost("/{questionId:guid}/activate", ActivateQuestion.Handle).WithName(nameof(ActivateQuestion));
        questions.MapPost("/{questionId:guid}/suspend", SuspendQuestion.Handle).WithName(nameof(SuspendQuestion));

        var categories = routes.MapGroup("/categories").WithTags("Questions").RequireAuthorization(Policies.PartyOffice);
        categories.MapGet("/", ListCategories.Handle).WithName(nameof(ListCategories));
        categories.MapPost("/", AddCategory.Handle).WithName(nameof(AddCategory));

        routes.MapGet("/question-sources", ListQuestionSources.Handle).WithName(nameof(ListQuestionSources))
            .WithTags("Questions").RequireAuthorization(Policies.PartyOffice);
    }
}
