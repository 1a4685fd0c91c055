namespace PartyPlatform.Learning.Questions;

/// <summary>
/// What a question asks and what is right, without where it stands in the bank. The API and the import make it from
/// what people wrote and refuse it by the same <see cref="Problems"/>.
/// </summary>
/// <param name="Type">How it is asked.</param>
/// <param name="Stem">The question itself.</param>
/// <param name="Options">The options in their order; empty for fill-in.</param>
/// <param name="Answer">Keys of the right options in order; for fill-in one entry a blank, alternatives parted by <c>|</c>.</param>
/// <param name="Explanation">Why it is so, shown after the quiz; null if nobody has written it yet.</param>
internal sealed record QuestionContent(
    QuestionType Type, string Stem, IReadOnlyList<QuestionOption> Options, IReadOnlyList<string> Answer, string? Explanation)
{
    public const int StemLength = 2000;
    public const int OptionLength = 500;
    public const int MostOptions = 12;
    public const int MostBlanks = 20;
    public const int BlankLength = 200;
    public const int ExplanationLength = 4000;

    public const string True = "T";
    public const string False = "F";

    private static readonly IReadOnlyList<QuestionOption> TrueOrFalse = [new(True, "对"), new(False, "错")];

    /// <summary>Trims texts, sorts keys and gives a true/false question its two options.</summary>
    public static QuestionContent Of(
        QuestionType type, string? stem, IEnumerable<QuestionOption?>? options, IEnumerable<string?>? answer, string? explanation)
    {
        var texts = (answer ?? []).Select(Tidy).Where(text => text.Length > 0);
        return new QuestionContent(
            type,
            Tidy(stem),
            type switch
            {
                QuestionType.TrueFalse => TrueOrFalse,
                QuestionType.FillIn => [],
                _ => [.. (options ?? []).Select(option => new QuestionOption(Tidy(option?.Key).ToUpperInvariant(), Tidy(option?.Text)))],
            },
            type is QuestionType.FillIn
                ? [.. texts]
                : [.. texts.Select(key => key.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Tidy(explanation) is { Length: > 0 } written ? written : null);
    }

    /// <summary>What keeps this from being a question; empty when it is one.</summary>
    public IEnumerable<ContentProblem> Problems()
    {
        if (Stem.Length == 0)
            yield return ContentProblem.NoStem;
        if (Stem.Length > StemLength)
            yield return ContentProblem.TooLong("stem", "题干", StemLength);
        if (Explanation?.Length > ExplanationLength)
            yield return ContentProblem.TooLong("explanation", "解析", ExplanationLength);
        if (Texts().Any(HasControlCharacters))
            yield return ContentProblem.Characters;

        foreach (var problem in Type is QuestionType.FillIn ? BlankProblems() : OptionProblems().Concat(KeyProblems()))
            yield return problem;
    }

    private IEnumerable<ContentProblem> OptionProblems()
    {
        if (Options.Count < 2)
            yield return ContentProblem.FewOptions(Options.Count);
        if (Options.Count > MostOptions)
            yield return ContentProblem.ManyOptions(MostOptions);
        if (Options.FirstOrDefault(option => option.Text.Length == 0) is { } empty)
            yield return ContentProblem.EmptyOption(empty.Key);
        if (Options.Any(option => option.Text.Length > OptionLength))
            yield return ContentProblem.TooLong("options", "选项", OptionLength);
        if (Options.FirstOrDefault(option => option.Key is not [>= 'A' and <= 'Z']) is not null)
            yield return ContentProblem.OptionKey;
        if (Options.GroupBy(option => option.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
            yield return ContentProblem.SameKey(twice.Key);
    }

    private IEnumerable<ContentProblem> KeyProblems()
    {
        if (Answer.Count == 0)
            yield return ContentProblem.NoAnswer;
        if (Answer.FirstOrDefault(key => Options.All(option => option.Key != key)) is { } unknown)
            yield return ContentProblem.UnknownKey(unknown, Options);
        if (Type is QuestionType.SingleChoice or QuestionType.TrueFalse && Answer.Count > 1)
            yield return ContentProblem.OneAnswer(Type, Answer.Count);
    }

    private IEnumerable<ContentProblem> BlankProblems()
    {
        if (Answer.Count == 0 || Answer.Any(blank => Grading.Alternatives(blank).Count == 0))
            yield return ContentProblem.NoAnswer;
        if (Answer.Count > MostBlanks)
            yield return ContentProblem.ManyBlanks(MostBlanks);
        if (Answer.Any(blank => blank.Length > BlankLength))
            yield return ContentProblem.TooLong("answer", "答案", BlankLength);
    }

    private IEnumerable<string> Texts() => [Stem, Explanation ?? "", .. Answer, .. Options.Select(option => option.Text)];

    private static bool HasControlCharacters(string text) => text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'));

    private static string Tidy(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
