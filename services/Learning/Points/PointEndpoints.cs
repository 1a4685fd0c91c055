using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Learning.Points;

internal static class PointEndpoints
{
    public static IHostApplicationBuilder AddPoints(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PointRules>();
        builder.Services.AddScoped<StoryLedger>();
        return builder;
    }

    public static void MapPoints(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup("").WithTags("Points").RequireAuthorization(Policies.Member);
        members.MapGet("/my/points", ReadMyPoints.Handle).WithName(nameof(ReadMyPoints));
        members.MapGet("/my/points/entries", ListMyPointEntries.Handle).WithName(nameof(ListMyPointEntries));
        members.MapGet("/points/rules", ListPointRules.Handle).WithName(nameof(ListPointRules));
        members.MapGet("/leaderboards/branches", ReadBranchLeaderboard.Handle).WithName(nameof(ReadBranchLeaderboard));

        var office = routes.MapGroup("/points").WithTags("Points").RequireAuthorization(Policies.PartyOffice);
        office.MapPost("/entries/{entryId:guid}/reversal", ReversePoints.Handle).WithName(nameof(ReversePoints));
    }
}
