using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.Questions;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Data;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>A member's own attempt, to answer or to go on with.</summary>
internal static class ReadAttempt
{
    public static async Task<Results<Ok<AttemptResponse>, NotFound>> Handle(
        Guid attemptId, Caller caller, LearningDb db, QuestionPools questions, CancellationToken cancellationToken) =>
        await FindAsync(db, questions, attemptId, caller, cancellationToken) is { } attempt ? TypedResults.Ok(attempt) : TypedResults.NotFound();

    public static async Task<AttemptResponse?> FindAsync(
        LearningDb db, QuestionPools questions, Guid attemptId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await (
            from attempt in db.Set<Attempt>().AsNoTracking()
            join quiz in db.Set<Quiz>() on attempt.QuizId equals quiz.Id
            where attempt.Id == attemptId && attempt.MemberId == caller.MemberId
            select new { Attempt = attempt, quiz.Title, Now = DatabaseClock.Now() }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        var paper = await questions.OfAsync(db, found.Attempt.Items.Select(item => item.VersionId), cancellationToken);
        return AttemptResponse.Of(found.Attempt, found.Title, paper, found.Now);
    }
}

/// <summary>An attempt as its member sees it. What is right is not in it, in no state of the attempt.</summary>
/// <param name="Id">The attempt.</param>
/// <param name="QuizId">The quiz.</param>
/// <param name="QuizTitle">Its title.</param>
/// <param name="Number">1, 2, 3 … of this member at this quiz.</param>
/// <param name="State">How far it is.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Deadline">When it ends; the server ends it then.</param>
/// <param name="ServerNow">The server's time, to count down by.</param>
/// <param name="TotalPoints">Points that can be reached.</param>
/// <param name="Questions">The paper.</param>
/// <param name="Answers">What was saved, by number of the question.</param>
/// <param name="Flags">Numbers of the questions marked to be looked at again.</param>
/// <param name="Revision">The largest revision saved; the next save gives a larger one.</param>
public sealed record AttemptResponse(
    Guid Id,
    Guid QuizId,
    string QuizTitle,
    int Number,
    AttemptState State,
    DateTimeOffset StartedAt,
    DateTimeOffset Deadline,
    DateTimeOffset ServerNow,
    decimal TotalPoints,
    IReadOnlyList<AttemptQuestion> Questions,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Answers,
    IReadOnlyList<int> Flags,
    long Revision)
{
    internal static AttemptResponse Of(Attempt attempt, string title, IReadOnlyDictionary<Guid, QuestionVersion> paper, DateTimeOffset now) => new(
        attempt.Id, attempt.QuizId, title, attempt.Number, attempt.State, attempt.StartedAt, attempt.Deadline, now, attempt.TotalPoints,
        [.. attempt.Items.Select((item, index) => AttemptQuestion.Of(index + 1, item, paper[item.VersionId]))],
        attempt.Answers.ToDictionary(given => given.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), given => given.Value.Answer),
        [.. attempt.Answers.Where(given => given.Value.Flagged).Select(given => given.Key).Order()],
        attempt.Revision);
}

/// <summary>A question on the paper.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Type">How it is asked.</param>
/// <param name="Stem">The question.</param>
/// <param name="Options">The options; empty for blanks.</param>
/// <param name="Blanks">How many blanks there are to fill; 0 for choices.</param>
/// <param name="Points">What it is worth.</param>
public sealed record AttemptQuestion(
    int Number, QuestionType Type, string Stem, IReadOnlyList<QuestionOption> Options, int Blanks, int Points)
{
    internal static AttemptQuestion Of(int number, PaperItem item, QuestionVersion question) => new(
        number, question.Type, question.Stem, item.Shown(question), question.Type is QuestionType.FillIn ? question.Answer.Count : 0, item.Points);
}
