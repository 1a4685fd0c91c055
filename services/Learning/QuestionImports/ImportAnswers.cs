using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.QuestionImports.Reading;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.QuestionImports;

/// <summary>An uploaded file and what is in it.</summary>
/// <param name="Id">The import.</param>
/// <param name="FileName">As uploaded.</param>
/// <param name="Size">Bytes as uploaded.</param>
/// <param name="Format">What the content turned out to be.</param>
/// <param name="State">Whether it waits, is in the bank, or was thrown away.</param>
/// <param name="CreatedAt">When it was uploaded.</param>
/// <param name="ExpiresAt">When an undecided preview is thrown away.</param>
/// <param name="Counts">What is in it.</param>
/// <param name="Result">What the commit did; null before.</param>
public sealed record QuestionImportAnswer(
    Guid Id, string FileName, long Size, ImportFormat Format, ImportState State, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    QuestionImportCounts Counts, ImportResult? Result);

/// <summary>What is in a file.</summary>
/// <param name="Total">Rows that were taken for questions.</param>
/// <param name="Importable">Sound and new.</param>
/// <param name="Duplicate">Sound, with a stem that is known.</param>
/// <param name="Error">Not questions as they are.</param>
/// <param name="ByType">Rows by type, as far as the type is known; every type is named.</param>
/// <param name="WithoutExplanation">Rows that are no errors and have no explanation.</param>
/// <param name="DuplicateStems">Stems that stand in the file more than once, or in the file and the bank.</param>
/// <param name="Undecided">Duplicates and errors that nobody has decided about.</param>
/// <param name="Decided">Rows by what somebody chose; the others follow the default of the commit.</param>
public sealed record QuestionImportCounts(
    int Total, int Importable, int Duplicate, int Error, IReadOnlyDictionary<QuestionType, int> ByType, int WithoutExplanation,
    int DuplicateStems, int Undecided, IReadOnlyDictionary<RowDecision, int> Decided);

/// <summary>A row as the preview shows it.</summary>
/// <param name="Number">Its row in the table, or its place among the questions of the document.</param>
/// <param name="Location">Where it stands in the file, in words.</param>
/// <param name="Type">Null when it is not known.</param>
/// <param name="Stem">The question itself.</param>
/// <param name="Options">The options.</param>
/// <param name="Answer">What is right, as far as it was understood.</param>
/// <param name="RawAnswer">The answer as it was written.</param>
/// <param name="Explanation">Why it is so.</param>
/// <param name="Difficulty">As the file says; null when it does not.</param>
/// <param name="Category">As the file says; null when it does not.</param>
/// <param name="Outcome">What would become of it.</param>
/// <param name="Decision">What will become of it: what somebody chose, otherwise <c>Import</c> for what is new and <c>Skip</c> for the rest.</param>
/// <param name="IsDecided">Whether somebody chose.</param>
/// <param name="IsCorrected">Whether somebody corrected it.</param>
/// <param name="Problems">Errors and notes.</param>
/// <param name="DuplicateOf">The question it repeats.</param>
/// <param name="Original">The text as it stands in the file.</param>
public sealed record QuestionImportRowAnswer(
    int Number, string Location, QuestionType? Type, string Stem, IReadOnlyList<QuestionOption> Options, IReadOnlyList<string> Answer, string RawAnswer,
    string? Explanation, Difficulty? Difficulty, string? Category, RowOutcome Outcome, RowDecision Decision, bool IsDecided, bool IsCorrected,
    IReadOnlyList<RowProblem> Problems, DuplicateOf? DuplicateOf, string Original)
{
    internal static QuestionImportRowAnswer Of(QuestionImportRow row) => new(
        row.Number, row.Location, row.Type, row.Stem, row.Options, row.Answer, row.RawAnswer, row.Explanation, row.Difficulty, row.Category,
        row.Outcome, row.Effective(RowDecision.Skip), row.Decision is not null, row.Corrected, row.Problems, row.DuplicateOf, row.Original);
}

internal static class ImportCounting
{
    public static async Task<QuestionImportAnswer> AnswerAsync(QuestionImport import, LearningDb db, CancellationToken cancellationToken)
    {
        var rows = await db.Set<QuestionImportRow>().Where(row => row.ImportId == import.Id)
            .Select(row => new Line(row.Outcome, row.Type, row.Explanation != null, row.Decision, row.StemKey)).ToListAsync(cancellationToken);
        return Answer(import, rows);
    }

    public static QuestionImportAnswer Answer(QuestionImport import, IEnumerable<QuestionImportRow> rows) =>
        Answer(import, rows.Select(row => new Line(row.Outcome, row.Type, row.Explanation is not null, row.Decision, row.StemKey)).ToList());

    private static QuestionImportAnswer Answer(QuestionImport import, List<Line> rows) => new(
        import.Id, import.FileName, import.Size, import.Format, import.State, import.CreatedAt, import.ExpiresAt,
        new QuestionImportCounts(
            rows.Count,
            rows.Count(row => row.Outcome is RowOutcome.Importable),
            rows.Count(row => row.Outcome is RowOutcome.Duplicate),
            rows.Count(row => row.Outcome is RowOutcome.Error),
            Enum.GetValues<QuestionType>().ToDictionary(type => type, type => rows.Count(row => row.Type == type)),
            rows.Count(row => row.Outcome is not RowOutcome.Error && !row.Explained),
            rows.Where(row => row.Outcome is RowOutcome.Duplicate).DistinctBy(row => row.StemKey).Count(),
            rows.Count(row => row.Outcome is not RowOutcome.Importable && row.Decision is null),
            Enum.GetValues<RowDecision>().ToDictionary(decision => decision, decision => rows.Count(row => row.Decision == decision))),
        import.Result);

    private sealed record Line(RowOutcome Outcome, QuestionType? Type, bool Explained, RowDecision? Decision, string StemKey);
}
