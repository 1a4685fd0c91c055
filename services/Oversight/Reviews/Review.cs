using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Oversight.Reviews;

/// <summary>Where a review (述职评议) stands.</summary>
public enum ReviewState
{
    /// <summary>草稿: only the Party office sees it.</summary>
    Draft,

    /// <summary>已预告: members see when it begins.</summary>
    Announced,

    /// <summary>直播中: entries arrive, members comment.</summary>
    Live,

    /// <summary>已结束: nothing new is posted; entries can still be corrected.</summary>
    Closed,

    /// <summary>已归档: a record that nobody changes any more.</summary>
    Archived,

    /// <summary>已取消: it was announced and does not take place.</summary>
    Cancelled,
}

/// <summary>
/// A live session in which branches report and are evaluated. Whoever changes it holds its row's lock, so each state is
/// entered once and entries are numbered without gaps.
/// </summary>
internal sealed class Review
{
    public const int MostScribes = 30;

    private Review()
    {
    }

    public Guid Id { get; private set; }

    public ReviewState State { get; private set; }

    public string Title { get; private set; } = "";

    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>The branches in the order in which they report.</summary>
    public IReadOnlyList<AgendaItem> Agenda { get; private set; } = [];

    /// <summary>How many branches have begun to report; the last of them reports now, unless it has ended.</summary>
    public int AgendaPosition { get; private set; }

    /// <summary>Who posts beside the Party office.</summary>
    public Guid[] ScribeIds { get; private set; } = [];

