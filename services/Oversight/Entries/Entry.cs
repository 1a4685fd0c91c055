using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Oversight.Entries;

/// <summary>What an entry is.</summary>
public enum EntryKind
{
    /// <summary>What a branch reports, as a scribe writes it down.</summary>
    Entry,

    /// <summary>点评: a leader's words, verbatim; 待核对 until a second person or the speaker has confirmed them.</summary>
    Remark,
}

/// <summary>The part of a report.</summary>
public enum EntrySection
{
    /// <summary>成绩.</summary>
    Achievements,

    /// <summary>不足.</summary>
    Shortcomings,

    /// <summary>措施.</summary>
    Measures,
}

/// <summary>A picture of an entry.</summary>
/// <param name="Id">The picture.</param>
/// <param name="Width">Pixels of the full rendering.</param>
/// <param name="Height">Pixels of the full rendering.</param>
public sealed record EntryPicture(Guid Id, int Width, int Height);

/// <summary>How an entry read before it was corrected, and why it was.</summary>
/// <param name="Text">The text before.</param>
/// <param name="Section">The section before.</param>
/// <param name="Pictures">How many pictures it had; those taken away are not shown any more.</param>
/// <param name="Reason">Why it was corrected.</param>
/// <param name="By">Who corrected it.</param>
/// <param name="At">When.</param>
internal sealed record Correction(string Text, EntrySection? Section, int Pictures, string Reason, Guid By, DateTimeOffset At);

/// <summary>Something posted in a live review. Its number and its place never change; what it says can be corrected for all to see.</summary>
internal sealed class Entry
{
    public const int TextLength = 2000;

    public const int MostPictures = 9;

    private const int MostCorrections = 10;

    private Entry()
    {
    }

    public Guid Id { get; private set; }

    public Guid ReviewId { get; private set; }

    /// <summary>1, 2, 3 … in the review, without gaps.</summary>
    public int Number { get; private set; }

    public EntryKind Kind { get; private set; }

    /// <summary>The branch that it is about.</summary>
    public Guid BranchId { get; private set; }

    /// <summary>Null for a remark.</summary>
    public EntrySection? Section { get; private set; }

    public string Text { get; private set; } = "";

    public IReadOnlyList<EntryPicture> Pictures { get; private set; } = [];

    /// <summary>Whose words a remark is.</summary>
    public string? SpeakerName { get; private set; }

    public Guid? SpeakerMemberId { get; private set; }

    public bool IsKey { get; private set; }

    public bool IsPinned { get; private set; }

    /// <summary>1, and one more with each correction: who confirms says which words.</summary>
    public int Version { get; private set; }

    public Guid PostedBy { get; private set; }

    public DateTimeOffset PostedAt { get; private set; }

    public Guid? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    /// <summary>Who wrote down the words as they stand.</summary>
    public Guid WrittenBy => Corrections is [.., var last] ? last.By : PostedBy;

    /// <param name="id">Its id, under which its pictures are kept.</param>
    /// <param name="reviewId">The review.</param>
    /// <param name="number">The number that the review gave.</param>
    /// <param name="content">What it says.</param>
    /// <param name="author">Who posts it.</param>
    /// <param name="now">The time.</param>
    public static Entry Post(Guid id, Guid reviewId, int number, EntryContent content, Guid author, DateTimeOffset now)
    {
        content.Check();
        return new Entry
        {
            Id = id,
            ReviewId = reviewId,
            Number = number,
            Kind = content.Kind,
            BranchId = content.BranchId,
            Section = content.Section,
            Text = content.Text,
            Pictures = content.Pictures,
            SpeakerName = content.SpeakerName,
            SpeakerMemberId = content.SpeakerMemberId,
            IsKey = content.IsKey,
            Version = 1,
            PostedBy = author,
            PostedAt = now,
        };
    }

    /// <summary>Puts it right. A confirmation was of other words, so it is gone.</summary>
    public void Correct(string text, EntrySection? section, IReadOnlyList<EntryPicture> pictures, string reason, Guid by, DateTimeOffset now)
    {
        new EntryContent(Kind, BranchId, section, text, pictures, SpeakerName, SpeakerMemberId, IsKey).Check();
        if (text == Text && section == Section && pictures.SequenceEqual(Pictures))
            throw new RuleViolation("entry.unchanged", "和现在的内容一样，没有要更正的", "Nothing differs from what stands there.");
        if (Corrections.Count == MostCorrections)
            throw new RuleViolation("entry.manyCorrections", "这一条更正得太多了，另发一条说明", "The entry was corrected too often; post another one.");

        Corrections = [.. Corrections, new Correction(Text, Section, Pictures.Count, reason, by, now)];
        (Text, Section, Pictures) = (text, section, pictures);
        (ConfirmedBy, ConfirmedAt) = (null, null);
        Version++;
    }

    /// <summary>已核对: somebody else than who wrote the words down, or who said them, stands for them.</summary>
    public void Confirm(Guid by, DateTimeOffset now)
    {
        if (Kind is not EntryKind.Remark)
            throw new RuleViolation("entry.notRemark", "只有点评要核对", "Only remarks are confirmed.");
        if (ConfirmedAt is not null)
            throw new RuleViolation("entry.alreadyConfirmed", "这条点评已经核对过", "The remark was confirmed already.");
        if (by == WrittenBy && by != SpeakerMemberId)
            throw new RuleViolation("entry.ownRemark", "自己记的点评要由另一个人核对", "Somebody else confirms what you wrote down.");
        (ConfirmedBy, ConfirmedAt) = (by, now);
    }

    public void Mark(bool isKey, bool isPinned) => (IsKey, IsPinned) = (isKey, isPinned);
}

/// <summary>What an entry says.</summary>
internal sealed record EntryContent(
    EntryKind Kind,
    Guid BranchId,
    EntrySection? Section,
    string Text,
    IReadOnlyList<EntryPicture> Pictures,
    string? SpeakerName,
    Guid? SpeakerMemberId,
    bool IsKey)
{
    public void Check()
    {
        if (Kind is EntryKind.Entry && Section is null)
            throw new InputRejected("entry.section", "选一下是成绩、不足还是措施", "Say which section it belongs to.", "section");
        if (Kind is EntryKind.Remark && Section is not null)
            throw new InputRejected("entry.section", "点评不分成绩、不足和措施", "A remark has no section.", "section");
        if (Kind is EntryKind.Remark && SpeakerName is null)
            throw new InputRejected("entry.speaker", "写上是谁的点评", "Say whose words these are.", "speakerName");
        if (Kind is EntryKind.Entry && SpeakerName is not null)
            throw new InputRejected("entry.speaker", "只有点评要写是谁说的", "Only a remark names its speaker.", "speakerName");
        if (Text.Length == 0 && (Pictures.Count == 0 || Kind is EntryKind.Remark))
            throw new InputRejected("text.missing", "还没有写内容", "There is no text.", "text");
    }
}
