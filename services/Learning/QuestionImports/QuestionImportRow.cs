using PartyPlatform.Learning.QuestionImports.Reading;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.QuestionImports;

/// <summary>What would become of a row.</summary>
public enum RowOutcome
{
    /// <summary>A sound question that is not known yet.</summary>
    Importable,

    /// <summary>A sound question whose stem is in the bank already, or earlier in the file.</summary>
    Duplicate,

    /// <summary>Not a question as it is.</summary>
    Error,
}

/// <summary>What shall become of a sound row.</summary>
public enum RowDecision
{
    /// <summary>A new question, even beside one of the same stem.</summary>
    Import,

    /// <summary>Left out.</summary>
    Skip,

    /// <summary>A new version of the question with the same stem.</summary>
    NewVersion,
}

/// <summary>The question that a row repeats.</summary>
/// <param name="QuestionId">Of the bank; null when it stands earlier in the file.</param>
/// <param name="QuestionNumber">Its number, <c>Q-00017</c>.</param>
/// <param name="RowNumber">The earlier row; null when it is in the bank.</param>
/// <param name="SameAnswer">Whether the right answer says the same too.</param>
/// <param name="OtherAnswer">What is right there, in words.</param>
public sealed record DuplicateOf(Guid? QuestionId, string? QuestionNumber, int? RowNumber, bool SameAnswer, string OtherAnswer);

/// <summary>A row of an import: what the file has, what it means, and what shall become of it.</summary>
internal sealed class QuestionImportRow
{
    /// <summary>Characters of the original that are kept.</summary>
    public const int OriginalLength = 4_000;

    /// <summary>Characters of a text that are kept; anything longer is an error anyway.</summary>
    private const int TextLength = 8_000;

    private QuestionImportRow()
    {
    }

    public Guid ImportId { get; private set; }

    public int Number { get; private set; }

    public string Location { get; private set; } = "";

    public string Original { get; private set; } = "";

    public QuestionType? Type { get; private set; }

    public string Stem { get; private set; } = "";

    public string StemKey { get; private set; } = "";

    public string SimilarKey { get; private set; } = "";

    public IReadOnlyList<QuestionOption> Options { get; private set; } = [];

    /// <summary>The options as the file has them; a true/false question shows two of its own.</summary>
    public IReadOnlyList<QuestionOption> ReadOptions { get; private set; } = [];

    public IReadOnlyList<string> Answer { get; private set; } = [];

    /// <summary>The answer as it was written last, by the file or by a person.</summary>
    public string RawAnswer { get; private set; } = "";

    public string? Explanation { get; private set; }

    public Difficulty? Difficulty { get; private set; }

    public string? Category { get; private set; }

    public RowOutcome Outcome { get; private set; }

    /// <summary>What somebody chose; null while nobody has.</summary>
    public RowDecision? Decision { get; private set; }

    public IReadOnlyList<RowProblem> Problems { get; private set; } = [];

    public DuplicateOf? DuplicateOf { get; private set; }

    public bool Corrected { get; private set; }

    public uint RowVersion { get; private set; }

    public bool IsSound => Outcome is not RowOutcome.Error;

    /// <summary>The question that the row would become.</summary>
    public QuestionContent Content => QuestionContent.Of(Type ?? QuestionType.SingleChoice, Stem, Options, Answer, Explanation);

    public static QuestionImportRow Of(Guid importId, ReadQuestion read)
    {
        var row = new QuestionImportRow
        {
            ImportId = importId,
            Number = read.Number,
            Location = read.Location,
            Original = Cut(read.Original, OriginalLength)!,
            ReadOptions = [.. read.Options.Take(2 * QuestionContent.MostOptions).Select(option => option with { Text = Cut(option.Text, TextLength)! })],
            Difficulty = read.Difficulty,
            Category = Cut(read.Category, Questions.Category.NameLength),
        };
        row.Understand(read.Type, read.Stem, read.RawAnswer, read.Explanation, read.Findings);
        return row;
    }

    /// <summary>Reads the row anew with what a person wrote in place of the file.</summary>
    public void Correct(QuestionType? type, string? stem, string? answer, string? explanation)
    {
        // What the file said wrong is settled by saying it right; a picture that is missing still is.
        var lasting = Problems.Where(problem => problem == RowProblem.Picture).ToList();
        Understand(type ?? Type, stem ?? Stem, answer ?? RawAnswer, explanation ?? Explanation, lasting);
        Corrected = true;
    }

    public void Decide(RowDecision? decision) => Decision = decision;

    public void MarkUnique()
    {
        if (IsSound)
            (Outcome, DuplicateOf) = (RowOutcome.Importable, null);
    }

    public void MarkDuplicate(DuplicateOf other) => (Outcome, DuplicateOf) = (RowOutcome.Duplicate, other);

    /// <summary>Says which question has the same words; null if none has.</summary>
    public void NoteSimilar(string? where)
    {
        var others = Problems.Where(problem => problem.Code != RowProblem.SimilarCode).ToList();
        if (where is not null || others.Count < Problems.Count)
            Problems = where is null ? others : [.. others, RowProblem.Similar(where)];
    }

    /// <summary>What becomes of the row when duplicates that nobody looked at are treated like this.</summary>
    public RowDecision Effective(RowDecision duplicates) => Outcome switch
    {
        RowOutcome.Error => RowDecision.Skip,
        RowOutcome.Duplicate => Decision ?? duplicates,
        // A new version of nothing is a new question.
        _ => Decision is RowDecision.Skip ? RowDecision.Skip : RowDecision.Import,
    };

    private void Understand(QuestionType? type, string stem, string answer, string? explanation, IReadOnlyList<RowProblem> findings)
    {
        var reading = AnswerReader.Read(type, Cut(answer, TextLength)!, stem, ReadOptions);
        var content = QuestionContent.Of(
            reading.Type ?? QuestionType.SingleChoice, Cut(stem, TextLength), ReadOptions, reading.Answer, Cut(explanation, TextLength));

        (Type, Stem) = (reading.Type, content.Stem);
        (StemKey, SimilarKey) = (Questions.StemKey.Of(content.Stem), Questions.StemKey.Similar(content.Stem));
        (Options, Answer, RawAnswer, Explanation) = (content.Options, content.Answer, Cut(answer, TextLength)!, content.Explanation);
        Problems = AllProblems(findings, reading, content);
        Outcome = Problems.Any(problem => problem.Severity is ProblemSeverity.Error) ? RowOutcome.Error : RowOutcome.Importable;
        DuplicateOf = null;
    }

    private static List<RowProblem> AllProblems(IReadOnlyList<RowProblem> findings, AnswerReading reading, QuestionContent content)
    {
        if (findings.Contains(RowProblem.Stray))
            return [RowProblem.Stray];

        List<RowProblem> problems = [.. findings, .. reading.Findings];
        // An answer that could not be read has been reported; that it is therefore missing helps nobody.
        var answered = reading.Answer.Count > 0 || problems.All(problem => problem.Severity is ProblemSeverity.Note);
        problems.AddRange(content.Problems()
            .Where(problem => reading.Type is not null || problem.Field == "stem")
            .Where(problem => answered || problem.Code != ContentProblem.NoAnswer.Code)
            .Select(RowProblem.Of));
        return [.. problems.DistinctBy(problem => problem.Code)];
    }

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;
}
