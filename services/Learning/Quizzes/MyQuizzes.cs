using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Data;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>A quiz as the member sees it who may take it.</summary>
/// <param name="Id">The quiz.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">What to know before beginning.</param>
/// <param name="State">Published or closed.</param>
/// <param name="QuestionCount">Questions of an attempt.</param>
/// <param name="TotalPoints">Points that can be reached.</param>
/// <param name="TimeLimitMinutes">How long an attempt lasts; null when only the window ends it.</param>
/// <param name="PassPercent">From which part of the points on it is passed.</param>
/// <param name="OpensAt">Start of the window.</param>
/// <param name="ClosesAt">End of the window; null while it stays open.</param>
/// <param name="AttemptsUsed">Attempts of this member, with the open one.</param>
/// <param name="MaxAttempts">Attempts allowed.</param>
/// <param name="BestScore">The score that counts, as far as it may be seen now.</param>
/// <param name="OpenAttemptId">The attempt to go on with.</param>
/// <param name="OpenAttemptEndsAt">When that attempt ends.</param>
/// <param name="LastAttemptId">The last attempt that is over, whose result can be read.</param>
public sealed record MyQuizResponse(
    Guid Id,
    string Title,
    string? Description,
    QuizState State,
    int QuestionCount,
    int TotalPoints,
    int? TimeLimitMinutes,
    int PassPercent,
    DateTimeOffset OpensAt,
    DateTimeOffset? ClosesAt,
    int AttemptsUsed,
    int MaxAttempts,
    decimal? BestScore,
    Guid? OpenAttemptId,
    DateTimeOffset? OpenAttemptEndsAt,
    Guid? LastAttemptId);

/// <summary>The quizzes of a member: those to come, those that are open and those that ended lately.</summary>
public sealed record MyQuizzesResponse(IReadOnlyList<MyQuizResponse> Items);

internal static class ListMyQuizzes
{
    private const int Most = 100;

    private static readonly TimeSpan ShownAfterClose = TimeSpan.FromDays(60);

    public static async Task<Ok<MyQuizzesResponse>> Handle(Caller caller, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - ShownAfterClose;
        var quizzes = db.QuizzesFor(caller.MemberId)
            .Where(quiz => quiz.ClosedAt == null || quiz.ClosedAt > since)
            .OrderByDescending(quiz => quiz.OpensAt).ThenBy(quiz => quiz.Id)
            .Take(Most);
        return TypedResults.Ok(new MyQuizzesResponse(await MyQuizzes.ReadAsync(db, quizzes, caller.MemberId, cancellationToken)));
    }
}

internal static class ReadMyQuiz
{
    public static async Task<Results<Ok<MyQuizResponse>, NotFound>> Handle(Guid quizId, Caller caller, LearningDb db, CancellationToken cancellationToken)
    {
        var quizzes = db.QuizzesFor(caller.MemberId).Where(quiz => quiz.Id == quizId);
        return await MyQuizzes.ReadAsync(db, quizzes, caller.MemberId, cancellationToken) is [var quiz]
            ? TypedResults.Ok(quiz)
            : TypedResults.NotFound();
    }
}

internal static class MyQuizzes
{
    /// <summary>The published and closed quizzes that are meant for a member, by home or temporary branch.</summary>
    public static IQueryable<Quiz> QuizzesFor(this LearningDb db, Guid memberId) =>
        db.Set<Quiz>().AsNoTracking().Where(quiz => quiz.State != QuizState.Draft
            && (quiz.BranchIds == null || db.Set<LocalMember>().Any(member => member.Id == memberId
                && (quiz.BranchIds.Contains(member.BranchId)
                    || (member.TemporaryBranchId != null && quiz.BranchIds.Contains(member.TemporaryBranchId.Value))))));

    public static async Task<IReadOnlyList<MyQuizResponse>> ReadAsync(
        LearningDb db, IQueryable<Quiz> quizzes, Guid memberId, CancellationToken cancellationToken)
    {
        var rows = await quizzes.Select(quiz => new
        {
            Quiz = quiz,
            Now = DatabaseClock.Now(),
            Attempts = db.Set<Attempt>().Where(attempt => attempt.QuizId == quiz.Id && attempt.MemberId == memberId)
                .OrderBy(attempt => attempt.Number)
                .Select(attempt => new { attempt.Id, attempt.State, attempt.Score, attempt.Deadline })
                .ToList(),
        }).ToListAsync(cancellationToken);

        return [.. rows.Select(row => new MyQuizResponse(
            row.Quiz.Id, row.Quiz.Title, row.Quiz.Description, row.Quiz.State, row.Quiz.QuestionCount, row.Quiz.TotalPoints, row.Quiz.TimeLimitMinutes,
            row.Quiz.PassPercent, row.Quiz.OpensAt!.Value, row.Quiz.ClosesAt, row.Attempts.Count, row.Quiz.MaxAttempts,
            row.Quiz.Shows(row.Quiz.ReviewScore, row.Now) ? row.Attempts.Max(attempt => attempt.Score) : null,
            row.Attempts.Find(attempt => attempt.State is AttemptState.InProgress)?.Id,
            row.Attempts.Find(attempt => attempt.State is AttemptState.InProgress)?.Deadline,
            row.Attempts.FindLast(attempt => attempt.State is not AttemptState.InProgress)?.Id))];
    }
}
