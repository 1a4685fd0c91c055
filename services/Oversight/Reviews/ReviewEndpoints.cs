using PartyPlatform.Live;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Oversight.Reviews;

internal static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder routes)
    {
        var office = routes.MapGroup("/reviews").WithTags("Reviews").RequireAuthorization(Policies.PartyOffice);
        office.MapPost("/", DraftReview.Handle).WithName(nameof(DraftReview));
        office.MapPut("/{reviewId:guid}", EditReview.Handle).WithName(nameof(EditReview));
        office.MapDelete("/{reviewId:guid}", DeleteDraft.Handle).WithName(nameof(DeleteDraft));
        office.MapPost("/{reviewId:guid}/announce", AnnounceReview.Handle).WithName(nameof(AnnounceReview));
        office.MapPost("/{reviewId:guid}/reschedule", RescheduleReview.Handle).WithName(nameof(RescheduleReview));
        office.MapPost("/{reviewId:guid}/cancel", CancelReview.Handle).WithName(nameof(CancelReview));
        office.MapPost("/{reviewId:guid}/start", StartReview.Handle).WithName(nameof(StartReview));
        office.MapPost("/{reviewId:guid}/close", CloseReview.Handle).WithName(nameof(CloseReview));
        office.MapPost("/{reviewId:guid}/archive", ArchiveReview.Handle).WithName(nameof(ArchiveReview));

        var members = routes.MapGroup("/reviews").WithTags("Reviews").RequireAuthorization(Policies.Member);
        members.MapGet("/", ListReviews.Handle).WithName(nameof(ListReviews));
        members.MapGet("/{reviewId:guid}", ReadReview.Handle).WithName(nameof(ReadReview));
        // The handler lets scribes in: a scribe is any member whom this one review names.
        members.MapPost("/{reviewId:guid}/agenda/next", MoveAgenda.Handle).WithName(nameof(MoveAgenda));
        members.MapLiveChannel("/{reviewId:guid}/live", ReviewChannels.LiveAsync).WithName("FollowReview");
        members.MapLiveChannel("/{reviewId:guid}/comments/live", ReviewChannels.CommentsAsync).WithName("FollowComments");
    }
}
