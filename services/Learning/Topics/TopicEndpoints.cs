using PartyPlatform.Learning.Demo;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Learning.Topics;

internal static class TopicEndpoints
{
    public static IHostApplicationBuilder AddTopics(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<TopicOptions>().BindConfiguration(TopicOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<IDemoPart, TopicDemo>();
        return builder;
    }

    public static void MapTopics(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup("").WithTags("Topics (member)").RequireAuthorization(Policies.Member);
        members.MapGet("/my/topics", ListMyTopics.Handle).WithName(nameof(ListMyTopics));
        members.MapGet("/my/walls", ListMyWalls.Handle).WithName(nameof(ListMyWalls));
        members.MapGet("/my/topics/{topicId:guid}", ReadMyTopic.Handle).WithName(nameof(ReadMyTopic));
        members.MapGet("/my/topics/{topicId:guid}/posts", ListPosts.Handle).WithName(nameof(ListPosts));
        members.MapGet("/my/topic-posts/{postId:guid}/replies", ListReplies.Handle).WithName(nameof(ListReplies));
        members.MapPost("/topics/{topicId:guid}/posts", WritePost.Handle).WithName(nameof(WritePost))
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        members.MapDelete("/topic-posts/{postId:guid}", DeletePost.Handle).WithName(nameof(DeletePost));
        members.MapPut("/topic-posts/{postId:guid}/like", LikePost.Handle).WithName(nameof(LikePost));
        members.MapDelete("/topic-posts/{postId:guid}/like", UnlikePost.Handle).WithName(nameof(UnlikePost));

        var moderators = routes.MapGroup("").WithTags("Topics").RequireAuthorization(Policies.BranchStaff);
        moderators.MapGet("/topics", ListTopics.Handle).WithName(nameof(ListTopics));
        moderators.MapGet("/topics/{topicId:guid}", ReadTopic.Handle).WithName(nameof(ReadTopic));
        moderators.MapGet("/topic-posts", ListManagedPosts.Handle).WithName(nameof(ListManagedPosts));
        moderators.MapPost("/topic-posts/{postId:guid}/removal", ModeratePost.Remove).WithName("RemovePost");
        moderators.MapPost("/topic-posts/{postId:guid}/release", ModeratePost.Release).WithName("ReleasePost");
        moderators.MapPut("/topic-posts/{postId:guid}/pin", ModeratePost.Pin).WithName("PinPost");
        moderators.MapDelete("/topic-posts/{postId:guid}/pin", ModeratePost.Unpin).WithName("UnpinPost");

        var office = routes.MapGroup("/topics").WithTags("Topics").RequireAuthorization(Policies.PartyOffice);
        office.MapPost("/", OpenTopic.Handle).WithName(nameof(OpenTopic));
        office.MapPut("/{topicId:guid}", EditTopic.Handle).WithName(nameof(EditTopic));
        office.MapPost("/{topicId:guid}/close", CloseTopic.Handle).WithName(nameof(CloseTopic));
        office.MapGet("/rules", ReadTopicRules.Handle).WithName(nameof(ReadTopicRules));
        office.MapPut("/rules", EditTopicRules.Handle).WithName(nameof(EditTopicRules));
    }
}
