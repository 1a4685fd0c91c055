using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PartyPlatform.Live.Streams;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Live;

/// <summary>Which channel a request is about, or null if there is none that this caller may watch.</summary>
public delegate ValueTask<string?> ChannelOf(HttpContext http, Caller caller);

/// <summary>The routes of live streams.</summary>
public static class LiveEndpoints
{
    /// <summary>
    /// Maps a live channel: with <c>Accept: text/event-stream</c> its events after <c>Last-Event-ID</c> or <c>?after=</c>,
    /// with <see cref="StreamGrant.MediaType"/> the grant on which the gateway shows it. The group's policy lets members in.
    /// End the pattern with <c>/live</c>: that is how the gateway knows such a route.
    /// </summary>
    /// <param name="routes">The group; its policy must be one that finds the <see cref="Caller"/>.</param>
    /// <param name="pattern">Such as <c>/reviews/{reviewId:guid}/live</c>.</param>
    /// <param name="channelOf">Decides whether this caller may watch, as for any reading of the same thing; null answers 404.</param>
    public static RouteHandlerBuilder MapLiveChannel(this IEndpointRouteBuilder routes, string pattern, ChannelOf channelOf) =>
        routes.MapGet(pattern, (HttpContext http, Caller caller) => WatchChannel.HandleAsync(http, caller, channelOf))
            .Produces<StreamGrant>(StatusCodes.Status200OK, StreamGrant.MediaType)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status406NotAcceptable)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    /// <summary>
    /// Maps <c>/live-channels/{channel}</c>, from which the gateway under its own machine identity reads every channel of
    /// the service: the events after <c>?after=</c> and then what comes, or with <c>?limit=</c> that many and no more.
    /// </summary>
    public static RouteHandlerBuilder MapLiveUpstream(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/live-channels/{channel}", ServeUpstream.HandleAsync)
            .RequireAuthorization(Policies.Scope(Policies.LiveScope))
            .ExcludeFromDescription();
}
