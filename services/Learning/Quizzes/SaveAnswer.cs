using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using PartyPlatform.Learning.Questions;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>What a member chose for one question.</summary>
/// <param name="Answer">Keys as shown, or one text for each blank; empty takes the answer back.</param>
/// <param name="Flagged">Marked to be looked at again.</param>
/// <param name="Revision">
/// The client's count of its saves in this attempt, beginning above the attempt's <c>revision</c>. A save that arrives
/// late, after a newer one of the same question, changes nothing. Without it the save is taken for the newest.
/// </param>
public sealed record SaveAnswerRequest(
    [property: Required, MaxLength(QuestionContent.MostBlanks)] IReadOnlyList<string> Answer,
    bool Flagged,
    [property: Range(1, long.MaxValue)] long? Revision = null);

/// <summary>That it is saved.</summary>
/// <param name="SavedAt">When, by the server's clock.</param>
/// <param name="Revision">The largest revision saved in this attempt.</param>
public sealed record SaveAnswerResponse(DateTimeOffset SavedAt, long Revision);

/// <summary>Saves each tap of a member, so that nothing is lost with the phone or the network.</summary>
internal static class SaveAnswer
{
    private static readonly TimeSpan PaperKept = TimeSpan.FromMinutes(10);

    public static async Task<Results<Ok<SaveAnswerResponse>, NotFound>> Handle(
        Guid attemptId,
        int number,
        SaveAnswerRequest request,
        Caller caller,
        LearningDb db,
        QuestionPools questions,
        IMemoryCache cache,
        CancellationToken cancellationToken)
    {
        var paper = await PaperAsync(db, cache, attemptId, cancellationToken);
        if (paper is null || paper.MemberId != caller.MemberId || number < 1 || number > paper.Items.Count)
            return TypedResults.NotFound();

        var item = paper.Items[number - 1];
        var question = (await questions.OfAsync(db, [item.VersionId], cancellationToken))[item.VersionId];
        Check(request.Answer, item, question);

        var place = number.ToString(CultureInfo.InvariantCulture);
        var answer = JsonSerializer.Serialize(request.Answer, MessagingJson.Options);
        // The deadline is decided here, by the database's clock, in the statement that saves.
        var saved = await db.Database.SqlQuery<SaveAnswerResponse>($"""
            -- prepared
            update quiz_attempts set
                answers = case when coalesce((answers -> {place} ->> 'r')::bigint, 0) <= coalesce({request.Revision}, revision + 1)
                    then jsonb_set(answers, array[{place}], jsonb_build_object('a', {answer}::jsonb, 'f', {request.Flagged}, 'r', coalesce({request.Revision}, revision + 1)))
                    else answers end,
                revision = greatest(revision, coalesce({request.Revision}, revision + 1))
            where id = {attemptId} and state = 'InProgress' and clock_timestamp() <= accept_until
            returning clock_timestamp() as saved_at, revision
            """).ToListAsync(cancellationToken);
        return saved is [var response]
            ? TypedResults.Ok(response)
            : throw await RefusalAsync(db, attemptId, cancellationToken);
    }

    private static void Check(IReadOnlyList<string> answer, PaperItem item, QuestionVersion question)
    {
        var acceptable = question.Type switch
        {
            QuestionType.FillIn => answer.Count <= question.Answer.Count && answer.All(text => text.Length <= QuestionContent.BlankLength && !text.Contains('\0')),
            QuestionType.MultipleChoice => AreKeys(),
            _ => answer.Count <= 1 && AreKeys(),
        };
        if (!acceptable)
            throw new InputRejected("attempt.answer", "这个答案和题目对不上，重新选一下", "The answer does not fit the question.", "answer");

        bool AreKeys()
        {
            var keys = item.Shown(question).Select(option => option.Key).ToHashSet(StringComparer.Ordinal);
            return answer.All(keys.Contains) && answer.Distinct(StringComparer.Ordinal).Count() == answer.Count;
        }
    }

    private static async Task<RuleViolation> RefusalAsync(LearningDb db, Guid attemptId, CancellationToken cancellationToken) =>
        await db.Set<Attempt>().Where(attempt => attempt.Id == attemptId).Select(attempt => attempt.State).SingleAsync(cancellationToken)
            is AttemptState.Submitted
            ? new RuleViolation("attempt.submitted", "已经交卷，不能再改", "The attempt was handed in.")
            : new RuleViolation("attempt.late", "到时间了，已为你交卷，答过的都算数", "The time is over; what was saved before counts.");

    // The paper never changes after the draw, so each further tap costs one statement.
    private static async Task<OwnPaper?> PaperAsync(LearningDb db, IMemoryCache cache, Guid attemptId, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue<OwnPaper>((nameof(OwnPaper), attemptId), out var known))
            return known;
        var paper = await db.Set<Attempt>().Where(attempt => attempt.Id == attemptId)
            .Select(attempt => new OwnPaper(attempt.MemberId, attempt.Items)).SingleOrDefaultAsync(cancellationToken);
        return paper is null ? null : cache.Set((nameof(OwnPaper), attemptId), paper, new MemoryCacheEntryOptions { SlidingExpiration = PaperKept });
    }

    private sealed record OwnPaper(Guid MemberId, IReadOnlyList<PaperItem> Items);
}
