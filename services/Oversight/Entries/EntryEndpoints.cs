using PartyPlatform.Media;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Oversight.Entries;

internal static class EntryEndpoints
{
    /// <summary>The routes of entries. Who posts is decided by each review: the Party office and the scribes that it names.</summary>
    public static void MapEntries(this IEndpointRouteBuilder routes)
    {
        var entries = routes.MapGroup("/reviews/{reviewId:guid}").WithTags("Entries").RequireAuthorization(Policies.Member);
        entries.MapGet("/entries", ListEntries.Handle).WithName(nameof(ListEntries));
        entries.MapPost("/entries", PostEntry.Handle).WithName(nameof(PostEntry));
        entries.MapPut("/entries/{number:int}", CorrectEntry.Handle).WithName(nameof(CorrectEntry));
        entries.MapPut("/entries/{number:int}/marks", MarkEntry.Handle).WithName(nameof(MarkEntry));
        entries.MapPost("/entries/{number:int}/confirmation", ConfirmRemark.Handle).WithName(nameof(ConfirmRemark));
        entries.MapGet("/pictures/{pictureId:guid}", ReadEntryPicture.Handle).WithName(nameof(ReadEntryPicture));
        routes.MapPictureUpload<OversightDb>();
    }
}
