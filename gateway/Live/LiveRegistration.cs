using PartyPlatform.Gateway.Callers;
using PartyPlatform.Live;

namespace PartyPlatform.Gateway.Live;

internal static class LiveRegistration
{
    public static void AddLiveStreams(this WebApplicationBuilder builder)
    {
        builder.Services.AddFanout();
        builder.Services.AddSingleton<MachineToken>();
        builder.Services.AddSingleton<Replicas>();
        builder.Services.AddSingleton<Grants>();
        builder.Services.AddSingleton<Audience>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Audience>());
        builder.Services.AddSingleton<EndWatching>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<EndWatching>());
    }

    /// <summary>What the gateway alone reads from services is not there for anybody outside, whatever token they have.</summary>
    public static void MapLiveUpstreamsAway(this WebApplication app) =>
        app.Map("/api/{service}/live-channels/{**rest}", () => TypedResults.NotFound())
            .WithOrder(-1).WithMetadata(RouteKind.Open).AllowAnonymous().ExcludeFromDescription();
}
