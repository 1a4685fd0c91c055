using PartyPlatform.Contracts.Showcase;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Showcase.Stories;

/// <summary>Where a story stands.</summary>
public enum StoryState
{
    /// <summary>草稿: its author alone sees it.</summary>
    Draft,

    /// <summary>待审: handed in; the Party office reads it.</summary>
    Submitted,

    /// <summary>退回修改: with comments, at its author again.</summary>
    Returned,

    /// <summary>已发布: every member reads it.</summary>
    Approved,

    /// <summary>已撤回: nobody reads it any more.</summary>
    Withdrawn,
}

/// <summary>A story on its way from its author over the Party office to all members.</summary>
internal sealed class Story
{
    private Story()
    {
    }

    public Guid Id { get; private set; }

    public StoryState State { get; private set; }

    public StoryKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public string Body { get; private set; } = "";

    /// <summary>The first words as plain text, for lists.</summary>
    public string Excerpt { get; private set; } = "";

    public IReadOnlyList<StoryPicture> Pictures { get; private set; } = [];

    public Guid AuthorId { get; private set; }

    /// <summary>The author's home branch, as of the last handing in.</summary>
    public Guid BranchId { get; private set; }

    /// <summary>Versions handed in so far; the present text is the last of them unless it is a draft or returned.</summary>
    public int Version { get; private set; }

    public string? Fingerprint { get; private set; }

    public bool IsFeatured { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public uint RowVersion { get; private set; }

    public StoryContent Content => new(Kind, Title, Body, Pictures);

    private bool CanBeEdited => State is StoryState.Draft or StoryState.Returned;

    public static Story Draft(StoryContent content, Guid author, Guid branch, DateTimeOffset now)
    {
        var story = new Story { Id = Guid.CreateVersion7(now), State = StoryState.Draft, AuthorId = author, BranchId = branch, CreatedAt = now };
        story.Apply(content, now);
        return story;
    }

    /// <summary>The author goes on writing. What the office reads or everybody reads does not change under their eyes.</summary>
    public void Edit(StoryContent content, DateTimeOffset now)
    {
        RequireEditable();
        Apply(content, now);
    }

    /// <summary>Throws away what nobody else has seen.</summary>
    public void RequireDiscardable()
    {
        if (State is not StoryState.Draft)
            throw new RuleViolation("story.submitted", "交过的稿件不能删除，可以撤回", "A story that was handed in cannot be deleted; it can be withdrawn.");
    }

    /// <summary>The author hands it in; what is handed in is a version that never changes.</summary>
    /// <param name="branch">The author's home branch now.</param>
    /// <param name="pictureHashes">SHA-256 of each picture, by id.</param>
    /// <param name="now">The time.</param>
    public StoryVersion Submit(Guid branch, IReadOnlyDictionary<Guid, byte[]> pictureHashes, DateTimeOffset now)
    {
        RequireEditable();
        RequireWhole();
        var version = StoryVersion.Of(this, Version + 1, branch, pictureHashes, now);
        (State, Version, Fingerprint) = (StoryState.Submitted, version.Number, version.Fingerprint);
        (BranchId, SubmittedAt, UpdatedAt) = (branch, now, now);
        return version;
    }

    /// <summary>An editor sends it back to be improved.</summary>
    public void Return(Editor editor, IReadOnlyCollection<Editor> office, int version, DateTimeOffset now)
    {
        RequireJudge(editor, office, version);
        (State, UpdatedAt) = (StoryState.Returned, now);
    }

    /// <summary>An editor lets everybody read it.</summary>
    public void Approve(Editor editor, IReadOnlyCollection<Editor> office, int version, DateTimeOffset now)
    {
        RequireJudge(editor, office, version);
        (State, PublishedAt, UpdatedAt) = (StoryState.Approved, now, now);
    }

    /// <summary>The author or the office takes it back.</summary>
    /// <returns>True if it had been published.</returns>
    public bool Withdraw(DateTimeOffset now)
    {
        if (State is StoryState.Withdrawn)
            throw new RuleViolation("story.withdrawn", "这篇稿件已经撤回", "The story was withdrawn before.");
        if (State is StoryState.Draft)
            throw new RuleViolation("story.draft", "还没有交的草稿可以直接删除", "A draft was never handed in; it can be deleted.");
        var wasPublished = State is StoryState.Approved;
        (State, IsFeatured, WithdrawnAt, UpdatedAt) = (StoryState.Withdrawn, false, now, now);
        return wasPublished;
    }

    /// <summary>The office shows it before the others, or no longer.</summary>
    /// <returns>False if it was so already.</returns>
    public bool Feature(bool featured, DateTimeOffset now)
    {
        if (State is not StoryState.Approved)
            throw new RuleViolation("story.notPublished", "只有已发布的稿件才能设为精选", "Only a published story can be featured.");
        if (IsFeatured == featured)
            return false;
        (IsFeatured, UpdatedAt) = (featured, now);
        return true;
    }

    private void RequireEditable()
    {
        if (!CanBeEdited)
            throw new RuleViolation("story.notEditable",
                State is StoryState.Submitted ? "稿件正在审核，退回后才能再改" : "已发布或撤回的稿件不能再改",
                "Only drafts and returned stories can be changed or handed in.");
    }

    private void RequireWhole()
    {
        if (Title.Length == 0)
            throw new RuleViolation("story.noTitle", "还没有标题", "The story has no title.");
        if (Body.Length == 0)
            throw new RuleViolation("story.noBody", "还没有正文", "The story has no text.");
        if (Pictures.Any(picture => picture.Alt.Length == 0))
            throw new RuleViolation("story.noAlt", "每张图片都要写一句说明，看不见图的同志靠它了解内容", "Each picture needs a sentence that says what it shows.");
    }

    // Decided stories are refused before, by whoever knows who decided.
    private void RequireJudge(Editor editor, IReadOnlyCollection<Editor> office, int version)
    {
        Judging.Refuse(Judging.ObstacleFor(editor, AuthorId, BranchId, office));
        if (State is not StoryState.Submitted || Version != version)
            throw new RuleViolation("story.decided", "这一版已经有人处理过了", "This version was decided before.");
    }

    private void Apply(StoryContent content, DateTimeOffset now)
    {
        (Kind, Title, Body, Pictures) = (content.Kind, content.Title, content.Body, [.. content.Pictures]);
        (Excerpt, UpdatedAt) = (StoryMarkdown.Excerpt(content.Body), now);
    }
}
