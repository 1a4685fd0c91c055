using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartyPlatform.Contracts.Learning;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Oversight.Scorecards;

/// <summary>
/// That a member completed a quiz, as Learning told. Scorecards are computed from these rows, so it does not matter in
/// which order they came, and the attempt is the key, so it does not matter how often.
/// </summary>
internal sealed class QuizFact
{
    private QuizFact()
    {
    }

    public Guid AttemptId { get; private set; }

    public Guid QuizId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>The branch it counts for.</summary>
    public Guid BranchId { get; private set; }

    /// <summary>The office's month of the completion, by its first day.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>Score in percent of the points.</summary>
    public decimal ScorePercent { get; private set; }

    public bool Passed { get; private set; }

    /// <summary>False for a probationary member, who takes part and gets no grade.</summary>
    public bool CountsForGrade { get; private set; }

    public DateTimeOffset CompletedAt { get; private set; }

    public static QuizFact Of(QuizCompleted completed) => new()
    {
        AttemptId = completed.AttemptId,
        QuizId = completed.QuizId,
        MemberId = completed.MemberId,
        BranchId = completed.BranchId,
        Month = completed.CompletedAt.BusinessMonthOf(),
        ScorePercent = completed.TotalPoints <= 0 ? 0 : Math.Round(completed.Score * 100 / completed.TotalPoints, 2),
        Passed = completed.Passed,
        CountsForGrade = completed.CountsForGrade,
        CompletedAt = completed.CompletedAt,
    };
}

internal sealed class QuizFactMapping : IEntityTypeConfiguration<QuizFact>
{
    public void Configure(EntityTypeBuilder<QuizFact> fact)
    {
        fact.ToTable("quiz_facts");
        fact.HasKey(f => f.AttemptId);
        fact.Property(f => f.AttemptId).ValueGeneratedNever();
        fact.Property(f => f.ScorePercent).HasPrecision(5, 2);
        fact.HasIndex(f => new { f.Month, f.BranchId });
    }
}
