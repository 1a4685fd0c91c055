using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Showcase.Stories;

internal static class StoryEndpoints
{
    public static IHostApplicationBuilder AddStories(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<StoryPages>();
        builder.Services.AddScoped<DecideStory>();
        return builder;
    }

    public static void MapStories(this IEndpointRouteBuilder routes)
    {
        var stories = routes.MapGroup("/stories").WithTags("Stories").RequireAuthorization(Policies.Member);
        stories.MapGet("/", ListStories.Handle).WithName(nameof(ListStories));
        stories.MapGet("/{storyId:guid}", ReadStory.Handle).WithName(nameof(ReadStory));
        stories.MapGet("/{storyId:guid}/canonical", ReadCanonical.Handle).WithName(nameof(ReadCanonical));
        stories.MapPut("/{storyId:guid}/like", LikeStory.Handle).WithName(nameof(LikeStory));
        stories.MapDelete("/{storyId:guid}/like", LikeStory.Undo).WithName("UnlikeStory");
        stories.MapPost("/{storyId:guid}/withdrawal", WithdrawStory.Handle).WithName(nameof(WithdrawStory));
        stories.MapGet("/{storyId:guid}/history", ReadHistory.Handle).WithName(nameof(ReadHistory));
        stories.MapGet("/{storyId:guid}/versions/{number:int}", ReadVersion.Handle).WithName(nameof(ReadVersion));
        routes.MapGet("/pictures/{pictureId:guid}", ReadPicture.Handle).WithName(nameof(ReadPicture)).WithTags("Pictures").RequireAuthorization(Policies.Member);

        var mine = routes.MapGroup("").WithTags("Stories (author)").RequireAuthorization(Policies.Member);
        mine.MapGet("/my/stories", ListMyStories.Handle).WithName(nameof(ListMyStories));
        mine.MapPost("/stories", DraftStory.Handle).WithName(nameof(DraftStory));
        mine.MapPost("/stories/preview", PreviewStory.Handle).WithName(nameof(PreviewStory));
        mine.MapPut("/stories/{storyId:guid}", EditStory.Handle).WithName(nameof(EditStory));
        mine.MapDelete("/stories/{storyId:guid}", DiscardDraft.Handle).WithName(nameof(DiscardDraft));
        mine.MapPost("/stories/{storyId:guid}/submission", SubmitStory.Handle).WithName(nameof(SubmitStory));

        var office = routes.MapGroup("").WithTags("Stories (office)").RequireAuthorization(Policies.PartyOffice);
        office.MapGet("/office/stories", ListOfficeStories.Handle).WithName(nameof(ListOfficeStories));
        office.MapGet("/office/stories/queue", ListReviewQueue.Handle).WithName(nameof(ListReviewQueue));
        office.MapGet("/office/stories/counts", CountStories.Handle).WithName(nameof(CountStories));
        office.MapPost("/stories/{storyId:guid}/return", ReturnStory.Handle).WithName(nameof(ReturnStory));
        office.MapPost("/stories/{storyId:guid}/approval", ApproveStory.Handle).WithName(nameof(ApproveStory));
        office.MapPut("/stories/{storyId:guid}/feature", FeatureStory.Handle).WithName(nameof(FeatureStory));
        office.MapDelete("/stories/{storyId:guid}/feature", FeatureStory.Undo).WithName("UnfeatureStory");
    }
}
