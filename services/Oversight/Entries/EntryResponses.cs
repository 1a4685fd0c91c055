using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy;
using PartyPlatform.Oversight.Reactions;
using PartyPlatform.Oversight.Reviews;

namespace PartyPlatform.Oversight.Entries;

/// <summary>An entry as everybody sees it; the same goes out on the live channel.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Number">1, 2, 3 … in the review.</param>
/// <param name="Version">Grows with each correction; for <c>If-Match</c>.</param>
/// <param name="Kind">Report or remark.</param>
/// <param name="BranchId">The branch that it is about.</param>
/// <param name="BranchName">Its short name.</param>
/// <param name="Section">The part of the report; null for a remark.</param>
/// <param name="Text">What it says, as plain text.</param>
/// <param name="Pictures">Its pictures in order.</param>
/// <param name="SpeakerName">Whose words a remark is.</param>
/// <param name="SpeakerMemberId">The same as a member, if it is one.</param>
/// <param name="IsKey">要点: marked as a key point.</param>
/// <param name="IsPinned">置顶: kept at the top; one a review at most.</param>
/// <param name="PostedBy">Who posted it.</param>
/// <param name="PostedAt">When.</param>
/// <param name="ConfirmedBy">Who confirmed a remark; null while it is 待核对.</param>
/// <param name="ConfirmedAt">When.</param>
/// <param name="Corrections">How it read before, the oldest first.</param>
/// <param name="Reactions">How often members reacted.</param>
public sealed record EntryResponse(
    Guid Id,
    int Number,
    int Version,
    EntryKind Kind,
    Guid BranchId,
    string BranchName,
    EntrySection? Section,
    string Text,
    IReadOnlyList<EntryPicture> Pictures,
    string? SpeakerName,
    Guid? SpeakerMemberId,
    bool IsKey,
    bool IsPinned,
    Person PostedBy,
    DateTimeOffset PostedAt,
    Person? ConfirmedBy,
    DateTimeOffset? ConfirmedAt,
    IReadOnlyList<CorrectionResponse> Corrections,
    ReactionCounts Reactions);

/// <summary>How an entry read before it was corrected.</summary>
/// <param name="Text">The text before.</param>
/// <param name="Section">The section before.</param>
/// <param name="Pictures">How many pictures it had.</param>
/// <param name="Reason">Why it was corrected.</param>
/// <param name="By">Who corrected it.</param>
/// <param name="At">When.</param>
public sealed record CorrectionResponse(string Text, EntrySection? Section, int Pictures, string Reason, Person By, DateTimeOffset At);

internal static class EntryAnswers
{
    public static async Task<EntryResponse> AnswerAsync(this OversightDb db, Entry entry, CancellationToken cancellationToken) =>
        (await db.AnswerAsync([entry], cancellationToken))[0];

    public static async Task<IReadOnlyList<EntryResponse>> AnswerAsync(this OversightDb db, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        var people = await MemberNames.OfAsync(db,
            [.. entries.SelectMany(entry => entry.Corrections.Select(c => c.By).Append(entry.PostedBy).Append(entry.ConfirmedBy ?? entry.PostedBy)).Distinct()],
            cancellationToken);
        var branchIds = entries.Select(entry => entry.BranchId).Distinct().ToList();
        var branches = await db.Set<LocalOrgUnit>().Where(unit => branchIds.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.ShortName, cancellationToken);
        var reactions = await db.ReactionsOfAsync([.. entries.Select(entry => entry.Id)], cancellationToken);
        return [.. entries.Select(entry => new EntryResponse(
            entry.Id, entry.Number, entry.Version, entry.Kind, entry.BranchId, branches.GetValueOrDefault(entry.BranchId) ?? "", entry.Section, entry.Text,
            entry.Pictures, entry.SpeakerName, entry.SpeakerMemberId, entry.IsKey, entry.IsPinned, Named(entry.PostedBy), entry.PostedAt,
            entry.ConfirmedBy is { } by ? Named(by) : null, entry.ConfirmedAt,
            [.. entry.Corrections.Select(c => new CorrectionResponse(c.Text, c.Section, c.Pictures, c.Reason, Named(c.By), c.At))],
            reactions.GetValueOrDefault(entry.Id) ?? ReactionCounts.None))];

        Person Named(Guid id) => new(id, people.GetValueOrDefault(id) ?? "");
    }
}
