using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Membership;
using PartyPlatform.Learning.Questions;
using PartyPlatform.MemberCopy;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>
/// The figures of a quiz. Everyone counts once, with the best attempt; averages and passes leave out probationary members,
/// who get no grade. Rates and averages of fewer than ten people are null, the numbers of people are always there.
/// </summary>
/// <param name="QuizId">The quiz.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it stands.</param>
/// <param name="OpensAt">Start of the window.</param>
/// <param name="ClosesAt">End of the window.</param>
/// <param name="TimeLimitMinutes">How long an attempt may last.</param>
/// <param name="PassPercent">From which part of the points on it is passed.</param>
/// <param name="AsOf">When this was computed.</param>
/// <param name="BranchId">The branch that was asked for; null for all.</param>
/// <param name="Members">Members whom it is meant for.</param>
/// <param name="Takers">Of them, those with a graded attempt.</param>
/// <param name="Graded">Of the takers, those who get a grade.</param>
/// <param name="Attempts">Graded attempts.</param>
/// <param name="ParticipationRate">Takers of members, 0 to 1.</param>
/// <param name="AveragePercent">Average score in percent of the points.</param>
/// <param name="Passed">Of the graded, those who passed.</param>
/// <param name="PassRate">Passed of graded, 0 to 1.</param>
/// <param name="MedianSeconds">The middle time that an attempt took.</param>
/// <param name="Branches">By home branch; branch staff see their own.</param>
/// <param name="Questions">By question, for the Party office alone: who may still take the quiz must not read it here.</param>
public sealed record QuizStatisticsResponse(
    Guid QuizId,
    string Title,
    QuizState State,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt,
    int? TimeLimitMinutes,
    int PassPercent,
    DateTimeOffset AsOf,
    Guid? BranchId,
    int Members,
    int Takers,
    int Graded,
    int Attempts,
    decimal? ParticipationRate,
    decimal? AveragePercent,
    int Passed,
    decimal? PassRate,
    int? MedianSeconds,
    IReadOnlyList<BranchStatistics> Branches,
    IReadOnlyList<QuestionStatistics>? Questions);

/// <summary>A branch's part.</summary>
public sealed record BranchStatistics(
    Guid BranchId, string BranchName, int Members, int Takers, int Graded, decimal? ParticipationRate, decimal? AveragePercent, int Passed, decimal? PassRate);

/// <summary>How a question came out.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="QuestionNumber">What people call it by: <c>Q-00017</c>.</param>
/// <param name="Version">The version that was on the papers.</param>
/// <param name="Type">How it is asked.</param>
/// <param name="Difficulty">How hard it is thought to be.</param>
/// <param name="Stem">The question.</param>
/// <param name="Takers">Members whose counting attempt had it.</param>
/// <param name="Correct">Of them, those who were right.</param>
/// <param name="Facility">Correct of takers, 0 to 1.</param>
/// <param name="Discrimination">Facility of the best 27 % less that of the weakest 27 %, −1 to 1.</param>
public sealed record QuestionStatistics(
    Guid QuestionId,
    string QuestionNumber,
    int Version,
    QuestionType Type,
    Difficulty Difficulty,
    string Stem,
    int Takers,
    int Correct,
    decimal? Facility,
    decimal? Discrimination);

internal static class ReadQuizStatistics
{
    public static async Task<Results<Ok<QuizStatisticsResponse>, NotFound>> Handle(
        Guid quizId, Guid? branchId, Caller caller, LearningDb db, QuestionPools questions, TimeProvider clock, CancellationToken cancellationToken)
    {
        var quiz = await db.Set<Quiz>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == quizId && q.State != QuizState.Draft, cancellationToken);
        if (quiz is null)
            return TypedResults.NotFound();
        var seesAll = caller.Has(PartyRole.PartyOffice) || caller.Has(PartyRole.Leader);
        if (branchId is { } asked && !seesAll && !caller.LedBranches.Contains(asked))
            throw new NotAllowed("statistics.otherBranch", "只能看自己支部的统计", "Only the figures of your own branch.");

        var members = await MembersAsync(db, quiz, cancellationToken);
        var graded = await GradedAsync(db, quizId, cancellationToken);
        var branches = await db.Set<LocalOrgUnit>().Where(unit => unit.Kind == OrgUnitKind.Branch).OrderBy(unit => unit.Name)
            .Select(unit => new { unit.Id, unit.ShortName }).ToListAsync(cancellationToken);
        var rows = branches.Where(branch => seesAll || caller.LedBranches.Contains(branch.Id))
            .Select(branch => Branch(branch.Id, branch.ShortName, members, graded))
            .Where(row => row.Members > 0 || row.Takers > 0)
            .ToList();

