using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Data;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>A member begins a quiz, or goes on with the attempt that is open.</summary>
internal static class StartAttempt
{
    private const int Tries = 3;

    public static async Task<Results<Created<AttemptResponse>, Ok<AttemptResponse>, NotFound>> Handle(
        Guid quizId,
        Caller caller,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        LearningDb db,
        QuestionPools questions,
        FinishAttempt finish,
        CancellationToken cancellationToken)
    {
        var route = $"quizzes/{quizId}/attempts";
        if (await IdempotencyKey.FindAsync(db, caller.MemberId, route, key, body: null, cancellationToken) is { } before)
            return await AgainAsync(db, questions, before, caller, cancellationToken);

        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var situation = await SituationAsync(db, quizId, caller, cancellationToken);
            if (situation is null)
                return TypedResults.NotFound();
            if (situation.Open is { } open)
            {
                if (situation.Now <= open.AcceptUntil)
                    return await AgainAsync(db, questions, open.Id, caller, cancellationToken);
                // It ran out of time and the clock has not come round to it yet.
                await finish.RunAsync(open.Id, caller.MemberId, cancellationToken);
                db.ChangeTracker.Clear();
                continue;
            }

            Check(situation);
            var begun = await DrawAsync(db, questions, situation, caller, cancellationToken);
            try
            {
                if (await SaveAsync(db, begun, route, key, cancellationToken))
                {
                    QuizTelemetry.Began();
                    var paper = await questions.OfAsync(db, begun.Items.Select(item => item.VersionId), cancellationToken);
                    return TypedResults.Created($"/api/learning/attempts/{begun.Id}", AttemptResponse.Of(begun, situation.Quiz.Title, paper, situation.Now));
                }
            }
            catch (DbUpdateException exception) when (IdempotencyKey.WasTaken(exception))
            {
                db.ChangeTracker.Clear();
                if (await IdempotencyKey.FindAsync(db, caller.MemberId, route, key, body: null, cancellationToken) is { } other)
                    return await AgainAsync(db, questions, other, caller, cancellationToken);
            }
            // Somebody was faster: the same member on another device, or the close. Look again.
        }

        throw new RuleViolation("attempt.racing", "刚才的请求撞在一起了，再点一次", "Several requests met; try again.");
    }

    private static Task<Situation?> SituationAsync(LearningDb db, Guid quizId, Caller caller, CancellationToken cancellationToken)
    {
        var memberId = caller.MemberId;
        return db.QuizzesFor(memberId).Where(quiz => quiz.Id == quizId).Select(quiz => new Situation(
            quiz,
            DatabaseClock.Now(),
            db.Set<Attempt>().Count(a => a.QuizId == quizId && a.MemberId == memberId),
            db.Set<Attempt>().Where(a => a.QuizId == quizId && a.MemberId == memberId && a.State == AttemptState.InProgress)
                .Select(a => new OpenAttempt(a.Id, a.AcceptUntil)).FirstOrDefault())).Prepared().FirstOrDefaultAsync(cancellationToken);
    }

    private static void Check(Situation situation)
    {
        var (quiz, now, used, _) = situation;
        if (now < quiz.OpensAt)
            throw new RuleViolation("quiz.notOpen", "测试还没有开始，到开始时间再来", "The quiz is not open yet.") { Details = { ["opensAt"] = quiz.OpensAt } };
        if (quiz.State is QuizState.Closed || now >= quiz.ClosesAt)
            throw new RuleViolation("quiz.closed", "测试已截止，不能再开始", "The quiz is closed.");
        if (used >= quiz.MaxAttempts)
            throw new RuleViolation("quiz.noAttemptsLeft", $"{quiz.MaxAttempts} 次机会都用完了", $"All {quiz.MaxAttempts} attempts are used.");
    }

    private static async Task<Attempt> DrawAsync(
        LearningDb db, QuestionPools questions, Situation situation, Caller caller, CancellationToken cancellationToken)
    {
        var pools = await questions.OfAsync(db, situation.Quiz.Id, situation.Quiz.Draws, cancellationToken);
        var seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
        var items = PaperDraw.Draw(situation.Quiz.Settings, pools, seed, out var shortage);
        if (shortage is not null)
            throw shortage.Violation();
        return Attempt.Begin(situation.Quiz, caller.MemberId, caller.BranchId, situation.Used + 1, seed, items, situation.Now);
    }

    /// <summary>False if the quiz closed meanwhile, or an attempt of this member came in between.</summary>
    private static async Task<bool> SaveAsync(LearningDb db, Attempt begun, string route, string? key, CancellationToken cancellationToken)
    {
        var items = JsonSerializer.Serialize(begun.Items, MessagingJson.Options);
        await using var transaction = string.IsNullOrEmpty(key) ? null : await db.Database.BeginTransactionAsync(cancellationToken);
        var saved = await db.Database.ExecuteSqlAsync($"""
            -- prepared
            insert into quiz_attempts (id, quiz_id, member_id, branch_id, number, state, seed, started_at, deadline, accept_until, items, answers,
                revision, total_points, counts_for_grade, results)
            select {begun.Id}, id, {begun.MemberId}, {begun.BranchId}, {begun.Number}, 'InProgress', {begun.Seed}, {begun.StartedAt}, {begun.Deadline},
                {begun.AcceptUntil}, {items}::jsonb, jsonb_build_object(), 0, {begun.TotalPoints}, false, '[]'::jsonb
            from quizzes
            where id = {begun.QuizId} and state = 'Published' and opens_at <= clock_timestamp() and (closes_at is null or clock_timestamp() < closes_at)
            on conflict do nothing
            """, cancellationToken);
        if (saved == 0 || transaction is null)
            return saved == 1;

        IdempotencyKey.Remember(db, begun.MemberId, route, key, body: null, begun.Id, begun.StartedAt);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<Results<Created<AttemptResponse>, Ok<AttemptResponse>, NotFound>> AgainAsync(
        LearningDb db, QuestionPools questions, Guid attemptId, Caller caller, CancellationToken cancellationToken) =>
        await ReadAttempt.FindAsync(db, questions, attemptId, caller, cancellationToken) is { } attempt
            ? TypedResults.Ok(attempt)
            : TypedResults.NotFound();

    private sealed record OpenAttempt(Guid Id, DateTimeOffset AcceptUntil);

    private sealed record Situation(Quiz Quiz, DateTimeOffset Now, int Used, OpenAttempt? Open);
}
