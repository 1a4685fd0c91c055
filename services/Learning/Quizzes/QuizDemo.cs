using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Learning;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Demo;
using PartyPlatform.Learning.Demo;
using PartyPlatform.Learning.Points;
using PartyPlatform.Learning.Questions;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>
/// The demo's quizzes, dated from the day of loading: one that is open, one that ended with the results of half the
/// office, and a draft. The results go out as events, so Oversight counts them by itself.
/// </summary>
internal sealed class QuizDemo(LearningDb db, PointRules pointRules, TimeProvider clock) : IDemoPart
{
    public int Order => 20;

    private const string Route = "demo/quizzes";

    private static readonly Guid Author = DemoOffice.Members[0].Id;

    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private static readonly string[] Months = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

    /// <summary>Loads them once; the bank must have questions.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await IdempotencyKey.FindAsync(db, Author, Route, "1", body: null, cancellationToken) is not null
            || await db.Set<Quiz>().AnyAsync(quiz => quiz.CreatedBy == Author && quiz.State == QuizState.Closed, cancellationToken))
            return;

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var open = Open(now);
        await EndedAsync(now, cancellationToken);
        db.Add(Draft(now));
        IdempotencyKey.Remember(db, Author, Route, "1", body: null, open.Id, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private Quiz Open(DateTimeOffset now)
    {
        var ends = new DateTimeOffset(now.BusinessDate().AddDays(9), new TimeOnly(18, 0), Shanghai);
        var quiz = Quiz.Draft(
            Settings($"{Months[now.BusinessDate().Month - 1]}月微测试", "十道题，从党史和党务知识题库里随机抽取。可以答两次，取高的一次。", [new DrawRule(null, null, null, 10, 10)], 20, 2, now.AddDays(-1), ends),
            Author, now.AddDays(-2));
        Publish(quiz, now.AddDays(-1), now);
        return quiz;
    }

    private static Quiz Draft(DateTimeOffset now) => Quiz.Draft(
        Settings($"{Months[now.BusinessDate().AddMonths(1).Month - 1]}月党规知识测试", "单选、多选、判断都有，多选要全部选对才得分。",
            [
                new DrawRule(null, QuestionType.SingleChoice, null, 10, 4),
                new DrawRule(null, QuestionType.MultipleChoice, null, 8, 5),
                new DrawRule(null, QuestionType.TrueFalse, null, 10, 2),
            ], 30, 1, now.AddDays(12), now.AddDays(20)),
        Author, now.AddHours(-3));

    private async Task EndedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ended = now.AddHours(-2);
        var quiz = Quiz.Draft(
            Settings("支部工作条例小测", "学完条例做一做，看看哪些地方还要再读一遍。", [new DrawRule(null, null, null, 10, 10)], 20, 1, now.AddDays(-6), ended),
            Author, now.AddDays(-7));
        Publish(quiz, now.AddDays(-6), now);
        var pools = await QuestionPools.ReadAsync(db, quiz.Draws, cancellationToken);
        var questions = await db.ActiveVersions(null, null, null).AsNoTracking().ToDictionaryAsync(version => version.Id, cancellationToken);
        var rules = await pointRules.AllAsync(db, cancellationToken);

        // Fixed, so that each loading tells the same story.
        var chance = new Random(20261123);
        foreach (var member in Takers())
        {
            var attempt = Attempt.Begin(
                quiz, member.Id, member.BranchId, 1, chance.NextInt64(), PaperDraw.Draw(quiz.Settings, pools, chance.NextInt64(), out _), StartOf(chance, now));
            attempt.AnswerAll(Answers(attempt, questions, chance));
            attempt.Finish(
                questions, quiz.PassPercent, member.BranchId, countsForGrade: member.Status is MemberStatus.Full, attempt.StartedAt.AddSeconds(chance.Next(240, 1100)));
            db.Add(attempt);
            db.Publish(attempt.Completed(), now);
            if (PointEntry.For(attempt.Occasion(quiz.Title), rules, new PointsSoFar(0, 0, 0)) is { } entry)
                db.Add(entry);
        }

        quiz.Close(ended);
    }

    /// <summary>Most of the first two branches, enough of the third, few of the fourth: the figures differ, and one is too small to show.</summary>
    private static IEnumerable<DemoMember> Takers()
    {
        int[] sizes = [12, 13, 11, 5];
        return DemoOffice.Members.GroupBy(member => member.BranchId).OrderBy(branch => branch.Key)
            .Zip(sizes, (branch, size) => branch.Where(member => member.UserName != "lin.jianshan").Take(size)).SelectMany(taker => taker);
    }

    /// <summary>Within the last days, and within this month if it is old enough, so that its boards are not empty.</summary>
    private static DateTimeOffset StartOf(Random chance, DateTimeOffset now)
    {
        var latest = now.AddHours(-3);
        var month = new DateTimeOffset(now.BusinessDate().MonthOf(), TimeOnly.MinValue, Shanghai);
        var earliest = month < latest && month > now.AddDays(-5) ? month : now.AddDays(-5);
        return (earliest + (latest - earliest) * chance.NextDouble()).ToUniversalTime();
    }

    /// <summary>Some know more than others, and some questions are harder.</summary>
    private static Dictionary<int, GivenAnswer> Answers(Attempt attempt, Dictionary<Guid, QuestionVersion> questions, Random chance)
    {
        var knowledge = 0.55 + 0.42 * chance.NextDouble();
        return attempt.Items.Select((item, index) =>
        {
            var question = questions[item.VersionId];
            var hard = question.Type is QuestionType.MultipleChoice ? 0.18 : 0;
            var given = chance.NextDouble() < knowledge - hard ? Known(item, question) : Mistaken(item, question, chance);
            return (Number: index + 1, Given: new GivenAnswer(given, false, index + 1));
        }).ToDictionary(answer => answer.Number, answer => answer.Given);
    }

    // Of a blank's alternatives, which stand parted by a bar, a person writes one.
    private static IReadOnlyList<string> Known(PaperItem item, QuestionVersion question) => question.Type is QuestionType.FillIn
        ? [.. question.Answer.Select(blank => blank.Split('|', '｜')[0].Trim())]
        : item.ShownAnswer(question);

    private static IReadOnlyList<string> Mistaken(PaperItem item, QuestionVersion question, Random chance)
    {
        var right = item.ShownAnswer(question);
        var wrong = item.Shown(question).Select(option => option.Key).Except(right, StringComparer.Ordinal).ToArray();
        return question.Type switch
        {
            QuestionType.FillIn => ["记不清了"],
            QuestionType.MultipleChoice when right.Count > 1 => [.. right.Take(right.Count - 1)],
            _ => wrong.Length == 0 ? [] : [wrong[chance.Next(wrong.Length)]],
        };
    }

    private void Publish(Quiz quiz, DateTimeOffset at, DateTimeOffset now)
    {
        quiz.Publish(shortage: null, at);
        db.Add(quiz);
        db.Publish(new QuizPublished(quiz.Id, quiz.Title, quiz.OpensAt!.Value, quiz.ClosesAt, quiz.BranchIds), now);
    }

    private static QuizSettings Settings(
        string title, string description, IReadOnlyList<DrawRule> draws, int minutes, int attempts, DateTimeOffset opensAt, DateTimeOffset closesAt) => new(
        title, description, draws, minutes, GraceSeconds: 30, attempts, PassPercent: 60, opensAt, closesAt, ShuffleQuestions: true, ShuffleOptions: true,
        new ReviewSettings(ReviewMoment.Immediately, ReviewMoment.Immediately, ReviewMoment.Immediately), new QuizAudience(null));
}
