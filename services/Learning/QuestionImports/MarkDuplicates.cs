using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.QuestionImports;

/// <summary>Finds the rows whose question is known: in the bank, or earlier in the file.</summary>
internal static class MarkDuplicates
{
    /// <param name="rows">Rows of one import, all that share the words of one of them included.</param>
    /// <param name="db">The bank.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task AmongAsync(IReadOnlyCollection<QuestionImportRow> rows, LearningDb db, CancellationToken cancellationToken)
    {
        var sound = rows.Where(row => row.IsSound).OrderBy(row => row.Number).ToList();
        var known = await KnownAsync(db, [.. sound.Select(row => row.StemKey).Distinct()], cancellationToken);
        foreach (var same in sound.GroupBy(row => row.StemKey))
        {
            var bank = known.GetValueOrDefault(same.Key);
            var first = same.First();
            foreach (var row in same)
                if (bank is not null)
                    row.MarkDuplicate(new DuplicateOf(bank.Question.Id, Question.Label(bank.Question.Number), null,
                        SaysTheSame(row.Content, bank.Content), InWords(bank.Content)));
                else if (row == first)
                    row.MarkUnique();
                else
                    row.MarkDuplicate(new DuplicateOf(null, null, first.Number, SaysTheSame(row.Content, first.Content), InWords(first.Content)));
        }

        await NoteSimilarAsync(sound, db, cancellationToken);
    }

    private static async Task NoteSimilarAsync(List<QuestionImportRow> sound, LearningDb db, CancellationToken cancellationToken)
    {
        var keys = sound.Select(row => row.SimilarKey).Distinct().ToList();
        var bank = await (
            from question in db.Set<Question>()
            join version in db.CurrentVersions() on question.Id equals version.QuestionId
            where keys.Contains(version.SimilarKey)
            group question by version.SimilarKey
            into same
            select new { same.Key, Number = same.Min(question => question.Number) }).ToDictionaryAsync(same => same.Key, same => same.Number, cancellationToken);
        foreach (var same in sound.GroupBy(row => row.SimilarKey))
            foreach (var row in same)
                row.NoteSimilar(row.Outcome is RowOutcome.Duplicate ? null
                    : bank.TryGetValue(same.Key, out var number) ? $" {Question.Label(number)} "
                    : row != same.First() ? $"第 {same.First().Number} 题" : null);
    }

    /// <summary>The questions of the bank with these stems; of several the oldest.</summary>
    public static async Task<Dictionary<string, Known>> KnownAsync(LearningDb db, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = await (
            from question in db.Set<Question>()
            join version in db.CurrentVersions() on question.Id equals version.QuestionId
            where keys.Contains(version.StemKey)
            orderby question.Number
            select new { Question = question, Version = version }).ToListAsync(cancellationToken);
        return found.GroupBy(pair => pair.Version.StemKey)
            .ToDictionary(same => same.Key, same => new Known(same.First().Question, same.First().Version));
    }

    // Letters are compared by what they stand for: the same options may come in another order.
    private static bool SaysTheSame(QuestionContent one, QuestionContent other) =>
        one.Type == other.Type && Texts(one).SequenceEqual(Texts(other), StringComparer.Ordinal);

    private static IEnumerable<string> Texts(QuestionContent content) => content.Type is QuestionType.FillIn
        ? content.Answer.Select(Grading.Normalise)
        : content.Options.Where(option => content.Answer.Contains(option.Key)).Select(option => Grading.Normalise(option.Text)).Order(StringComparer.Ordinal);

    private static string InWords(QuestionContent content) => content.Type switch
    {
        QuestionType.TrueFalse => content.Options.FirstOrDefault(option => content.Answer.Contains(option.Key))?.Text ?? "",
        QuestionType.FillIn => string.Join('；', content.Answer),
        _ => string.Concat(content.Answer),
    };
}

/// <summary>A question of the bank with the version that holds.</summary>
internal sealed record Known(Question Question, QuestionVersion Version)
{
    public QuestionContent Content { get; } =
        new(Version.Type, Version.Stem, Version.Options, Version.Answer, Version.Explanation);
}
