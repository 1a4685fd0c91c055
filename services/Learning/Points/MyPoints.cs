using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.Quizzes;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Data;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Learning.Points;

/// <summary>A member's own points.</summary>
/// <param name="Total">All so far.</param>
/// <param name="ThisMonth">Those of the office's present month.</param>
/// <param name="AverageThisMonth">What a member has on average this month, over the whole office.</param>
/// <param name="Months">The last six months, oldest first.</param>
/// <param name="Entries">The newest lines of the ledger.</param>
public sealed record MyPointsResponse(
    int Total, int ThisMonth, decimal AverageThisMonth, IReadOnlyList<PointMonth> Months, PagedResponse<PointEntryResponse> Entries);

/// <summary>A month's sum.</summary>
/// <param name="Month">Written <c>2026-11</c>.</param>
/// <param name="Points">The sum.</param>
public sealed record PointMonth(string Month, int Points);

/// <summary>A line of the ledger, which explains itself.</summary>
/// <param name="Id">The line.</param>
/// <param name="At">When it was earned.</param>
/// <param name="Points">What was credited; negative for a reversal.</param>
/// <param name="Title">What for.</param>
/// <param name="Reason">Why so many.</param>
/// <param name="RuleCode">Stable name of the rule.</param>
/// <param name="RuleName">Where the rule stands in the office's regulation.</param>
/// <param name="RuleVersion">Its version.</param>
/// <param name="RuleValidFrom">The day from which that version holds.</param>
/// <param name="CapName">What shares a daily cap.</param>
/// <param name="DailyCap">The cap.</param>
/// <param name="CountedToday">What had been credited under the cap that day, this line included.</param>
/// <param name="ReversesEntryId">The line that this one undoes.</param>
/// <param name="AttemptId">The attempt that it is for; null if it is for something else.</param>
/// <param name="StoryId">The story that it is for; null if it is for something else.</param>
public sealed record PointEntryResponse(
    Guid Id,
    DateTimeOffset At,
    int Points,
    string Title,
    string Reason,
    string RuleCode,
    string RuleName,
    int RuleVersion,
    DateOnly RuleValidFrom,
    string CapName,
    int DailyCap,
    int CountedToday,
    Guid? ReversesEntryId,
    Guid? AttemptId,
    Guid? StoryId);

internal static class ReadMyPoints
{
    private const int MonthsShown = 6;

    public static async Task<Ok<MyPointsResponse>> Handle(Caller caller, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var month = clock.BusinessToday().MonthOf();
        var sums = await db.VisiblePoints(caller.MemberId).GroupBy(entry => entry.Month)
            .Select(group => new { Month = group.Key, Points = group.Sum(entry => entry.Amount) }).ToDictionaryAsync(m => m.Month, m => m.Points, cancellationToken);
        var office = await db.Set<LocalMember>().Where(member => member.IsActive).GroupBy(_ => 1)
            .Select(all => new { Members = all.Count(), Points = db.Set<PointEntry>().Where(entry => entry.Month == month).Sum(entry => entry.Amount) })
            .SingleOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(new MyPointsResponse(
            sums.Values.Sum(),
            sums.GetValueOrDefault(month),
            office is null ? 0 : Math.Round((decimal)office.Points / office.Members, 1),
            [.. Enumerable.Range(1 - MonthsShown, MonthsShown).Select(month.AddMonths).Select(m => new PointMonth(BusinessMonth.Text(m), sums.GetValueOrDefault(m)))],
            await MyPoints.PageAsync(db, db.VisiblePoints(caller.MemberId), new PageRequest(), cancellationToken)));
    }
}

internal static class ListMyPointEntries
{
    public static async Task<Ok<PagedResponse<PointEntryResponse>>> Handle(
        string? month, [AsParameters] PageRequest page, Caller caller, LearningDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var entries = db.VisiblePoints(caller.MemberId);
        if (month is not null)
        {
            var asked = BusinessMonth.Asked(month, clock);
            entries = entries.Where(entry => entry.Month == asked);
        }

        return TypedResults.Ok(await MyPoints.PageAsync(db, entries, page, cancellationToken));
    }
}

internal static class MyPoints
{
    /// <summary>
    /// A member's lines, without those that would tell a score before it may be seen. A score that is never shown shows
    /// no line's text either; see <see cref="PageAsync"/>.
    /// </summary>
    public static IQueryable<PointEntry> VisiblePoints(this LearningDb db, Guid memberId) =>
        db.Set<PointEntry>().AsNoTracking().Where(entry => entry.MemberId == memberId
            && !db.Set<Quiz>().Any(quiz => quiz.Id == entry.SourceId && quiz.ReviewScore == ReviewMoment.AfterClose
                && (quiz.RevealsAt == null || quiz.RevealsAt > DatabaseClock.Now())));

    public static async Task<PagedResponse<PointEntryResponse>> PageAsync(
        LearningDb db, IQueryable<PointEntry> entries, PageRequest page, CancellationToken cancellationToken)
    {
        var rows = await (
            from entry in entries
            join rule in db.Set<PointRule>() on new { Code = entry.RuleCode, Version = entry.RuleVersion } equals new { rule.Code, rule.Version }
            join one in db.Set<Quiz>() on entry.SourceId equals one.Id into quizzes
            from quiz in quizzes.DefaultIfEmpty()
            select new Row
            {
                At = entry.At,
                Id = entry.Id,
                Entry = entry,
                Rule = rule,
                QuizTitle = quiz == null ? null : quiz.Title,
                ScoreIsSecret = quiz != null && quiz.ReviewScore == ReviewMoment.Never,
            })
            .NewestFirstAsync(row => row.At, row => row.Id, page, cancellationToken);
        return new PagedResponse<PointEntryResponse>([.. rows.Items.Select(Response)], rows.Next, rows.Previous);
    }

    private static PointEntryResponse Response(Row row)
    {
        var (entry, rule) = (row.Entry, row.Rule);
        return new PointEntryResponse(
            entry.Id, entry.At, entry.Amount,
            row.ScoreIsSecret ? row.QuizTitle! : entry.Title,
            row.ScoreIsSecret ? "这份测试不公布分数" : entry.Reason,
            entry.RuleCode, rule.Clause, entry.RuleVersion, rule.ValidFrom, rule.CapName, rule.DailyCap,
            entry.CountedBefore + Math.Max(0, entry.Amount), entry.ReversesId,
            row.QuizTitle is null ? null : entry.OccasionId,
            row.QuizTitle is null ? entry.OccasionId : null);
    }

    private sealed record Row
    {
        public DateTimeOffset At { get; init; }

        public Guid Id { get; init; }

        public required PointEntry Entry { get; init; }

        public required PointRule Rule { get; init; }

        public string? QuizTitle { get; init; }

        public bool ScoreIsSecret { get; init; }
    }
}
