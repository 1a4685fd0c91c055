using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PartyPlatform.Messaging;

namespace PartyPlatform.Learning.Quizzes;

internal sealed class QuizMapping : IEntityTypeConfiguration<Quiz>
{
    public void Configure(EntityTypeBuilder<Quiz> quiz)
    {
        quiz.ToTable("quizzes");
        quiz.Property(q => q.Id).ValueGeneratedNever();
        quiz.Property(q => q.State).HasConversion<string>().HasMaxLength(20);
        quiz.Property(q => q.Title).HasMaxLength(100);
        quiz.Property(q => q.Description).HasMaxLength(2000);
        quiz.Property(q => q.Draws).AsJson();
        quiz.Property(q => q.ReviewScore).HasConversion<string>().HasMaxLength(20);
        quiz.Property(q => q.ReviewAnswers).HasConversion<string>().HasMaxLength(20);
        quiz.Property(q => q.ReviewExplanations).HasConversion<string>().HasMaxLength(20);
        quiz.Property(q => q.RowVersion).IsRowVersion();
        quiz.HasIndex(q => new { q.State, q.ClosesAt });
        quiz.HasIndex(q => new { q.CreatedAt, q.Id });
        quiz.Ignore(q => q.Settings);
    }
}

internal sealed class AttemptMapping : IEntityTypeConfiguration<Attempt>
{
    public const string Table = "quiz_attempts";

    public void Configure(EntityTypeBuilder<Attempt> attempt)
    {
        attempt.ToTable(Table);
        attempt.Property(a => a.Id).ValueGeneratedNever();
        attempt.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        attempt.Property(a => a.Items).AsJson();
        attempt.Property(a => a.Results).AsJson();
        attempt.Property(a => a.Answers).AsJson();
        attempt.Property(a => a.Score).HasPrecision(8, 2);
        attempt.Property(a => a.TotalPoints).HasPrecision(8, 2);
        attempt.HasOne<Quiz>().WithMany().HasForeignKey(a => a.QuizId).OnDelete(DeleteBehavior.Restrict);

        // A member who taps twice, or on two devices, has one attempt; and never more than allowed, in any race.
        attempt.HasIndex(a => new { a.QuizId, a.MemberId, a.Number }).IsUnique();
        attempt.HasIndex(a => new { a.QuizId, a.MemberId }).IsUnique().HasFilter("state = 'InProgress'").HasDatabaseName("ix_quiz_attempts_open");
        attempt.HasIndex(a => a.AcceptUntil).HasFilter("state = 'InProgress'").HasDatabaseName("ix_quiz_attempts_due");
        attempt.HasIndex(a => a.MemberId);
    }
}

internal static class JsonColumns
{
    /// <summary>Writes the value as one jsonb. It is replaced as a whole, so it changed when it is another object.</summary>
    public static void AsJson<T>(this PropertyBuilder<T> property)
        where T : class
    {
        property.HasColumnType("jsonb");
        property.HasConversion(
            new ValueConverter<T, string>(
                value => JsonSerializer.Serialize(value, MessagingJson.Options),
                json => JsonSerializer.Deserialize<T>(json, MessagingJson.Options)!),
            new ValueComparer<T>((left, right) => ReferenceEquals(left, right), value => value.GetHashCode(), value => value));
    }
}
