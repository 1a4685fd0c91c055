using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Oversight.Comments;

internal static class CommentEndpoints
{
    public static IHostApplicationBuilder AddComments(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<CommentOptions>().BindConfiguration(CommentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<CommentRules>();
        return builder;
    }

    public static void MapComments(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup("/reviews/{reviewId:guid}/comments").WithTags("Comments").RequireAuthorization(Policies.Member);
        members.MapGet("/", ListComments.Handle).WithName(nameof(ListComments));
        members.MapPost("/", PostComment.Handle).WithName(nameof(PostComment));

        var office = routes.MapGroup("/reviews/{reviewId:guid}").WithTags("Comments").RequireAuthorization(Policies.PartyOffice);
        office.MapPost("/comments/{commentId:guid}/release", ReleaseComment.Handle).WithName(nameof(ReleaseComment));
        office.MapPost("/comments/{commentId:guid}/removal", RemoveComment.Handle).WithName(nameof(RemoveComment));
        office.MapGet("/comment-decisions", ListCommentDecisions.Handle).WithName(nameof(ListCommentDecisions));
    }
}
