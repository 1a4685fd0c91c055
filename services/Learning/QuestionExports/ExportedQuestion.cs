using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.QuestionExports;

/// <summary>A question as it leaves the bank.</summary>
internal sealed record ExportedQuestion(
    string Label, QuestionContent Content, Difficulty Difficulty, QuestionState State, string? Subject, string Category, string? Source, DateTimeOffset UpdatedAt)
{
    /// <summary>Subject and knowledge point, or the subject alone.</summary>
    public IEnumerable<string> Path => Subject is null ? [Category] : [Subject, Category];

    /// <summary>The questions that a list with the same filters shows, by number, read one by one: the bank may be large.</summary>
    /// <exception cref="ServiceDefaults.Problems.InputRejected">A filter cannot be used; told here, before an answer has begun.</exception>
    public static IAsyncEnumerable<ExportedQuestion> ReadAsync(LearningDb db, QuestionQuery query) =>
        ListQuestions.Matching(db, query).OrderBy(row => row.Question.Number).AsAsyncEnumerable().Select(Of);

    private static ExportedQuestion Of(QuestionRow row)
    {
        var version = row.Version;
        return new ExportedQuestion(
            Question.Label(row.Question.Number),
            new QuestionContent(version.Type, version.Stem, version.Options, version.Answer, version.Explanation),
            version.Difficulty, row.Question.State, row.Parent?.Name, row.Category.Name, row.Source?.Name, row.Question.UpdatedAt);
    }
}
