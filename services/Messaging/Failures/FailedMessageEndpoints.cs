using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PartyPlatform.Messaging;

/// <summary>The staff API over what could not be handled.</summary>
public static class FailedMessageEndpoints
{
    /// <summary>Maps list, reading, sending again and giving up below <c>{prefix}/failed-messages</c>.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="prefix">The service's address, e.g. <c>/api/learning</c>.</param>
    /// <param name="policy">Who may; the bodies hold what the events hold.</param>
    public static IEndpointRouteBuilder MapFailedMessages(this IEndpointRouteBuilder routes, string prefix, string policy = "Operations")
    {
        var failed = routes.MapGroup($"{prefix}/failed-messages").WithTags("FailedMessages").RequireAuthorization(policy);
        failed.MapGet("/", Failures.ListFailedMessages.Handle).WithName(nameof(Failures.ListFailedMessages));
        failed.MapGet("/{id:guid}", Failures.ReadFailedMessage.Handle).WithName(nameof(Failures.ReadFailedMessage));
        failed.MapPost("/{id:guid}/resend", Failures.ResendFailedMessage.Handle).WithName(nameof(Failures.ResendFailedMessage));
        failed.MapDelete("/{id:guid}", Failures.DiscardFailedMessage.Handle).WithName(nameof(Failures.DiscardFailedMessage));
        return routes;
    }
}