        var shown = graded.Where(attempt => branchId is null || attempt.BranchId == branchId).ToList();
        var counting = QuizFigures.Counting(shown);
        var withGrade = counting.Where(attempt => attempt.CountsForGrade).ToList();
        var audience = branchId is { } one ? members.GetValueOrDefault(one) : members.Values.Sum();
        var passed = withGrade.Count(attempt => attempt.Passed);
        return TypedResults.Ok(new QuizStatisticsResponse(
            quiz.Id, quiz.Title, quiz.State, quiz.OpensAt, quiz.ClosesAt, quiz.TimeLimitMinutes, quiz.PassPercent, clock.GetUtcNow(), branchId,
            audience, counting.Count, withGrade.Count, shown.Count,
            SmallGroups.Rate(counting.Count, audience),
            SmallGroups.Over(withGrade.Count, QuizFigures.Average(withGrade)),
            passed, SmallGroups.Rate(passed, withGrade.Count),
            counting.Count < SmallGroups.LeastPeople ? null : QuizFigures.MedianSeconds(counting),
            rows,
            caller.Has(PartyRole.PartyOffice) ? await QuestionsAsync(db, questions, counting, cancellationToken) : null));
    }

    private static BranchStatistics Branch(Guid id, string name, Dictionary<Guid, int> members, IReadOnlyList<Graded> graded)
    {
        var counting = QuizFigures.Counting(graded.Where(attempt => attempt.BranchId == id));
        var withGrade = counting.Where(attempt => attempt.CountsForGrade).ToList();
        var passed = withGrade.Count(attempt => attempt.Passed);
        var size = members.GetValueOrDefault(id);
        return new BranchStatistics(
            id, name, size, counting.Count, withGrade.Count, SmallGroups.Rate(counting.Count, size),
            SmallGroups.Over(withGrade.Count, QuizFigures.Average(withGrade)), passed, SmallGroups.Rate(passed, withGrade.Count));
    }

    /// <summary>Active members whom the quiz is meant for, by home branch.</summary>
    private static Task<Dictionary<Guid, int>> MembersAsync(LearningDb db, Quiz quiz, CancellationToken cancellationToken)
    {
        var members = db.Set<LocalMember>().Where(member => member.IsActive);
        if (quiz.BranchIds is { } branches)
            members = members.Where(member => branches.Contains(member.BranchId)
                || (member.TemporaryBranchId != null && branches.Contains(member.TemporaryBranchId.Value)));
        return members.GroupBy(member => member.BranchId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }

    private static async Task<IReadOnlyList<Graded>> GradedAsync(LearningDb db, Guid quizId, CancellationToken cancellationToken)
    {
        var attempts = await db.Set<Attempt>().AsNoTracking()
            .Where(attempt => attempt.QuizId == quizId && attempt.State != AttemptState.InProgress)
            .ToListAsync(cancellationToken);
        return [.. attempts.Select(attempt => new Graded(
            attempt.Id, attempt.MemberId, attempt.BranchId, attempt.Number, attempt.Percent!.Value, attempt.Passed!.Value, attempt.CountsForGrade,
            (attempt.CompletedAt!.Value - attempt.StartedAt).TotalSeconds,
            [.. attempt.Items.Zip(attempt.Results, (item, result) => new GradedItem(item.VersionId, result.Correct))]))];
    }

    private static async Task<IReadOnlyList<QuestionStatistics>> QuestionsAsync(
        LearningDb db, QuestionPools questions, IReadOnlyList<Graded> counting, CancellationToken cancellationToken)
    {
        var figures = QuizFigures.Questions(counting).ToList();
        var versions = await questions.OfAsync(db, figures.Select(figure => figure.VersionId), cancellationToken);
        var ids = versions.Values.Select(version => version.QuestionId).ToList();
        var numbers = await db.Set<Question>().Where(question => ids.Contains(question.Id))
            .Select(question => new { question.Id, question.Number }).ToDictionaryAsync(q => q.Id, q => q.Number, cancellationToken);
        return [.. figures
            .Select(figure => (Figure: figure, Version: versions[figure.VersionId]))
            .OrderBy(row => numbers[row.Version.QuestionId]).ThenBy(row => row.Version.Number)
            .Select(row => new QuestionStatistics(
                row.Version.QuestionId, Question.Label(numbers[row.Version.QuestionId]), row.Version.Number, row.Version.Type, row.Version.Difficulty,
                row.Version.Stem, row.Figure.Takers, row.Figure.Correct, SmallGroups.Rate(row.Figure.Correct, row.Figure.Takers), row.Figure.Discrimination))];
    }
}
