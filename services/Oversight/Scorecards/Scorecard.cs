using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy;

namespace PartyPlatform.Oversight.Scorecards;

/// <summary>
/// What a branch did in a month. A member counts once for each quiz, with the best attempt. Passes and averages leave out
/// probationary members, who get no grade. Rates and averages of fewer than ten people are null; the numbers are given.
/// </summary>
/// <param name="BranchId">The branch.</param>
/// <param name="BranchName">Its short name.</param>
/// <param name="IsTemporary">Whether it is a temporary branch at a site; its members count for their home branch.</param>
/// <param name="Members">Active members whose home it is now.</param>
/// <param name="Participants">Members who completed a quiz.</param>
/// <param name="ParticipationRate">Participants of members, 0 to 1.</param>
/// <param name="QuizzesCompleted">Completed quizzes, each once a member.</param>
/// <param name="QuizzesGraded">Of them, those of members who get a grade.</param>
/// <param name="QuizzesPassed">Of the graded, those that were passed.</param>
/// <param name="GradedParticipants">Participants who get a grade.</param>
/// <param name="PassRate">Passed of graded, 0 to 1.</param>
/// <param name="AverageScorePercent">Average of the graded, in percent of the points.</param>
/// <param name="StoriesPublished">Stories of its members approved in the month and not withdrawn since.</param>
public sealed record Scorecard(
    Guid BranchId,
    string BranchName,
    bool IsTemporary,
    int Members,
    int Participants,
    decimal? ParticipationRate,
    int QuizzesCompleted,
    int QuizzesGraded,
    int QuizzesPassed,
    int GradedParticipants,
    decimal? PassRate,
    decimal? AverageScorePercent,
    int StoriesPublished)
{
    internal static async Task<List<Scorecard>> ReadAsync(OversightDb db, DateOnly month, Guid? branchId, CancellationToken cancellationToken)
    {
        var branches = await db.Set<LocalOrgUnit>()
            .Where(unit => unit.Kind == OrgUnitKind.Branch && (branchId == null || unit.Id == branchId))
            .Select(unit => new
            {
                unit.Id,
                unit.ShortName,
                unit.IsTemporary,
                IsClosed = unit.ClosedOn != null,
                Members = db.Set<LocalMember>().Count(member => member.BranchId == unit.Id && member.IsActive),
            })
            .ToListAsync(cancellationToken);
        var figures = await BestAttempts(db, month, branchId)
            .GroupBy(best => best.BranchId)
            .Select(branch => new
            {
                BranchId = branch.Key,
                Completed = branch.Count(),
                Participants = branch.Select(best => best.MemberId).Distinct().Count(),
                Graded = branch.Count(best => best.CountsForGrade),
                Passed = branch.Count(best => best.CountsForGrade && best.Passed),
                GradedParticipants = branch.Where(best => best.CountsForGrade).Select(best => best.MemberId).Distinct().Count(),
                Average = branch.Where(best => best.CountsForGrade).Average(best => (decimal?)best.ScorePercent),
            })
            .ToDictionaryAsync(branch => branch.BranchId, cancellationToken);
        var stories = await db.Set<StoryFact>()
            .Where(story => story.Month == month && story.WithdrawnAt == null && (branchId == null || story.BranchId == branchId))
            .GroupBy(story => story.BranchId)
            .ToDictionaryAsync(branch => branch.Key, branch => branch.Count(), cancellationToken);

        return [.. branches
            .Select(branch => (Branch: branch, Figures: figures.GetValueOrDefault(branch.Id)))
            .Where(row => !row.Branch.IsClosed || row.Figures is not null || stories.ContainsKey(row.Branch.Id))
            .OrderBy(row => row.Branch.IsTemporary).ThenBy(row => row.Branch.ShortName, StringComparer.Ordinal)
            .Select(row => new Scorecard(
                row.Branch.Id, row.Branch.ShortName, row.Branch.IsTemporary, row.Branch.Members,
                row.Figures?.Participants ?? 0,
                SmallGroups.Rate(row.Figures?.Participants ?? 0, row.Branch.Members),
                row.Figures?.Completed ?? 0, row.Figures?.Graded ?? 0, row.Figures?.Passed ?? 0, row.Figures?.GradedParticipants ?? 0,
                row.Figures is { GradedParticipants: >= SmallGroups.LeastPeople } ? Math.Round((decimal)row.Figures.Passed / row.Figures.Graded, 4) : null,
                SmallGroups.Over(row.Figures?.GradedParticipants ?? 0, row.Figures?.Average),
                stories.GetValueOrDefault(row.Branch.Id)))];
    }

    /// <summary>One row for each member and quiz of the month.</summary>
    internal static IQueryable<BestAttempt> BestAttempts(OversightDb db, DateOnly month, Guid? branchId) =>
        db.Set<QuizFact>()
            .Where(fact => fact.Month == month && (branchId == null || fact.BranchId == branchId))
            .GroupBy(fact => new { fact.BranchId, fact.MemberId, fact.QuizId })
            .Select(own => new BestAttempt
            {
                BranchId = own.Key.BranchId,
                MemberId = own.Key.MemberId,
                QuizId = own.Key.QuizId,
                ScorePercent = own.Max(fact => fact.ScorePercent),
                Passed = own.Any(fact => fact.Passed),
                CountsForGrade = own.Any(fact => fact.CountsForGrade),
            });
}

/// <summary>What a member reached in a quiz within a month.</summary>
internal sealed record BestAttempt
{
    public Guid BranchId { get; init; }

    public Guid MemberId { get; init; }

    public Guid QuizId { get; init; }

    public decimal ScorePercent { get; init; }

    public bool Passed { get; init; }

    public bool CountsForGrade { get; init; }
}
