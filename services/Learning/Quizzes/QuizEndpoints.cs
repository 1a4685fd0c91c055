using PartyPlatform.Learning.Demo;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Learning.Quizzes;

internal static class QuizEndpoints
{
    public static IHostApplicationBuilder AddQuizzes(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QuestionPools>();
        builder.Services.AddScoped<FinishAttempt>();
        builder.Services.AddScoped<IDemoPart, QuizDemo>();
        builder.Services.AddHostedService<EndOverdueAttempts>();
        return builder;
    }

    public static void MapQuizzes(this IEndpointRouteBuilder routes)
    {
        var office = routes.MapGroup("/quizzes").WithTags("Quizzes").RequireAuthorization(Policies.PartyOffice);
        office.MapPost("/", DraftQuiz.Handle).WithName(nameof(DraftQuiz));
        office.MapGet("/{quizId:guid}", ReadQuiz.Handle).WithName(nameof(ReadQuiz));
        office.MapPut("/{quizId:guid}", EditQuiz.Handle).WithName(nameof(EditQuiz));
        office.MapDelete("/{quizId:guid}", DeleteDraft.Handle).WithName(nameof(DeleteDraft));
        office.MapGet("/{quizId:guid}/draw-check", CheckDraw.Handle).WithName(nameof(CheckDraw));
        office.MapPost("/{quizId:guid}/publish", PublishQuiz.Handle).WithName(nameof(PublishQuiz));
        office.MapPost("/{quizId:guid}/close", CloseQuiz.Handle).WithName(nameof(CloseQuiz));

        var figures = routes.MapGroup("/quizzes").WithTags("Quizzes").RequireAuthorization(Policies.Figures);
        figures.MapGet("/", ListQuizzes.Handle).WithName(nameof(ListQuizzes));
        figures.MapGet("/{quizId:guid}/statistics", ReadQuizStatistics.Handle).WithName(nameof(ReadQuizStatistics));

        var mine = routes.MapGroup("").WithTags("Quizzes (member)").RequireAuthorization(Policies.Member);
        mine.MapGet("/my/quizzes", ListMyQuizzes.Handle).WithName(nameof(ListMyQuizzes));
        mine.MapGet("/my/quizzes/{quizId:guid}", ReadMyQuiz.Handle).WithName(nameof(ReadMyQuiz));
        mine.MapPost("/quizzes/{quizId:guid}/attempts", StartAttempt.Handle).WithName(nameof(StartAttempt));
        mine.MapGet("/attempts/{attemptId:guid}", ReadAttempt.Handle).WithName(nameof(ReadAttempt));
        mine.MapPut("/attempts/{attemptId:guid}/answers/{number:int}", SaveAnswer.Handle).WithName(nameof(SaveAnswer));
        mine.MapPost("/attempts/{attemptId:guid}/submission", SubmitAttempt.Handle).WithName(nameof(SubmitAttempt));
        mine.MapGet("/attempts/{attemptId:guid}/result", ReadResult.Handle).WithName(nameof(ReadResult));
    }
}
