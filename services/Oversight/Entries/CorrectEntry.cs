using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.Oversight.Reviews;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Oversight.Entries;

/// <summary>How an entry should read.</summary>
/// <param name="Text">The right text.</param>
/// <param name="Section">The right section; null for a remark.</param>
/// <param name="PictureIds">Its pictures from now on: those that stay, and new ones.</param>
/// <param name="Reason">Why, for everybody to read.</param>
public sealed record EntryCorrection(
    [property: Required(AllowEmptyStrings = true), StringLength(Entry.TextLength)] string Text,
    EntrySection? Section,
    [property: Required, MaxLength(Entry.MostPictures)] IReadOnlyList<Guid> PictureIds,
    [property: Required, StringLength(200, MinimumLength = 2)] string Reason);

/// <summary>Puts an entry right; it keeps its place and shows what it said before.</summary>
internal static class CorrectEntry
{
    public static Task<Results<Ok<EntryResponse>, NotFound>> Handle(
        [AsParameters] EntryStep step, EntryCorrection request, CancellationToken cancellationToken) =>
        step.TakeAsync(
            async (review, entry, now) =>
            {
                review.RequireScribe(step.Caller);
                EntityVersion.Require(step.IfMatch, entry.Version);
                var pictures = await EntryPictures.AttachAsync(step.Db, entry.Id, request.PictureIds, step.Caller.MemberId, now, cancellationToken);
                entry.Correct(
                    PlainText.Optional(request.Text, "text") ?? "", request.Section, pictures, PlainText.Required(request.Reason, "reason"), step.Caller.MemberId, now);
                return (ReviewChannels.EntryCorrected, null);
            },
            cancellationToken);
}
