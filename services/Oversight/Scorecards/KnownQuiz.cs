using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PartyPlatform.Oversight.Scorecards;

/// <summary>What Oversight knows of a quiz: how it is called, so that a scorecard can name it.</summary>
internal sealed class KnownQuiz
{
    public const int TitleLength = 200;

    private KnownQuiz()
    {
    }

    public Guid QuizId { get; private set; }

    public string Title { get; private set; } = "";

    public DateTimeOffset OpensAt { get; private set; }

    public DateTimeOffset? ClosesAt { get; private set; }
}

internal sealed class KnownQuizMapping : IEntityTypeConfiguration<KnownQuiz>
{
    public void Configure(EntityTypeBuilder<KnownQuiz> quiz)
    {
        quiz.ToTable("known_quizzes");
        quiz.HasKey(q => q.QuizId);
        quiz.Property(q => q.QuizId).ValueGeneratedNever();
        quiz.Property(q => q.Title).HasMaxLength(KnownQuiz.TitleLength);
    }
}
