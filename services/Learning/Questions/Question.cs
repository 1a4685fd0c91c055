using System.Globalization;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Questions;

/// <summary>A question of the bank: its number, its state and its versions, of which the last one holds.</summary>
internal sealed class Question
{
    private readonly List<QuestionVersion> _versions = [];

    private Question()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>What people call it by; from a sequence, never given twice.</summary>
    public int Number { get; private set; }

    public QuestionState State { get; private set; }

    /// <summary>The number of the version that holds.</summary>
    public int VersionNumber { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>PostgreSQL's row version: two people who edit at once do not overwrite each other.</summary>
    public uint RowVersion { get; private set; }

    /// <summary>The versions that were loaded or added.</summary>
    public IReadOnlyList<QuestionVersion> Versions => _versions;

    public static Question Draft(int number, QuestionContent content, Placement placement, Guid author, DateTimeOffset now)
    {
        var question = new Question { Id = Guid.CreateVersion7(now), Number = number, CreatedAt = now, State = QuestionState.Draft };
        question.Add(content, placement, author, now);
        return question;
    }

    /// <summary>Writes a new version; quizzes that were published keep the one they have.</summary>
    public QuestionVersion Edit(QuestionContent content, Placement placement, Guid author, DateTimeOffset now) =>
        Add(content, placement, author, now);

    public void Activate(DateTimeOffset now)
    {
        if (State is QuestionState.Active)
            throw new RuleViolation("question.alreadyActive", "这道题已经启用", "The question is active already.");
        State = QuestionState.Active;
        UpdatedAt = now;
    }

    public void Suspend(DateTimeOffset now)
    {
        if (State is not QuestionState.Active)
            throw new RuleViolation("question.notActive", "只有启用的题才能停用", "Only an active question can be suspended.");
        State = QuestionState.Suspended;
        UpdatedAt = now;
    }

    /// <summary>The number as people read it: <c>Q-00017</c>.</summary>
    public static string Label(int number) => $"Q-{number.ToString("D5", CultureInfo.InvariantCulture)}";

    private QuestionVersion Add(QuestionContent content, Placement placement, Guid author, DateTimeOffset now)
    {
        if (content.Problems().FirstOrDefault() is { } problem)
            throw new InputRejected(problem.Code, problem.MessageZh, problem.MessageEn, problem.Field);

        var version = QuestionVersion.Of(Id, VersionNumber + 1, content, placement, author, now);
        VersionNumber = version.Number;
        UpdatedAt = now;
        _versions.Add(version);
        return version;
    }
}
