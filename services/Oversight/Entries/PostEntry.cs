using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Oversight.Reviews;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Oversight.Entries;

/// <summary>What a scribe posts.</summary>
/// <param name="Kind">Report or remark.</param>
/// <param name="BranchId">The branch that it is about; one of the agenda.</param>
/// <param name="Section">The part of the report; null for a remark.</param>
/// <param name="Text">What it says; may be empty where pictures say it.</param>
/// <param name="PictureIds">Pictures uploaded before, in order.</param>
/// <param name="SpeakerMemberId">Whose words a remark is, as a member; the name is taken from there.</param>
/// <param name="SpeakerName">The same, if it is no member.</param>
/// <param name="IsKey">Whether it is a key point.</param>
public sealed record NewEntry(
    EntryKind Kind,
    Guid BranchId,
    EntrySection? Section,
    [property: Required(AllowEmptyStrings = true), StringLength(Entry.TextLength)] string Text,
    [property: Required, MaxLength(Entry.MostPictures)] IReadOnlyList<Guid> PictureIds,
    Guid? SpeakerMemberId,
    [property: StringLength(30)] string? SpeakerName,
    bool IsKey);

/// <summary>
/// Posts an entry. It takes its number under the review's row lock and goes into the live channel in the same transaction:
/// numbers have no gaps and never appear late, however many scribes post in however many replicas.
/// </summary>
internal static partial class PostEntry
{
    public static async Task<Results<Created<EntryResponse>, NotFound>> Handle(
        Guid reviewId,
        NewEntry request,
        Caller caller,
        [FromHeader(Name = IdempotencyKey.Header)] string? key,
        OversightDb db,
        TimeProvider clock,
        ILogger<OversightDb> logger,
        CancellationToken cancellationToken)
    {
        var text = PlainText.Optional(request.Text, "text") ?? "";
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var review = await db.LockAsync(reviewId, caller, cancellationToken);
        if (review is null)
            return TypedResults.NotFound();
        review.RequireScribe(caller);
        // Asked while the lock is held: the same entry sent twice at once waits here and finds the first one.
        var route = $"reviews/{reviewId}/entries";
        if (await IdempotencyKey.FindAsync(db, caller.MemberId, route, key, request, cancellationToken) is { } before)
            return await AnswerAsync(await db.Set<Entry>().SingleAsync(known => known.Id == before, cancellationToken));

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var number = review.NumberEntry(request.BranchId);
        var pictures = await EntryPictures.AttachAsync(db, id, request.PictureIds, caller.MemberId, now, cancellationToken);
        var content = new EntryContent(
            request.Kind, request.BranchId, request.Section, text, pictures, await SpeakerAsync(db, request, cancellationToken), request.SpeakerMemberId, request.IsKey);
        var entry = Entry.Post(id, reviewId, number, content, caller.MemberId, now);
        db.Add(entry);
        IdempotencyKey.Remember(db, caller.MemberId, route, key, request, id, now);
        await db.SaveChangesAsync(cancellationToken);
        var answer = await db.AnswerAsync(entry, cancellationToken);
        await ReviewChannels.TellAsync(db, reviewId, ReviewChannels.EntryPosted, answer, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        ReviewTelemetry.Posted();
        LogPosted(logger, reviewId, number, caller.MemberId);
        return TypedResults.Created(Address(entry), answer);

        async Task<Created<EntryResponse>> AnswerAsync(Entry known) =>
            TypedResults.Created(Address(known), await db.AnswerAsync(known, cancellationToken));

        string Address(Entry posted) => $"/api/oversight/reviews/{reviewId}/entries?after={posted.Number - 1}&limit=1";
    }

    private static async Task<string?> SpeakerAsync(OversightDb db, NewEntry request, CancellationToken cancellationToken) =>
        request.SpeakerMemberId is { } id
            ? (await MemberNames.ActiveAsync(db, [id], cancellationToken)).GetValueOrDefault(id)
                ?? throw new InputRejected("entry.speaker", "没有找到这位同志，写上姓名也可以", "The speaker is no active member.", "speakerMemberId")
            : string.IsNullOrWhiteSpace(request.SpeakerName) ? null : PlainText.Line(request.SpeakerName, "speakerName");

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Review {ReviewId} has entry {Number}, posted by {MemberId}")]
    private static partial void LogPosted(ILogger logger, Guid reviewId, int number, Guid memberId);
}
