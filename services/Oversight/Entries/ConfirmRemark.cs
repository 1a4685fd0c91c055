using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Oversight.Reviews;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Oversight.Entries;

/// <summary>已核对: a second scribe, or who said it, stands for the words of a remark.</summary>
internal static class ConfirmRemark
{
    public static Task<Results<Ok<EntryResponse>, NotFound>> Handle([AsParameters] EntryStep step, CancellationToken cancellationToken) =>
        step.TakeAsync(
            (review, entry, now) =>
            {
                if (!review.MayScribe(step.Caller) && entry.SpeakerMemberId != step.Caller.MemberId)
                    throw new NotAllowed("entry.notConfirmer", "点评由记录员或说话的人核对", "A remark is confirmed by a scribe or by who said it.");
                // Which words: they may have been corrected since the caller read them.
                EntityVersion.Require(step.IfMatch, entry.Version);
                entry.Confirm(step.Caller.MemberId, now);
                var confirmed = new RemarkConfirmed(entry.Number, entry.Version, new Person(step.Caller.MemberId, step.Caller.Name), now);
                return Task.FromResult<(string, object?)>((ReviewChannels.RemarkConfirmed, confirmed));
            },
            cancellationToken);

    /// <summary>Told on the review's channel.</summary>
    internal sealed record RemarkConfirmed(int Number, int Version, Person ConfirmedBy, DateTimeOffset ConfirmedAt);
}
