using Microsoft.EntityFrameworkCore;
using Npgsql;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Learning.Points;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>
/// Grades an attempt once, however many ask for it at the same moment: the member who hands in, twice perhaps, and the
/// clock. Attempt, event and points are one commit.
/// </summary>
internal sealed partial class FinishAttempt(LearningDb db, QuestionPools questions, PointRules pointRules, TimeProvider clock, ILogger<FinishAttempt> logger)
{
    private const int Tries = 5;

    /// <summary>Grades the attempt unless it is over.</summary>
    /// <param name="attemptId">The attempt.</param>
    /// <param name="memberId">Whose it must be; null when the clock asks, which ends only what is overdue.</param>
    /// <param name="cancellationToken">Gives up; nothing is half-done.</param>
    /// <returns>The attempt as it is now; null if there is none, or it is somebody else's.</returns>
    public async Task<AttemptRow?> RunAsync(Guid attemptId, Guid? memberId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await TryAsync(attemptId, memberId, cancellationToken);
            }
            catch (DbUpdateException exception) when (attempt < Tries && CountedTwice(exception))
            {
                // Another quiz of the same member was graded in the same moment; count the day's points again.
                db.ChangeTracker.Clear();
            }
    }

    private async Task<AttemptRow?> TryAsync(Guid attemptId, Guid? memberId, CancellationToken cancellationToken)
    {
        var today = clock.BusinessToday();
        // A refused save ends the whole transaction, so a savepoint before it would be two more round trips for nothing.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await db.LockedAttempt(attemptId, today).SingleOrDefaultAsync(cancellationToken);
        if (row is null || (memberId is not null && row.Attempt.MemberId != memberId))
            return null;
        // Who waited for another that graded it has read the ledger as it was before; look again.
        if (row.Attempt.IsOver)
            return await db.OneAttempt(attemptId, today).SingleAsync(cancellationToken);
        if (memberId is null && !row.IsOverdue)
            return row;

        var paper = await questions.OfAsync(db, row.Attempt.Items.Select(item => item.VersionId), cancellationToken);
        row.Attempt.Finish(
            paper, row.Quiz.PassPercent, row.HomeBranchId ?? row.Attempt.BranchId, countsForGrade: row.Status is MemberStatus.Full, row.Now);
        var entry = await GivePointsAsync(row, today, cancellationToken);
        db.Publish(row.Attempt.Completed(), row.Now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        QuizTelemetry.Graded(row.Attempt);
        LogGraded(logger, attemptId, row.Attempt.State);
        return row with { PointsEarned = entry?.Amount ?? 0 };
    }

    private async Task<PointEntry?> GivePointsAsync(AttemptRow row, DateOnly today, CancellationToken cancellationToken)
    {
        using var activity = LearningTelemetry.Source.StartActivity("give points");
        var attempt = row.Attempt;
        var soFar = new PointsSoFar(row.GivenForQuiz, row.CountedOnDay, row.LastOrdinal);
        // Rare: it ended before midnight and is graded after it, and the cap is that of the day before.
        if (attempt.CompletedAt!.Value.BusinessDate() is var day && day != today)
            soFar = await db.LockedAttempt(attempt.Id, day).Select(again => new PointsSoFar(again.GivenForQuiz, again.CountedOnDay, again.LastOrdinal))
                .SingleAsync(cancellationToken);

        var entry = PointEntry.For(
            attempt.Occasion(row.Quiz.Title),
            await pointRules.AllAsync(db, cancellationToken), soFar);
        activity?.SetTag("party.points.amount", entry?.Amount ?? 0);
        if (entry is not null)
            db.Add(entry);
        return entry;
    }

    private static bool CountedTwice(DbUpdateException exception) =>
        exception.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: PointEntryMapping.Table };

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Attempt {AttemptId} is graded as {State}")]
    private static partial void LogGraded(ILogger logger, Guid attemptId, AttemptState state);
}
