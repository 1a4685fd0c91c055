using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Learning.Quizzes;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Learning.Today;

/// <summary>What a member can do now, most urgent first.</summary>
public sealed record TodayResponse(IReadOnlyList<TodayTask> Items);

/// <summary>One thing to do.</summary>
/// <param name="Kind"><c>attempt</c> to go on with, <c>quiz</c> to begin.</param>
/// <param name="Title">What.</param>
/// <param name="Subtitle">What it takes.</param>
/// <param name="Due">Until when; null if there is no end.</param>
/// <param name="Link">Where it is done, within the member client.</param>
/// <param name="Minutes">How long it may take; null if there is no limit.</param>
public sealed record TodayTask(string Kind, string Title, string Subtitle, DateTimeOffset? Due, string Link, int? Minutes);

internal static class ReadToday
{
    public static void MapToday(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/my/today", Handle).WithName(nameof(ReadToday)).WithTags("Today").RequireAuthorization(Policies.Member);

    public static async Task<Ok<TodayResponse>> Handle(Caller caller, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = db.QuizzesFor(caller.MemberId)
            .Where(quiz => quiz.State == QuizState.Published && quiz.OpensAt <= now && (quiz.ClosesAt == null || quiz.ClosesAt > now));
        var quizzes = await MyQuizzes.ReadAsync(db, open, caller.MemberId, cancellationToken);

        var tasks = quizzes
            .Where(quiz => quiz.OpenAttemptId is not null || quiz.AttemptsUsed == 0)
            .OrderBy(quiz => quiz.OpenAttemptId is null)
            .ThenBy(quiz => quiz.ClosesAt ?? DateTimeOffset.MaxValue)
            .Select(quiz => quiz.OpenAttemptId is { } attempt
                ? new TodayTask("attempt", quiz.Title, "已开始作答，时间照常走", quiz.OpenAttemptEndsAt, $"/learn/attempts/{attempt}", quiz.TimeLimitMinutes)
                : new TodayTask("quiz", quiz.Title, Takes(quiz), quiz.ClosesAt, $"/learn/quizzes/{quiz.Id}", quiz.TimeLimitMinutes));
        return TypedResults.Ok(new TodayResponse([.. tasks]));
    }

    private static string Takes(MyQuizResponse quiz) => string.Create(
        CultureInfo.InvariantCulture, $"{quiz.QuestionCount} 道题，满分 {quiz.TotalPoints} 分");
}
