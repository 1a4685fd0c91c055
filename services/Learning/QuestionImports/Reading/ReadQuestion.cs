using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.QuestionImports.Reading;

/// <summary>What kind of file questions were read from.</summary>
public enum ImportFormat
{
    /// <summary>Paragraphs of a Word document.</summary>
    Docx,

    /// <summary>The rows of a workbook.</summary>
    Xlsx,

    /// <summary>Text with separated values.</summary>
    Csv,
}

/// <summary>A question as the file has it, sound or not.</summary>
/// <param name="Number">Its row in the table, or its place among the questions of a document.</param>
/// <param name="Location">Where a person finds it in the file, in words.</param>
/// <param name="Original">The text as it stood there.</param>
internal sealed record ReadQuestion(int Number, string Location, string Original)
{
    /// <summary>Null when the file says none and the answer does not tell.</summary>
    public QuestionType? Type { get; init; }

    public string Stem { get; init; } = "";

    public IReadOnlyList<QuestionOption> Options { get; init; } = [];

    /// <summary>The answer as it was written.</summary>
    public string RawAnswer { get; init; } = "";

    public string? Explanation { get; init; }

    /// <summary>Null when the file does not say; the import's choice holds then.</summary>
    public Difficulty? Difficulty { get; init; }

    /// <summary>A subject or knowledge point by name, where the file has one.</summary>
    public string? Category { get; init; }

    /// <summary>What the reader itself found wrong or remarkable.</summary>
    public IReadOnlyList<RowProblem> Findings { get; init; } = [];
}

/// <summary>What an uploaded file turned out to hold.</summary>
internal sealed record ReadFile(ImportFormat Format, IReadOnlyList<ReadQuestion> Questions);
