using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.QuestionImports;

/// <summary>Writes the rows of one commit into the bank, in the order of the file, and counts what it did.</summary>
internal sealed class BankWriter
{
    private readonly CommitBody _body;
    private readonly ImportPlaces _places;
    private readonly LearningDb _db;
    private readonly Guid _author;
    private readonly DateTimeOffset _now;
    private readonly Queue<int> _numbers;
    private readonly Dictionary<Guid, Question> _known;
    private readonly Dictionary<string, Question> _written = new(StringComparer.Ordinal);

    private BankWriter(
        CommitBody body, ImportPlaces places, LearningDb db, Guid author, DateTimeOffset now, Queue<int> numbers, Dictionary<Guid, Question> known) =>
        (_body, _places, _db, _author, _now, _numbers, _known) = (body, places, db, author, now, numbers, known);

    public ImportResult Result { get; private set; } = new(0, 0, 0, 0);

    public static async Task<BankWriter> ForAsync(
        IReadOnlyList<QuestionImportRow> rows, CommitBody body, ImportPlaces places, LearningDb db, Guid author, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var wanted = rows.Count(row => row.Effective(body.Duplicates) is not RowDecision.Skip);
        var numbers = new Queue<int>(await db.TakeNumbersAsync(wanted, cancellationToken));
        var ids = rows.Where(row => row.Effective(body.Duplicates) is RowDecision.NewVersion).Select(row => row.DuplicateOf?.QuestionId).OfType<Guid>().Distinct().ToList();
        await db.Database.ExecuteSqlAsync($"select 1 from questions where id = any({ids}) order by id for update", cancellationToken);
        var known = await db.Set<Question>().Include(question => question.Versions).Where(question => ids.Contains(question.Id))
            .ToDictionaryAsync(question => question.Id, cancellationToken);
        return new BankWriter(body, places, db, author, now, numbers, known);
    }

    public void Write(QuestionImportRow row)
    {
        if (!row.IsSound)
            Result = Result with { Errors = Result.Errors + 1 };
        else if (row.Effective(_body.Duplicates) is RowDecision.Skip)
            Result = Result with { Skipped = Result.Skipped + 1 };
        else if (row.Effective(_body.Duplicates) is RowDecision.NewVersion && Original(row) is { } question)
            AddVersion(question, row);
        else
            AddQuestion(row);
    }

    // The question of the bank, or the one that an earlier row of this file has just become; none if that row was left out.
    private Question? Original(QuestionImportRow row) =>
        row.DuplicateOf?.QuestionId is { } id ? _known.GetValueOrDefault(id) : _written.GetValueOrDefault(row.StemKey);

    private void AddVersion(Question question, QuestionImportRow row)
    {
        var last = question.Versions.MaxBy(version => version.Number)!;
        var content = row.Content;
        // A file that leaves the explanation out does not mean to take it away.
        content = content.Explanation is null ? content with { Explanation = last.Explanation } : content;
        if (SameAs(content, last))
        {
            Result = Result with { Skipped = Result.Skipped + 1 };
            return;
        }

        _db.Add(question.Edit(content, _places.Of(row), _author, _now));
        Result = Result with { NewVersions = Result.NewVersions + 1 };
    }

    private void AddQuestion(QuestionImportRow row)
    {
        var question = Question.Draft(_numbers.Dequeue(), row.Content, _places.Of(row), _author, _now);
        if (_body.Activate)
            question.Activate(_now);
        _db.Add(question);
        _written.TryAdd(row.StemKey, question);
        Result = Result with { Imported = Result.Imported + 1 };
    }

    private static bool SameAs(QuestionContent content, QuestionVersion version) =>
        content.Type == version.Type && content.Stem == version.Stem && content.Explanation == version.Explanation
        && content.Options.SequenceEqual(version.Options) && content.Answer.SequenceEqual(version.Answer);
}