    /// <summary>The number of the newest entry.</summary>
    public int LastEntry { get; private set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? AnnouncedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset? ArchivedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Why it was cancelled or last moved, as members read it.</summary>
    public string? Reason { get; private set; }

    public uint RowVersion { get; private set; }

    public IReadOnlyList<Guid> BranchIds => [.. Agenda.Select(item => item.BranchId)];

    /// <summary>The branch that reports now; null before the first and between the last and the close.</summary>
    public AgendaItem? Speaking => AgendaPosition > 0 && Agenda[AgendaPosition - 1] is { EndedAt: null } item ? item : null;

    public static Review Draft(string title, DateTimeOffset startsAt, IReadOnlyList<AgendaItem> agenda, Guid[] scribes, Guid author, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        State = ReviewState.Draft,
        Title = title,
        StartsAt = startsAt.ToUniversalTime(),
        Agenda = agenda,
        ScribeIds = scribes,
        CreatedBy = author,
        CreatedAt = now,
    };

    /// <summary>Changes what was planned. Members have noted the announced time, so that is moved and not edited.</summary>
    public void Edit(string title, DateTimeOffset startsAt, IReadOnlyList<AgendaItem> agenda, Guid[] scribes)
    {
        if (State is not (ReviewState.Draft or ReviewState.Announced))
            throw new RuleViolation("review.begun", "已经开始或结束的评议不能再改安排", "A review that began or ended is not planned any more.");
        if (State is ReviewState.Announced && startsAt != StartsAt)
            throw new RuleViolation("review.announced", "已经预告了时间，要改请用“改期”，大家会收到通知", "The time was announced; reschedule it, so that members are told.");
        if (State is ReviewState.Announced && agenda.Count == 0)
            throw NoAgenda();
        (Title, StartsAt, Agenda, ScribeIds) = (title, startsAt.ToUniversalTime(), agenda, scribes);
    }

    public void Announce(DateTimeOffset now)
    {
        if (State is not ReviewState.Draft)
            throw new RuleViolation("review.notDraft", "这场评议已经预告过", "The review was announced before.");
        if (Agenda.Count == 0)
            throw NoAgenda();
        CheckAhead(StartsAt, now);
        (State, AnnouncedAt) = (ReviewState.Announced, now);
    }

    public void Reschedule(DateTimeOffset startsAt, string? reason, DateTimeOffset now)
    {
        RequireAnnounced();
        CheckAhead(startsAt, now);
        if (startsAt == StartsAt)
            throw new RuleViolation("review.sameTime", "新时间和原来的一样", "The new time is the present one.");
        (StartsAt, Reason) = (startsAt.ToUniversalTime(), reason);
    }

    public void Cancel(string reason, DateTimeOffset now)
    {
        RequireAnnounced();
        (State, CancelledAt, Reason) = (ReviewState.Cancelled, now, reason);
    }

    /// <summary>Begins it, before or after the announced time: the room decides.</summary>
    public void Start(DateTimeOffset now)
    {
        RequireAnnounced();
        (State, StartedAt) = (ReviewState.Live, now);
    }

    /// <summary>The next branch begins, or the last one ends.</summary>
    /// <param name="after">How many had begun when the caller decided: a second click must not skip a branch.</param>
    /// <param name="now">The time.</param>
    public void MoveOn(int after, DateTimeOffset now)
    {
        RequireLive();
        if (after != AgendaPosition || (AgendaPosition == Agenda.Count && Speaking is null))
            throw new RuleViolation("review.agendaMoved", "议程已经往下走了，看看现在是谁在述职", "The agenda has moved on already.");
        EndSpeaking(now);
        if (AgendaPosition == Agenda.Count)
            return;
        Agenda = [.. Agenda.Select((item, index) => index == AgendaPosition ? item with { StartedAt = now } : item)];
        AgendaPosition++;
    }

    public void Close(DateTimeOffset now)
    {
        RequireLive();
        EndSpeaking(now);
        (State, ClosedAt) = (ReviewState.Closed, now);
    }

    public void Archive(DateTimeOffset now)
    {
        if (State is not ReviewState.Closed)
            throw new RuleViolation("review.notClosed", "结束之后才能归档", "Only a closed review can be archived.");
        (State, ArchivedAt) = (ReviewState.Archived, now);
    }

    /// <summary>Takes the next number for an entry; the caller holds the row's lock.</summary>
    public int NumberEntry(Guid branchId)
    {
        RequireLive();
        RequireOnAgenda(branchId);
        return ++LastEntry;
    }

    /// <summary>Entries can be put right while it runs and after the close, not in the archive.</summary>
    public void RequireCorrectable()
    {
        if (State is not (ReviewState.Live or ReviewState.Closed))
            throw new RuleViolation("review.archived", "已归档的评议不能再改", "An archived review is not changed any more.");
    }

    public void RequireLive() => RequireLive(State);

    /// <exception cref="RuleViolation">It has not begun, or it is over.</exception>
    public static void RequireLive(ReviewState state)
    {
        if (state is ReviewState.Draft or ReviewState.Announced)
            throw new RuleViolation("review.notStarted", "评议还没有开始", "The review has not begun.");
        if (state is not ReviewState.Live)
            throw new RuleViolation("review.closed", "评议已经结束，不能再发布或评论", "The review is over; nothing more is posted or commented.");
    }

    public void RequireOnAgenda(Guid branchId)
    {
        if (Agenda.All(item => item.BranchId != branchId))
            throw new InputRejected("review.branch", "这个支部不在议程里", "The branch is not on the agenda.", "branchId");
    }

    private void RequireAnnounced()
    {
        if (State is ReviewState.Draft)
            throw new RuleViolation("review.notAnnounced", "要先预告", "Announce the review first.");
        if (State is ReviewState.Live)
            throw new RuleViolation("review.alreadyStarted", "评议已经开始", "The review has begun already.");
        if (State is not ReviewState.Announced)
            throw new RuleViolation("review.over", "评议已经结束或取消", "The review is over or was cancelled.");
    }

    private void EndSpeaking(DateTimeOffset now)
    {
        if (Speaking is not null)
            Agenda = [.. Agenda.Select((item, index) => index == AgendaPosition - 1 ? item with { EndedAt = now } : item)];
    }

    private static void CheckAhead(DateTimeOffset startsAt, DateTimeOffset now)
    {
        if (startsAt <= now)
            throw new RuleViolation("review.past", "开始时间要在现在之后", "The start must lie ahead.");
        if (startsAt > now.AddYears(1))
            throw new RuleViolation("review.far", "开始时间在一年以后，核对一下", "The start is more than a year ahead.");
    }

    private static RuleViolation NoAgenda() => new("review.noAgenda", "议程里还没有支部", "There is no branch on the agenda.");
}
