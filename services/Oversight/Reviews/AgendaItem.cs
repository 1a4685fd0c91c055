namespace PartyPlatform.Oversight.Reviews;

/// <summary>A branch on the agenda: who reports for it, for how long, and when that happened.</summary>
/// <param name="BranchId">The branch.</param>
/// <param name="SpeakerName">Who reports.</param>
/// <param name="SpeakerMemberId">The same as a member, if it is one.</param>
/// <param name="Minutes">How long the report may take.</param>
/// <param name="StartedAt">When it began to report.</param>
/// <param name="EndedAt">When it had finished.</param>
internal sealed record AgendaItem(
    Guid BranchId, string SpeakerName, Guid? SpeakerMemberId, int Minutes, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);
