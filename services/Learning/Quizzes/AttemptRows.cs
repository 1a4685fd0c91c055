using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Learning.Points;
using PartyPlatform.MemberCopy;
using PartyPlatform.ServiceDefaults.Data;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>An attempt with all that grading it or showing its result needs, read in one round trip.</summary>
internal sealed record AttemptRow
{
    public required Attempt Attempt { get; init; }

    public required Quiz Quiz { get; init; }

    /// <summary>The database's clock.</summary>
    public required DateTimeOffset Now { get; init; }

    public required decimal? PreviousScore { get; init; }

    /// <summary>What the ledger holds for this attempt, reversals taken off.</summary>
    public required int PointsEarned { get; init; }

    public required Guid? HomeBranchId { get; init; }

    public required MemberStatus? Status { get; init; }

    public required int GivenForQuiz { get; init; }

    public required int CountedOnDay { get; init; }

    public required int LastOrdinal { get; init; }

    public bool IsOverdue => !Attempt.IsOver && Now > Attempt.AcceptUntil;
}

internal static class AttemptRows
{
    /// <summary>
    /// Reads the attempt and locks its row to the end of the transaction: an answer that is being saved at the same moment
    /// either is graded or is refused, never acknowledged and lost. Only this one attempt waits.
    /// </summary>
    public static IQueryable<AttemptRow> LockedAttempt(this LearningDb db, Guid attemptId, DateOnly day) =>
        db.Rows(db.Set<Attempt>().FromSql($"select * from quiz_attempts where id = {attemptId} for update"), day).Prepared();

    public static IQueryable<AttemptRow> OneAttempt(this LearningDb db, Guid attemptId, DateOnly day) =>
        db.Rows(db.Set<Attempt>().AsNoTracking().Where(attempt => attempt.Id == attemptId), day).Prepared();

    private static IQueryable<AttemptRow> Rows(this LearningDb db, IQueryable<Attempt> attempts, DateOnly day) =>
        from attempt in attempts
        join quiz in db.Set<Quiz>() on attempt.QuizId equals quiz.Id
        join someone in db.Set<LocalMember>() on attempt.MemberId equals someone.Id into members
        from member in members.DefaultIfEmpty()
        select new AttemptRow
        {
            Attempt = attempt,
            Quiz = quiz,
            Now = DatabaseClock.Now(),
            PreviousScore = db.Set<Attempt>()
                .Where(other => other.QuizId == attempt.QuizId && other.MemberId == attempt.MemberId && other.Number < attempt.Number)
                .OrderByDescending(other => other.Number).Select(other => other.Score).FirstOrDefault(),
            // What was reversed counts as nothing. Written so that it is found by the index of what stands.
            PointsEarned = db.Set<PointEntry>()
                .Where(entry => entry.OccasionId == attempt.Id && entry.ReversesId == null
                    && !db.Set<PointEntry>().Any(reversal => reversal.ReversesId == entry.Id))
                .Sum(entry => entry.Amount),
            HomeBranchId = member == null ? null : member.BranchId,
            Status = member == null ? null : member.Status,
            GivenForQuiz = db.Set<PointEntry>()
                .Where(entry => entry.MemberId == attempt.MemberId && entry.SourceId == attempt.QuizId).Sum(entry => entry.Worth),
            CountedOnDay = db.Set<PointEntry>()
                .Where(entry => entry.MemberId == attempt.MemberId && entry.CapGroup == PointRule.QuizGroup && entry.Day == day && entry.ReversesId == null)
                .Sum(entry => entry.Amount),
            LastOrdinal = db.Set<PointEntry>()
                .Where(entry => entry.MemberId == attempt.MemberId && entry.CapGroup == PointRule.QuizGroup && entry.Day == day)
                .Max(entry => (int?)entry.Ordinal) ?? 0,
        };
}
