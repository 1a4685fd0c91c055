using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Learning.Quizzes;

/// <summary>Where a quiz stands.</summary>
public enum QuizState
{
    /// <summary>草稿: only the Party office sees it.</summary>
    Draft,

    /// <summary>已发布: members see it and answer it while its window is open.</summary>
    Published,

    /// <summary>已截止: nobody begins any more.</summary>
    Closed,
}

/// <summary>A test whose questions are drawn for each attempt.</summary>
internal sealed class Quiz
{
    private Quiz()
    {
    }

    public Guid Id { get; private set; }

    public QuizState State { get; private set; }

    public string Title { get; private set; } = "";

    public string? Description { get; private set; }

    public IReadOnlyList<DrawRule> Draws { get; private set; } = [];

    public int? TimeLimitMinutes { get; private set; }

    public int GraceSeconds { get; private set; }

    public int MaxAttempts { get; private set; }

    public int PassPercent { get; private set; }

    public DateTimeOffset? OpensAt { get; private set; }

    public DateTimeOffset? ClosesAt { get; private set; }

    public bool ShuffleQuestions { get; private set; }

    public bool ShuffleOptions { get; private set; }

    public ReviewMoment ReviewScore { get; private set; }

    public ReviewMoment ReviewAnswers { get; private set; }

    public ReviewMoment ReviewExplanations { get; private set; }

    /// <summary>Whom it is meant for; null for all.</summary>
    public Guid[]? BranchIds { get; private set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>
    /// When what is shown after the close is shown: the window's end and its grace, since until then somebody may still
    /// answer. Null while no end is known.
    /// </summary>
    public DateTimeOffset? RevealsAt { get; private set; }

    public uint RowVersion { get; private set; }

    public int QuestionCount { get; private set; }

    public int TotalPoints { get; private set; }

    public static Quiz Draft(QuizSettings settings, Guid author, DateTimeOffset now)
    {
        var quiz = new Quiz { Id = Guid.CreateVersion7(now), State = QuizState.Draft, CreatedBy = author, CreatedAt = now };
        quiz.Apply(settings);
        return quiz;
    }

    /// <summary>A draft can be changed freely; once published, only what no attempt depends on.</summary>
    public void Edit(QuizSettings settings, DateTimeOffset now)
    {
        if (State is QuizState.Closed)
            throw new RuleViolation("quiz.closed", "测试已截止，不能再改", "The quiz is closed.");
        if (State is QuizState.Published)
        {
            if (!Settings.HasSameRulesAs(settings))
                throw new RuleViolation("quiz.published", "已发布的测试只能改名称、说明和截止时间", "Once published, only title, description and closing time can change.");
            if (settings.ClosesAt <= now)
                throw new RuleViolation("quiz.window", "截止时间要在现在之后；要马上结束，用“截止”", "The closing time must lie ahead; to end it now, close it.");
            if (settings.ClosesAt is null && TimeLimitMinutes is null)
                throw new RuleViolation("quiz.noEnd", "时限和截止时间至少要定一个", "Set a time limit or a closing time.");
        }

        Apply(settings);
        if (State is QuizState.Published)
            RevealsAt = ClosesAt?.AddSeconds(GraceSeconds);
    }

    /// <summary>Lets members in, from now or from the opening on.</summary>
    /// <param name="shortage">What the bank lacks for the draw, if anything.</param>
    /// <param name="now">The time.</param>
    public void Publish(DrawShortage? shortage, DateTimeOffset now)
    {
        if (State is not QuizState.Draft)
            throw new RuleViolation("quiz.alreadyPublished", "这份测试已经发布过", "The quiz was published before.");
        if (QuestionCount == 0)
            throw new RuleViolation("quiz.empty", "还没有抽题规则，先加一条", "There is no draw rule yet.");
        if (TimeLimitMinutes is null && ClosesAt is null)
            throw new RuleViolation("quiz.noEnd", "时限和截止时间至少要定一个", "Set a time limit or a closing time.");
        if (ClosesAt <= now || ClosesAt <= OpensAt)
            throw new RuleViolation("quiz.window", "截止时间要在现在和开始时间之后", "The closing time must lie after now and after the opening.");
        if (shortage is not null)
            throw shortage.Violation();

        State = QuizState.Published;
        PublishedAt = now;
        OpensAt ??= now;
        RevealsAt = ClosesAt?.AddSeconds(GraceSeconds);
    }

    /// <summary>Ends it before its window does, or because it has none.</summary>
    public void Close(DateTimeOffset now)
    {
        if (State is not QuizState.Published)
            throw new RuleViolation("quiz.notPublished", "只有已发布的测试才能截止", "Only a published quiz can be closed.");
        State = QuizState.Closed;
        ClosedAt = now;
        RevealsAt = now.AddSeconds(GraceSeconds);
    }

    /// <summary>Whether a member may see something of the result now.</summary>
    public bool Shows(ReviewMoment moment, DateTimeOffset now) => moment switch
    {
        ReviewMoment.Immediately => true,
        ReviewMoment.AfterClose => RevealsAt is { } reveals && now >= reveals,
        _ => false,
    };

    public QuizSettings Settings => new(
        Title, Description, Draws, TimeLimitMinutes, GraceSeconds, MaxAttempts, PassPercent, OpensAt, ClosesAt, ShuffleQuestions,
        ShuffleOptions, new ReviewSettings(ReviewScore, ReviewAnswers, ReviewExplanations), new QuizAudience(BranchIds));

    private void Apply(QuizSettings settings)
    {
        Title = settings.Title.Trim();
        Description = settings.Description?.Trim() is { Length: > 0 } text ? text : null;
        Draws = [.. settings.Draws];
        TimeLimitMinutes = settings.TimeLimitMinutes;
        GraceSeconds = settings.GraceSeconds;
        MaxAttempts = settings.MaxAttempts;
        PassPercent = settings.PassPercent;
        OpensAt = QuizRules.AsKept(settings.OpensAt);
        ClosesAt = QuizRules.AsKept(settings.ClosesAt);
        ShuffleQuestions = settings.ShuffleQuestions;
        ShuffleOptions = settings.ShuffleOptions;
        ReviewScore = settings.Review.Score;
        ReviewAnswers = settings.Review.Answers;
        ReviewExplanations = settings.Review.Explanations;
        BranchIds = settings.Audience.BranchIds?.Distinct().Order().ToArray();
        QuestionCount = Draws.Sum(draw => draw.Count);
        TotalPoints = Draws.Sum(draw => draw.Count * draw.PointsEach);
    }
}

internal static class QuizRules
{
    /// <summary>True if nothing differs that an attempt was drawn, timed or graded by.</summary>
    public static bool HasSameRulesAs(this QuizSettings present, QuizSettings asked) =>
        present.Draws.SequenceEqual(asked.Draws)
        && present.Review == asked.Review
        && (present.Audience.BranchIds ?? []).ToHashSet().SetEquals(asked.Audience.BranchIds ?? [])
        && present.Audience.BranchIds is null == asked.Audience.BranchIds is null
        && present with { Title = "", Description = null, Draws = asked.Draws, ClosesAt = null, Audience = asked.Audience }
            == asked with { Title = "", Description = null, OpensAt = AsKept(asked.OpensAt), ClosesAt = null };

    /// <summary>UTC, to the microsecond that the database keeps, so that what was sent equals what was stored.</summary>
    public static DateTimeOffset? AsKept(DateTimeOffset? moment) =>
        moment?.ToUniversalTime() is { } utc ? utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond)) : null;
}
