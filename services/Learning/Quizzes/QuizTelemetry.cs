using System.Diagnostics.Metrics;

namespace PartyPlatform.Learning.Quizzes;

internal static class QuizTelemetry
{
    private static readonly Meter Meter = new("Party.Learning.Quizzes");

    private static readonly Counter<long> Started = Meter.CreateCounter<long>("party.learning.quiz.attempts", "{attempt}", "Attempts that began.");

    private static readonly Counter<long> Finished = Meter.CreateCounter<long>("party.learning.quiz.graded", "{attempt}", "Attempts that were graded.");

    public static void Began() => Started.Add(1);

    public static void Graded(Attempt attempt) => Finished.Add(
        1,
        new KeyValuePair<string, object?>("party.quiz.end", attempt.State is AttemptState.Submitted ? "member" : "clock"),
        new KeyValuePair<string, object?>("party.quiz.passed", attempt.Passed));
}
