using PartyPlatform.Contracts.Membership;
using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Messaging;

namespace PartyPlatform.Notifications.Subscribers;

internal static class SubscriberEndpoints
{
    public static void MapSubscribers(this RouteGroupBuilder api)
    {
        var subscribers = api.MapGroup("/subscribers").WithTags("Subscribers");
        subscribers.MapGet("/", ListSubscribers.Handle).WithName(nameof(ListSubscribers)).RequireAuthorization(Policies.Operations);
        subscribers.MapGet("/systems", ListSystems.Handle).WithName(nameof(ListSystems)).RequireAuthorization(Policies.Operations);
        subscribers.MapGet("/{id:guid}", ReadSubscriber.Handle).WithName(nameof(ReadSubscriber)).RequireAuthorization(Policies.Operations);

        var change = subscribers.MapGroup("").RequireAuthorization(Policies.Administrator);
        change.MapPost("/", RegisterSubscriber.Handle).WithName(nameof(RegisterSubscriber));
        change.MapPut("/{id:guid}/patterns", ChangePatterns.Handle).WithName(nameof(ChangePatterns));
        change.MapPost("/{id:guid}/rotate-password", RotatePassword.Handle).WithName(nameof(RotatePassword));
        change.MapPost("/{id:guid}/disable", DisableSubscriber.Handle).WithName(nameof(DisableSubscriber));
        change.MapPost("/{id:guid}/enable", EnableSubscriber.Handle).WithName(nameof(EnableSubscriber));
        change.MapDelete("/{id:guid}", RemoveSubscriber.Handle).WithName(nameof(RemoveSubscriber));
    }

    public static MessagingBuilder HandleSubscribers(this MessagingBuilder messaging) => messaging.Handle<ConnectedSystemChanged, RecordSystem>();

    public static void AddSubscribers(this IHostApplicationBuilder builder) => builder.Services.AddHostedService<AskForSystems>();
}
