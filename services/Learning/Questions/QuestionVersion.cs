namespace PartyPlatform.Learning.Questions;

/// <summary>
/// A question as it stood from one change to the next. It never changes, so an attempt that refers to it is shown and
/// graded for ever with what the member saw.
/// </summary>
internal sealed class QuestionVersion
{
    private QuestionVersion()
    {
    }

    public Guid Id { get; private set; }

    public Guid QuestionId { get; private set; }

    /// <summary>1, 2, 3 … within the question.</summary>
    public int Number { get; private set; }

    public QuestionType Type { get; private set; }

    public string Stem { get; private set; } = "";

    /// <summary>Equal for the same stem; see <see cref="Questions.StemKey.Of"/>.</summary>
    public string StemKey { get; private set; } = "";

    /// <summary>Equal for stems of the same words; see <see cref="Questions.StemKey.Similar"/>.</summary>
    public string SimilarKey { get; private set; } = "";

    public IReadOnlyList<QuestionOption> Options { get; private set; } = [];

    /// <summary>Keys of the right options (<c>T</c>/<c>F</c> for true/false), or the texts of the blanks.</summary>
    public IReadOnlyList<string> Answer { get; private set; } = [];

    public string? Explanation { get; private set; }

    public Difficulty Difficulty { get; private set; }

    public Guid CategoryId { get; private set; }

    public Guid? SourceId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public Guid CreatedBy { get; private set; }

    /// <summary>True if what was given is the whole right answer.</summary>
    public bool Grade(IReadOnlyList<string> given) => Grading.IsRight(Type, Answer, given);

    internal static QuestionVersion Of(
        Guid questionId, int number, QuestionContent content, Placement placement, Guid author, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            QuestionId = questionId,
            Number = number,
            Type = content.Type,
            Stem = content.Stem,
            StemKey = Questions.StemKey.Of(content.Stem),
            SimilarKey = Questions.StemKey.Similar(content.Stem),
            Options = content.Options,
            Answer = content.Answer,
            Explanation = content.Explanation,
            Difficulty = placement.Difficulty,
            CategoryId = placement.CategoryId,
            SourceId = placement.SourceId,
            CreatedAt = now,
            CreatedBy = author,
        };
}

/// <summary>Where a question stands in the bank.</summary>
internal sealed record Placement(Guid CategoryId, Difficulty Difficulty, Guid? SourceId);
