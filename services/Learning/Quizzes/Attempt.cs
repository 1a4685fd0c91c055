using PartyPlatform.Learning.Questions;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>How far an attempt is.</summary>
public enum AttemptState
{
    /// <summary>Being answered.</summary>
    InProgress,

    /// <summary>Handed in by the member.</summary>
    Submitted,

    /// <summary>Ended by the clock and graded with what was saved in time.</summary>
    Expired,
}

/// <summary>One member's try at a quiz: the paper drawn for it, what was answered, and how it came out.</summary>
internal sealed class Attempt
{
    private Attempt()
    {
    }

    public Guid Id { get; private set; }

    public Guid QuizId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>The branch it counts for: the home branch when it was begun, then the one when it was graded.</summary>
    public Guid BranchId { get; private set; }

    /// <summary>1, 2, 3 … of this member at this quiz.</summary>
    public int Number { get; private set; }

    public AttemptState State { get; private set; }

    /// <summary>What the paper was drawn with; kept so that a draw can be explained, never sent.</summary>
    public long Seed { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>What the member's countdown shows.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>The deadline and the grace; what is saved by then counts.</summary>
    public DateTimeOffset AcceptUntil { get; private set; }

    public IReadOnlyList<PaperItem> Items { get; private set; } = [];

    /// <summary>By number of the question. A member's taps are saved with SQL of their own, see <see cref="SaveAnswer"/>.</summary>
    public IReadOnlyDictionary<int, GivenAnswer> Answers { get; private set; } = new Dictionary<int, GivenAnswer>();

    /// <summary>The largest revision that was saved.</summary>
    public long Revision { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public decimal? Score { get; private set; }

    public decimal TotalPoints { get; private set; }

    public bool? Passed { get; private set; }

    /// <summary>False for a probationary member, who takes part and gets no grade.</summary>
    public bool CountsForGrade { get; private set; }

    public IReadOnlyList<ItemResult> Results { get; private set; } = [];

    public bool IsOver => State is not AttemptState.InProgress;

    /// <summary>Score as part of the points, 0 to 100.</summary>
    public decimal? Percent => Score is null ? null : TotalPoints == 0 ? 0 : Score * 100 / TotalPoints;

    /// <summary>An attempt that begins now. The database's clock decides the times when it is saved.</summary>
    public static Attempt Begin(Quiz quiz, Guid memberId, Guid branchId, int number, long seed, IReadOnlyList<PaperItem> items, DateTimeOffset now)
    {
        var deadline = Earlier(quiz.TimeLimitMinutes is { } minutes ? now.AddMinutes(minutes) : null, quiz.ClosesAt);
        return new Attempt
        {
            Id = Guid.CreateVersion7(now),
            QuizId = quiz.Id,
            MemberId = memberId,
            BranchId = branchId,
            Number = number,
            State = AttemptState.InProgress,
            Seed = seed,
            StartedAt = now,
            Deadline = deadline,
            AcceptUntil = deadline.AddSeconds(quiz.GraceSeconds),
            Items = items,
            TotalPoints = items.Sum(item => item.Points),
        };
    }

    /// <summary>Answers the whole paper before the attempt is stored, as the demo's invented members do.</summary>
    public void AnswerAll(IReadOnlyDictionary<int, GivenAnswer> answers)
    {
        if (IsOver)
            throw new InvalidOperationException("The attempt is over.");
        Answers = answers;
        Revision = answers.Count;
    }

    /// <summary>Grades what was saved. In time it is handed in, otherwise the clock ended it at its deadline.</summary>
    public void Finish(
        IReadOnlyDictionary<Guid, QuestionVersion> questions, int passPercent, Guid branchId, bool countsForGrade, DateTimeOffset now)
    {
        if (IsOver)
            throw new InvalidOperationException("The attempt is over.");
        var inTime = now <= AcceptUntil;
        Results = [.. Items.Select((item, index) => Grade(item, questions[item.VersionId], Answers.GetValueOrDefault(index + 1)?.Answer ?? []))];
        Score = Results.Sum(result => result.Scored);
        Passed = Score * 100 >= passPercent * TotalPoints;
        State = inTime ? AttemptState.Submitted : AttemptState.Expired;
        CompletedAt = inTime ? now : Deadline;
        BranchId = branchId;
        CountsForGrade = countsForGrade;
    }

    private static ItemResult Grade(PaperItem item, QuestionVersion question, IReadOnlyList<string> given)
    {
        var right = question.Grade(item.Meant(given));
        return new ItemResult(right, right ? item.Points : 0);
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        (one, other) switch
        {
            ({ } a, { } b) => a < b ? a : b,
            ({ } a, null) => a,
            (null, { } b) => b,
            _ => throw new InvalidOperationException("A quiz without any end was published."),
        };
}
