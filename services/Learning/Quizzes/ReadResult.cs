using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.Questions;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Problems;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>How an attempt came out, as far as its member may see it now.</summary>
internal static class ReadResult
{
    public static async Task<Results<Ok<AttemptResultResponse>, NotFound>> Handle(
        Guid attemptId, Caller caller, LearningDb db, QuestionPools questions, FinishAttempt finish, TimeProvider clock, CancellationToken cancellationToken)
    {
        var row = await db.OneAttempt(attemptId, clock.BusinessToday()).SingleOrDefaultAsync(cancellationToken);
        if (row is null || row.Attempt.MemberId != caller.MemberId)
            return TypedResults.NotFound();
        // The clock ended it and has not come round to it yet: whoever asks for the result needs not wait.
        if (row.IsOverdue)
            row = (await finish.RunAsync(attemptId, caller.MemberId, cancellationToken))!;
        return row.Attempt.IsOver
            ? TypedResults.Ok(await AttemptResultResponse.OfAsync(row, db, questions, cancellationToken))
            : throw new RuleViolation("attempt.inProgress", "还没有交卷，交卷后再看结果", "The attempt is still being answered.");
    }
}

/// <summary>The result of an attempt. What may not be seen is null, and <c>hidden</c> says when it may.</summary>
/// <param name="AttemptId">The attempt.</param>
/// <param name="QuizId">The quiz.</param>
/// <param name="QuizTitle">Its title.</param>
/// <param name="State">Handed in, or ended by the clock.</param>
/// <param name="Score">Points reached.</param>
/// <param name="TotalPoints">Points that could be reached.</param>
/// <param name="PassPercent">From which part of the points on it is passed.</param>
/// <param name="Passed">Whether it is passed.</param>
/// <param name="PreviousScore">The score of the attempt before, if there was one.</param>
/// <param name="SubmittedAt">When it ended.</param>
/// <param name="DurationSeconds">How long it took.</param>
/// <param name="QuestionCount">Questions on the paper.</param>
/// <param name="CorrectCount">Questions that were wholly right.</param>
/// <param name="PointsEarned">What the points ledger holds for this attempt.</param>
/// <param name="Questions">The paper with what was given; null when neither score nor answers may be seen.</param>
/// <param name="Hidden">What may not be seen yet; null when all is shown.</param>
public sealed record AttemptResultResponse(
    Guid AttemptId,
    Guid QuizId,
    string QuizTitle,
    AttemptState State,
    decimal? Score,
    decimal TotalPoints,
    int PassPercent,
    bool? Passed,
    decimal? PreviousScore,
    DateTimeOffset SubmittedAt,
    int DurationSeconds,
    int QuestionCount,
    int? CorrectCount,
    int? PointsEarned,
    IReadOnlyList<ResultQuestion>? Questions,
    HiddenParts? Hidden)
{
    internal static async Task<AttemptResultResponse> OfAsync(AttemptRow row, LearningDb db, QuestionPools questions, CancellationToken cancellationToken)
    {
        var (attempt, quiz) = (row.Attempt, row.Quiz);
        var score = quiz.Shows(quiz.ReviewScore, row.Now);
        var answers = quiz.Shows(quiz.ReviewAnswers, row.Now);
        var explanations = quiz.Shows(quiz.ReviewExplanations, row.Now);
        var paper = score || answers || explanations
            ? await questions.OfAsync(db, attempt.Items.Select(item => item.VersionId), cancellationToken)
            : null;
        return new AttemptResultResponse(
            attempt.Id, attempt.QuizId, quiz.Title, attempt.State,
            score ? attempt.Score : null,
            attempt.TotalPoints,
            quiz.PassPercent,
            score ? attempt.Passed : null,
            score ? row.PreviousScore : null,
            attempt.CompletedAt!.Value,
            (int)(attempt.CompletedAt.Value - attempt.StartedAt).TotalSeconds,
            attempt.Items.Count,
            score ? attempt.Results.Count(result => result.Correct) : null,
            score ? row.PointsEarned : null,
            paper is null ? null : [.. attempt.Items.Select((_, index) => ResultQuestion.Of(attempt, index, paper, score, answers, explanations))],
            score && answers && explanations ? null : HiddenParts.Of(quiz, score, answers, explanations));
    }
}

/// <summary>A question of a graded attempt.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Type">How it is asked.</param>
/// <param name="Stem">The question.</param>
/// <param name="Options">The options in the order in which the member saw them.</param>
/// <param name="Points">What it is worth.</param>
/// <param name="Given">What the member gave.</param>
/// <param name="Flagged">Whether the member had marked it.</param>
/// <param name="Correct">Whether it was wholly right; null when the score may not be seen.</param>
/// <param name="Scored">Points reached with it; null when the score may not be seen.</param>
/// <param name="Answer">The right answer; null when it may not be seen.</param>
/// <param name="Explanation">Why; null when it may not be seen, or nobody has written it.</param>
public sealed record ResultQuestion(
    int Number,
    QuestionType Type,
    string Stem,
    IReadOnlyList<QuestionOption> Options,
    int Points,
    IReadOnlyList<string> Given,
    bool Flagged,
    bool? Correct,
    int? Scored,
    IReadOnlyList<string>? Answer,
    string? Explanation)
{
    internal static ResultQuestion Of(
        Attempt attempt, int index, IReadOnlyDictionary<Guid, QuestionVersion> paper, bool score, bool answers, bool explanations)
    {
        var item = attempt.Items[index];
        var question = paper[item.VersionId];
        var given = attempt.Answers.GetValueOrDefault(index + 1);
        return new ResultQuestion(
            index + 1, question.Type, question.Stem, item.Shown(question), item.Points, given?.Answer ?? [], given?.Flagged ?? false,
            score ? attempt.Results[index].Correct : null,
            score ? attempt.Results[index].Scored : null,
            answers ? item.ShownAnswer(question) : null,
            explanations ? question.Explanation : null);
    }
}

/// <summary>From when on the hidden parts can be seen. A part named in <c>never</c> stays hidden; a part in neither list is shown, or its time is not known yet.</summary>
/// <param name="ScoreFrom">When the score can be seen.</param>
/// <param name="AnswersFrom">When the right answers can be seen.</param>
/// <param name="ExplanationsFrom">When the explanations can be seen.</param>
/// <param name="Parts">Which parts are hidden now: <c>score</c>, <c>answers</c>, <c>explanations</c>.</param>
/// <param name="Never">Those of them that stay hidden.</param>
public sealed record HiddenParts(
    DateTimeOffset? ScoreFrom, DateTimeOffset? AnswersFrom, DateTimeOffset? ExplanationsFrom, IReadOnlyList<string> Parts, IReadOnlyList<string> Never)
{
    internal static HiddenParts Of(Quiz quiz, bool score, bool answers, bool explanations)
    {
        (string Name, ReviewMoment Moment, bool Shown)[] parts =
            [("score", quiz.ReviewScore, score), ("answers", quiz.ReviewAnswers, answers), ("explanations", quiz.ReviewExplanations, explanations)];
        return new HiddenParts(
            From(parts[0]), From(parts[1]), From(parts[2]),
            [.. parts.Where(part => !part.Shown).Select(part => part.Name)],
            [.. parts.Where(part => part.Moment is ReviewMoment.Never).Select(part => part.Name)]);

        DateTimeOffset? From((string Name, ReviewMoment Moment, bool Shown) part) =>
            part is { Shown: false, Moment: ReviewMoment.AfterClose } ? quiz.RevealsAt : null;
    }
}
