using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Oversight.Reactions;

internal static class ReactionEndpoints
{
    public static void MapReactions(this IEndpointRouteBuilder routes)
    {
        var reactions = routes.MapGroup("/reviews/{reviewId:guid}/entries/{number:int}/reactions")
            .WithTags("Reactions").RequireAuthorization(Policies.Member);
        reactions.MapPut("/{kind}", React.Add).WithName("AddReaction");
        reactions.MapDelete("/{kind}", React.TakeBack).WithName("TakeBackReaction");
    }
}
